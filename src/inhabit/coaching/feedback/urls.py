from django.urls import path

from inhabit.coaching.feedback import views

urlpatterns = [
    path("coaching/sessions/<int:pk>/working-together/", views.alliance, name="alliance"),
    path("coaching/as-coach/feedback/", views.coach_feedback, name="coach_feedback"),
    path("coaching/with/<int:pk>/review/", views.engagement_review, name="engagement_review"),
]
