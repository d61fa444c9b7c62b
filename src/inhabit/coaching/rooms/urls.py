from django.urls import path

from inhabit.coaching.rooms.views import check_out, nudges, paragraphs, room, steps, tryouts

urlpatterns = [
    path("coaching/sessions/<int:pk>/room/", room.session_room, name="session_room"),
    path("coaching/sessions/<int:pk>/agenda/", room.session_agenda, name="session_agenda"),
    path("coaching/sessions/<int:pk>/paragraphs/", room.session_paragraphs, name="session_paragraphs"),
    path("coaching/sessions/<int:pk>/writing/", paragraphs.session_writing, name="session_writing"),
    path("coaching/sessions/<int:pk>/writing/draft/", paragraphs.session_draft, name="session_draft"),
    path("coaching/paragraphs/<int:pk>/", paragraphs.paragraph, name="paragraph"),
    path("coaching/sessions/<int:pk>/check-out/", check_out.session_check_out, name="session_check_out"),
    path("coaching/sessions/<int:pk>/held/", check_out.session_held, name="session_held"),
    path("coaching/check-outs/<int:pk>/outcome/", check_out.check_out_outcome, name="check_out_outcome"),
    path("coaching/sessions/<int:pk>/rehearsal/", tryouts.session_rehearsal, name="session_rehearsal"),
    path("coaching/sessions/<int:pk>/rehearsal/scene/", tryouts.session_scene, name="session_scene"),
    path("coaching/sessions/<int:pk>/rehearsal/change/", tryouts.session_change, name="session_change"),
    path("coaching/with/<int:pk>/steps/", steps.engagement_actions, name="engagement_actions"),
    path("coaching/steps/<int:pk>/closure/", steps.action_closure, name="action_closure"),
    path("coaching/steps/<int:pk>/reopening/", steps.action_reopening, name="action_reopening"),
    path("coaching/steps/<int:pk>/another-day/", steps.action_another_day, name="action_another_day"),
    path("coaching/with/<int:pk>/reminders/", nudges.engagement_nudges, name="engagement_nudges"),
    path("coaching/reminders/<int:pk>/", nudges.nudge_switch, name="nudge_switch"),
]
