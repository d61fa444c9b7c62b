from django.urls import path

from inhabit.coaching.matching.views import conflict, searching, together

urlpatterns = [
    path("coaching/with/<int:pk>/conflict/", conflict.engagement_conflict, name="engagement_conflict"),
    path("coaching/offers/<int:pk>/matching/", together.cohort_matching, name="cohort_matching"),
    path(
        "coaching/offers/<int:pk>/matching/progress/",
        together.cohort_matching_progress,
        name="cohort_matching_progress",
    ),
    path("coaching/search/<int:pk>/needs/", searching.needs, name="coaching_needs"),
    path("coaching/search/<int:pk>/", searching.suggestions, name="suggestions"),
    path("coaching/search/<int:pk>/others/", searching.suggestions_refusal, name="suggestions_refusal"),
    path("coaching/search/<int:pk>/withdrawal/", searching.enquiry_withdrawal, name="enquiry_withdrawal"),
    path("coaching/search/<int:pk>/change/", searching.coach_change, name="coach_change"),
    path(
        "coaching/search/<int:pk>/choice/taken-back/",
        searching.coach_choice_undone,
        name="coach_choice_undone",
    ),
    path("coaching/suggestions/<int:pk>/choice/", searching.coach_choice, name="coach_choice"),
    path(
        "coaching/suggestions/<int:pk>/replacement/",
        searching.suggestion_replacement,
        name="suggestion_replacement",
    ),
]
