"""What has become of an offer's budget, and where it goes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from coaching_feedback import coached, held
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage, make_coach, make_cohort
from queries import assert_max_queries

from inhabit.coaching.agreements.ending import end_engagement
from inhabit.coaching.models import Coach, Cohort, Session
from inhabit.coaching.practice.budget import Use, use_of


@pytest.fixture
def coach(cast: Cast) -> Coach:
    return make_coach(cast.coach, capacity=50, is_external=True, rate=100, currency="EUR")


@pytest.fixture
def cohort(cast: Cast, coach: Coach) -> Cohort:
    """60 sessions, of which two people have held one each and booked one."""
    cohort = make_cohort(cast.services)
    for number in range(2):
        _person, session = coached(cast, coach, f"Person {number}", cohort=cohort)
        book(session.engagement, timezone.now() + timedelta(days=3, hours=number))
    return cohort


def use(cohort: Cohort) -> Use:
    (found,) = use_of([cohort])
    return found


def test_used_booked_and_promised(cohort: Cohort) -> None:
    found = use(cohort)
    assert (found.held, found.booked, found.promised) == (2, 2, 12)
    assert [(currency, int(cost)) for currency, cost in found.costs] == [("EUR", 200)]


def test_what_has_ended_promises_nothing_more(cast: Cast, cohort: Cohort) -> None:
    end_engagement(engagement=cohort.engagements.first(), by=None)
    assert use(cohort).promised == 7


def test_the_forecast_goes_on_at_the_pace_of_eight_weeks(cohort: Cohort) -> None:
    cohort.ends_on = timezone.localdate() + timedelta(weeks=16)
    assert use(cohort).forecast == 6
    cohort.ends_on = timezone.localdate() - timedelta(days=1)
    assert use(cohort).forecast == 2


def test_late_ones_are_told_from_eight_people_on(cast: Cast, coach: Coach, cohort: Cohort) -> None:
    missed = timezone.now() - timedelta(days=20)
    book(cohort.engagements.first(), missed, state=Session.State.MISSED)
    assert use(cohort).late is None
    for number in range(2, 8):
        coached(cast, coach, f"Person {number}", cohort=cohort)
    assert use(cohort).late == 1


def test_the_page_warns_before_the_budget_is_exceeded(cast: Cast, sign_in: SignIn, cohort: Cohort) -> None:
    steward = sign_in(cast.steward)
    assert "are held or promised" not in assert_max_queries(steward, reverse("practice")).text
    Cohort.objects.update(budget=13)
    assert "12 of 13 sessions are held or promised" in steward.get(reverse("practice")).text
    Cohort.objects.update(budget=11)
    assert "12 sessions are promised, the budget is 11" in steward.get(reverse("practice")).text


def by_week(client: Client) -> str:
    return client.get(reverse("practice"), {"chart": "sessions-by-week", "as": "csv"}).text


def test_weeks_are_told_from_eight_people_on(
    cast: Cast, sign_in: SignIn, coach: Coach, cohort: Cohort
) -> None:
    assert "Leads first" not in by_week(sign_in(cast.steward))
    for number in range(2, 8):
        coached(cast, coach, f"Person {number}", cohort=cohort)
    assert "8 of 60" in by_week(sign_in(cast.steward))


def test_what_people_asked_for_themselves_moves_nothing(
    cast: Cast, sign_in: SignIn, coach: Coach, cohort: Cohort
) -> None:
    for number in range(2, 8):
        coached(cast, coach, f"Person {number}", cohort=cohort)
    before, page = use(cohort), by_week(sign_in(cast.steward))
    held(engage(cast.member, coach))
    assert (use(cohort), by_week(sign_in(cast.steward))) == (before, page)
