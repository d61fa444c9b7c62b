from django.urls import path

from inhabit.coaching.goals import views, writing

urlpatterns = [
    path("coaching/with/<int:pk>/goals/", views.engagement_goals, name="engagement_goals"),
    path("coaching/goals/<int:pk>/", views.goal, name="goal"),
    path("coaching/goals/<int:pk>/words/", writing.goal_words, name="goal_words"),
    path("coaching/goals/<int:pk>/draft/", writing.goal_draft, name="goal_draft"),
    path("coaching/goals/<int:pk>/rating/", views.goal_rating, name="goal_rating"),
    path("coaching/goals/<int:pk>/sharing/", views.goal_sharing, name="goal_sharing"),
    path(
        "coaching/goals/<int:pk>/sharing/withdrawal/",
        views.goal_sharing_withdrawal,
        name="goal_sharing_withdrawal",
    ),
    path("coaching/goals/<int:pk>/coachs-view/", views.goal_coachs_view, name="goal_coachs_view"),
    path("coaching/goals/<int:pk>/removal/", views.goal_removal, name="goal_removal"),
]
