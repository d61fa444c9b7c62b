from django.urls import include, path

from inhabit.stages.clarify.views import contests, contributions, interpretations, stops, words

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
    path("contests/", contests.contests_for_me, name="contests_for_me"),
    path("contests/agreement/", contests.contests_agreement, name="contests_agreement"),
    path("contests/<int:pk>/", contests.contest, name="contest"),
    path("contests/<int:pk>/answer/", contests.contest_answer, name="contest_answer"),
    path("contests/<int:pk>/withdrawal/", contests.contest_withdrawal, name="contest_withdrawal"),
    path("programmes/<int:pk>/contests/", contests.programme_contests, name="programme_contests"),
    path(
        "programmes/<int:pk>/contests/<int:priority>/",
        contests.contests_on_priority,
        name="contests_on_priority",
    ),
    path("stopped/", stops.stopped, name="stopped"),
    path("units/<int:pk>/stops/", stops.unit_stops, name="unit_stops"),
    path("units/<int:pk>/stops/new/", stops.new_stop, name="new_stop"),
    path("units/<int:pk>/stops/history/", stops.stops_history, name="stops_history"),
    path("stops/<int:pk>/", stops.stop, name="stop"),
    path("stops/<int:pk>/removal/", stops.stop_removal, name="stop_removal"),
    path("stops/<int:pk>/return/", stops.stop_return, name="stop_return"),
    path("stops/<int:pk>/again/", stops.stop_again, name="stop_again"),
    path("stops/<int:pk>/place/", stops.stop_place, name="stop_place"),
    path("my-part/", contributions.my_parts, name="my_parts"),
    path("my-part/<int:pk>/", contributions.my_part, name="my_part"),
    path("my-part/<int:pk>/draft/", contributions.my_part_draft, name="my_part_draft"),
    path("my-part/<int:pk>/removal/", contributions.my_part_removal, name="my_part_removal"),
    path("", include("inhabit.stages.clarify.connect.urls")),
]
