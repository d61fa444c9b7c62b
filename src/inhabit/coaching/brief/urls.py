from django.urls import path

from inhabit.coaching.brief import views

urlpatterns = [
    path("coaching/with/<int:pk>/brief/", views.engagement_brief, name="engagement_brief"),
    path("coaching/sessions/<int:pk>/brief/", views.session_brief, name="session_brief"),
    path("coaching/with/<int:pk>/next-time/", views.for_next_time, name="for_next_time"),
    path("coaching/with/<int:pk>/next-time/draft/", views.for_next_time_draft, name="for_next_time_draft"),
    path(
        "coaching/with/<int:pk>/next-time/withdrawal/",
        views.for_next_time_withdrawal,
        name="for_next_time_withdrawal",
    ),
]
