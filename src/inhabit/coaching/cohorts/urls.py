from django.urls import path

from inhabit.coaching.cohorts.views import cohorts, offers

urlpatterns = [
    path("coaching/offers/", cohorts.cohorts, name="cohorts"),
    path("coaching/offers/new/", cohorts.cohort_new, name="cohort_new"),
    path("coaching/offers/<int:pk>/", cohorts.cohort, name="cohort"),
    path("coaching/offers/<int:pk>/edit/", cohorts.cohort_edit, name="cohort_edit"),
    path("coaching/offers/<int:pk>/sending/", cohorts.cohort_offers, name="cohort_offers"),
    path("coaching/offers/<int:pk>/progress/", cohorts.cohort_progress, name="cohort_progress"),
    path("coaching/offers/<int:pk>/closure/", cohorts.cohort_closure, name="cohort_closure"),
    path(
        "coaching/offers/<int:pk>/people/<int:member_pk>/withdrawal/",
        cohorts.cohort_withdrawal,
        name="cohort_withdrawal",
    ),
    path("coaching/offered/<int:pk>/acceptance/", offers.offer_acceptance, name="offer_acceptance"),
    path("coaching/offered/<int:pk>/refusal/", offers.offer_refusal, name="offer_refusal"),
    path("coaching/request/", offers.own_request, name="own_request"),
    path("coaching/rules/", offers.coaching_rules, name="coaching_rules"),
]
