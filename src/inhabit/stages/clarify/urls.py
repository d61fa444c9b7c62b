from django.urls import include, path

from inhabit.stages.clarify.views import contributions, interpretations, words

urlpatterns = [
    path("units/<int:pk>/interpretations/", interpretations.interpretations, name="interpretations"),
    path(
        "units/<int:pk>/interpretations/sharing/",
        interpretations.interpretation_sharing,
        name="interpretation_sharing",
    ),
    path(
        "units/<int:pk>/interpretations/<int:priority>/",
        interpretations.interpretation,
        name="interpretation",
    ),
    path(
        "units/<int:pk>/interpretations/<int:priority>/draft/",
        interpretations.interpretation_draft,
        name="interpretation_draft",
    ),
    path(
        "units/<int:pk>/interpretations/<int:priority>/draft/removal/",
        interpretations.interpretation_draft_removal,
        name="interpretation_draft_removal",
    ),
    path("units/<int:pk>/interpretations/<int:priority>/words/", words.words, name="words"),
    path(
        "units/<int:pk>/interpretations/<int:priority>/words/versions/",
        words.versions_of_words,
        name="versions_of_words",
    ),
    path(
        "units/<int:pk>/interpretation-request/",
        interpretations.interpretation_request,
        name="interpretation_request",
    ),
    path(
        "units/<int:pk>/interpretation-request/withdrawal/",
        interpretations.interpretation_request_withdrawal,
        name="interpretation_request_withdrawal",
    ),
    path("my-part/", contributions.my_parts, name="my_parts"),
    path("my-part/<int:pk>/", contributions.my_part, name="my_part"),
    path("my-part/<int:pk>/draft/", contributions.my_part_draft, name="my_part_draft"),
    path("my-part/<int:pk>/removal/", contributions.my_part_removal, name="my_part_removal"),
    path("", include("inhabit.stages.clarify.connect.urls")),
]
