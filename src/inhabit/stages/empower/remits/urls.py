from django.urls import URLPattern, path

from inhabit.stages.empower.remits.views import agreeing, pages, programmes, requests, writing

urlpatterns: list[URLPattern] = [
    path("may-i/", pages.may_i, name="may_i"),
    path("units/<int:pk>/remits/", pages.unit_remits, name="unit_remits"),
    path("units/<int:pk>/remits/new/", writing.new_remit, name="new_remit"),
    path("remits/<int:pk>/", pages.remit, name="remit"),
    path("remits/<int:pk>/history/", pages.remit_history, name="remit_history"),
    path("remits/<int:pk>/draft/", writing.remit_draft, name="remit_draft"),
    path("remits/<int:pk>/people/", writing.remit_people, name="remit_people"),
    path("remits/<int:pk>/discarding/", writing.remit_discarding, name="remit_discarding"),
    path("remits/<int:pk>/proposal/", writing.remit_proposal, name="remit_proposal"),
    path("remits/<int:pk>/lines/<uuid:key>/", writing.remit_line, name="remit_line"),
    path("remits/<int:pk>/lines/<uuid:key>/removal/", writing.remit_line_removal, name="remit_line_removal"),
    path("remits/<int:pk>/lines/<uuid:key>/return/", writing.remit_line_return, name="remit_line_return"),
    path("remits/<int:pk>/agreement/", agreeing.remit_agreement, name="remit_agreement"),
    path("remits/<int:pk>/wish/", agreeing.remit_wish, name="remit_wish"),
    path("remits/wishes/<int:pk>/reply/", agreeing.remit_reply, name="remit_reply"),
    path("remits/<int:pk>/holding/", agreeing.remit_holding, name="remit_holding"),
    path("remits/<int:pk>/review/", agreeing.remit_review, name="remit_review"),
    path("remits/<int:pk>/again/", agreeing.remit_again, name="remit_again"),
    path("remits/<int:pk>/end/", agreeing.remit_end, name="remit_end"),
    path("decision-requests/", requests.decision_requests, name="decision_requests"),
    path("decision-requests/new/", requests.new_decision_request, name="new_decision_request"),
    path("decision-requests/<int:pk>/", requests.decision_request, name="decision_request"),
    path("decision-requests/<int:pk>/too/", requests.decision_request_too, name="decision_request_too"),
    path("decision-requests/<int:pk>/settlement/", requests.decision_settlement, name="decision_settlement"),
    path("decision-requests/<int:pk>/refusal/", requests.decision_refusal, name="decision_refusal"),
    path("programmes/<int:pk>/remits/", programmes.programme_remits, name="programme_remits"),
]
