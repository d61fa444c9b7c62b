"""Coaches suggested to everybody of an offer at once, when the programme team says so."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_person, place
from django.urls import reverse
from searches import look, make_coaches, offer_to_payroll, suggested

from inhabit.coaching.matching.tasks import match_cohort
from inhabit.coaching.models import Cohort, Enquiry, MatchingRun
from inhabit.notify.models import Notice

pytestmark = pytest.mark.django_db


def everybody(cast: Cast, number: int) -> tuple[Cohort, list[Enquiry]]:
    cohort = offer_to_payroll(cast, is_matched_together=True, budget=600)
    people = [make_person(f"Person {index}") for index in range(number)]
    for person in people:
        place(person, cast.payroll)
    return cohort, [look(person, cohort, topics=("telling",)) for person in people]


def test_who_has_said_what_they_need_waits_for_the_others(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 3)
    _cohort, [enquiry] = everybody(cast, 1)
    page = sign_in(enquiry.person).get(reverse("suggestions", args=[enquiry.pk])).content.decode()
    assert "The suggestions come soon" in page
    assert not suggested(enquiry)


def test_the_programme_team_starts_it_and_reads_what_came_of_it(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 3, capacity=3, topics=["telling"])
    cohort, enquiries = everybody(cast, 10)
    client, address = sign_in(cast.steward), reverse("cohort", args=[cohort.pk])
    assert "10 people have said what they need" in client.get(address).content.decode()
    client.post(reverse("cohort_matching", args=[cohort.pk]))
    client.post(reverse("cohort_matching", args=[cohort.pk]))
    run = MatchingRun.objects.get()
    match_cohort.func(run.pk)
    page = client.get(address).content.decode()
    assert "There is a place for 9 of 10 people" in page
    assert "For 1 person there is none. What rules out most coaches: has no place left." in page
    assert not any(str(one.person) in str(run.report) for one in enquiries)
    assert Notice.objects.filter(kind="coaching.suggestions").count() == 10


def test_who_sees_nobody_waits(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 1, languages=["pl"])
    cohort, [enquiry] = everybody(cast, 1)
    match_cohort.func(MatchingRun.objects.create(cohort=cohort).pk)
    page = sign_in(enquiry.person).get(reverse("suggestions", args=[enquiry.pk])).content.decode()
    assert "You are on the waiting list" in page
    assert not Notice.objects.exists()


def test_of_few_people_there_is_no_report(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 3)
    cohort, enquiries = everybody(cast, 3)
    client = sign_in(cast.steward)
    client.post(reverse("cohort_matching", args=[cohort.pk]))
    match_cohort.func(MatchingRun.objects.get().pk)
    page = client.get(reverse("cohort", args=[cohort.pk])).content.decode()
    assert "there is no report" in page
    assert len(suggested(enquiries[0])) == 3


def test_who_comes_later_is_suggested_coaches_at_once(cast: Cast) -> None:
    make_coaches(cast, 3)
    cohort, _enquiries = everybody(cast, 2)
    run = MatchingRun.objects.create(cohort=cohort)
    match_cohort.func(run.pk)
    assert len(suggested(look(cast.member, cohort))) == 3
