from django.urls import URLPattern, path

from inhabit.stages.reflect.adjustments.views import adjustments, changes, for_remits, proposing

urlpatterns: list[URLPattern] = [
    path(
        "units/<int:pk>/words/<int:priority>/proposal/", proposing.propose_for_words, name="propose_for_words"
    ),
    path("strategies/<int:pk>/proposal/", proposing.propose_for_strategy, name="propose_for_strategy"),
    path("remits/<int:pk>/change/", for_remits.propose_for_remit, name="propose_for_remit"),
    path("changes/", changes.changes, name="changes"),
    path("units/<int:pk>/changes/", changes.unit_changes, name="unit_changes"),
    path("programmes/<int:pk>/changes/", changes.programme_changes, name="programme_changes"),
    path("changes/waiting/", adjustments.adjustments_for_me, name="adjustments_for_me"),
    path("changes/mine/", adjustments.my_adjustments, name="my_adjustments"),
    path("changes/<int:pk>/", adjustments.adjustment, name="adjustment"),
    path("changes/<int:pk>/answer/", adjustments.adjustment_answer, name="adjustment_answer"),
    path("changes/<int:pk>/support/", adjustments.adjustment_support, name="adjustment_support"),
    path("changes/<int:pk>/withdrawal/", adjustments.adjustment_withdrawal, name="adjustment_withdrawal"),
]
