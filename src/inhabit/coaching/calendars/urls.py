from django.urls import path

from inhabit.coaching.calendars import views

urlpatterns = [
    path("coaching/calendar/", views.calendar_choices, name="calendar_choices"),
    path("coaching/calendar/address/", views.calendar_address, name="calendar_address"),
    path(
        "coaching/calendar/address/removal/", views.calendar_address_removal, name="calendar_address_removal"
    ),
    path("coaching/calendar/meeting-place/", views.meeting_place, name="meeting_place"),
    path("coaching/calendar/<str:secret>.ics", views.calendar_feed, name="calendar_feed"),
    path("coaching/sessions/<int:pk>/appointment.ics", views.session_calendar, name="session_calendar"),
]
