from django.urls import URLPattern, path

from inhabit.stages.empower.decisions.views import lists, writing

urlpatterns: list[URLPattern] = [
    path("decisions/", lists.my_decisions, name="my_decisions"),
    path("decisions/new/", writing.decision_new, name="decision_new"),
    path("decisions/<int:pk>/", writing.decision, name="decision"),
    path("decisions/<int:pk>/change/", writing.decision_change, name="decision_change"),
    path("decisions/<int:pk>/withdrawal/", writing.decision_withdrawal, name="decision_withdrawal"),
    path("decisions/<int:pk>/return/", writing.decision_return, name="decision_return"),
    path("decisions/<int:pk>/look-back/", writing.decision_look, name="decision_look"),
    path("units/<int:pk>/decisions/", lists.unit_decisions, name="unit_decisions"),
    path("programmes/<int:pk>/decisions/", lists.programme_decisions, name="programme_decisions"),
]
