from django.urls import path

from inhabit.coaching.booking.views import agenda, hours, series, sessions, slots, waiting

urlpatterns = [
    path("coaching/with/<int:pk>/sessions/", sessions.engagement_sessions, name="engagement_sessions"),
    path("coaching/with/<int:pk>/slots/", slots.session_slots, name="session_slots"),
    path("coaching/with/<int:pk>/waiting-place/", waiting.waiting_place, name="waiting_place"),
    path(
        "coaching/with/<int:pk>/waiting-place/removal/",
        waiting.waiting_place_removal,
        name="waiting_place_removal",
    ),
    path("coaching/with/<int:pk>/series/", series.session_series, name="session_series"),
    path("coaching/sessions/<int:pk>/rest/", series.series_rest, name="series_rest"),
    path("coaching/matches/<int:pk>/slots/", slots.meeting_slots, name="meeting_slots"),
    path("coaching/sessions/<int:pk>/", sessions.session, name="session"),
    path("coaching/sessions/<int:pk>/time/", slots.session_time, name="session_time"),
    path(
        "coaching/sessions/<int:pk>/cancellation/", sessions.session_cancellation, name="session_cancellation"
    ),
    path("coaching/sessions/<int:pk>/outcome/", sessions.session_outcome, name="session_outcome"),
    path("coaching/sessions/<int:pk>/objection/", sessions.session_objection, name="session_objection"),
    path("coaching/as-coach/agenda/", agenda.coach_agenda, name="coach_agenda"),
    path("coaching/as-coach/hours/", hours.coach_hours, name="coach_hours"),
    path("coaching/as-coach/hours/changes/", hours.coach_changes, name="coach_changes"),
    path(
        "coaching/as-coach/hours/changes/<int:pk>/removal/",
        hours.coach_change_removal,
        name="coach_change_removal",
    ),
    path("coaching/as-coach/hours/rules/", hours.coach_booking_rules, name="coach_booking_rules"),
]
