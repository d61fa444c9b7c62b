from django.urls import URLPattern, path

from inhabit.stages.reflect.retrospectives.views import facilitating, live, pages, writing

urlpatterns: list[URLPattern] = [
    path("units/<int:pk>/retrospectives/", pages.unit_retrospectives, name="unit_retrospectives"),
    path("units/<int:pk>/retrospectives/new/", pages.new_retrospective, name="new_retrospective"),
    path("retrospectives/<int:pk>/", live.retrospective, name="retrospective"),
    path("retrospectives/<int:pk>/state/", live.retrospective_state, name="retrospective_state"),
    path("retrospectives/<int:pk>/summary/", pages.retrospective_summary, name="retrospective_summary"),
    path("retrospectives/<int:pk>/cards/", writing.retrospective_card, name="retrospective_card"),
    path("retrospectives/<int:pk>/places/", writing.retrospective_place, name="retrospective_place"),
    path("retrospectives/<int:pk>/titles/", writing.retrospective_title, name="retrospective_title"),
    path("retrospectives/<int:pk>/voices/", writing.retrospective_voice, name="retrospective_voice"),
    path("retrospectives/<int:pk>/ideas/", writing.retrospective_idea, name="retrospective_idea"),
    path("retrospectives/<int:pk>/supports/", writing.retrospective_support, name="retrospective_support"),
    path("retrospectives/<int:pk>/acts/", writing.retrospective_act, name="retrospective_act"),
    path("retrospectives/<int:pk>/phase/", facilitating.retrospective_phase, name="retrospective_phase"),
    path("retrospectives/<int:pk>/time/", facilitating.retrospective_time, name="retrospective_time"),
    path(
        "retrospectives/<int:pk>/facilitator/",
        facilitating.retrospective_facilitator,
        name="retrospective_facilitator",
    ),
    path(
        "retrospectives/<int:pk>/takeover/",
        facilitating.retrospective_takeover,
        name="retrospective_takeover",
    ),
    path(
        "retrospectives/<int:pk>/removals/", facilitating.retrospective_removal, name="retrospective_removal"
    ),
    path("retrospectives/<int:pk>/end/", facilitating.retrospective_end, name="retrospective_end"),
    path(
        "retrospectives/<int:pk>/cancellation/",
        facilitating.retrospective_cancellation,
        name="retrospective_cancellation",
    ),
    path(
        "retrospectives/<int:pk>/reopening/",
        facilitating.retrospective_reopening,
        name="retrospective_reopening",
    ),
]
