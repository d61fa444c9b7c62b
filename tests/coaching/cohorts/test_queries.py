"""Pages of offers and searches ask the database little, however many there are."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_person, place
from django.urls import reverse
from engagements import make_cohort
from queries import assert_max_queries
from searches import look, make_coaches

from inhabit.coaching.models import CoachingRules, Enquiry, Offer

pytestmark = pytest.mark.django_db


def test_an_offer_to_many(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 3)
    cohort = make_cohort(cast.board, audience="everyone", is_matched_together=True, budget=900)
    for index in range(60):
        person = make_person(f"Person {index}")
        place(person, cast.payroll)
        offer = Offer.objects.create(cohort=cohort, person=person, state="accepted")
        Enquiry.objects.create(person=person, offer=offer)
    client = sign_in(cast.steward)
    assert_max_queries(client, reverse("cohort", args=[cohort.pk]))
    assert_max_queries(client, reverse("cohort_edit", args=[cohort.pk]))


def test_many_offers(cast: Cast, sign_in: SignIn) -> None:
    for _index in range(25):
        make_cohort(cast.payroll)
    assert_max_queries(sign_in(cast.steward), reverse("cohorts"))


def test_my_coaching_my_needs_and_my_suggestions(cast: Cast, sign_in: SignIn) -> None:
    CoachingRules.objects.create(pk=1, is_own_request_open=True)
    make_coaches(cast, 20)
    cohort = make_cohort(cast.payroll, audience="everyone", party=cast.director)
    enquiry = look(cast.member)
    Offer.objects.create(cohort=cohort, person=cast.member)
    client = sign_in(cast.member)
    assert_max_queries(client, reverse("coaching"))
    assert_max_queries(client, reverse("coaching_needs", args=[enquiry.pk]))
    assert_max_queries(client, reverse("suggestions", args=[enquiry.pk]))
