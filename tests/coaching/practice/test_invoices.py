"""What a coach from outside invoices: sessions of offers, and nothing that tells of a person."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from cast import Cast, SignIn
from coaching_feedback import held
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage, make_coach, make_cohort
from queries import assert_max_queries

from inhabit.coaching.models import Coach, Engagement, Session
from inhabit.coaching.practice.billing import bills_of, coaches_to_pay


@pytest.fixture
def coach(cast: Cast) -> Coach:
    return make_coach(cast.coach, is_external=True, rate=Decimal(150), currency="EUR")


@pytest.fixture
def engagement(cast: Cast, coach: Coach) -> Engagement:
    return engage(cast.member, coach, cohort=make_cohort(cast.services, name="Leads first"))


def test_a_month_of_an_offer_is_one_line(
    cast: Cast, sign_in: SignIn, coach: Coach, engagement: Engagement
) -> None:
    noon = timezone.now().replace(day=15, hour=12) - timedelta(days=31)
    for hours in (0, 2):
        book(engagement, noon + timedelta(hours=hours), state=Session.State.HELD)
    (bill,) = bills_of(coach)
    assert (bill.offer, bill.sessions, bill.amount) == ("Leads first", 2, Decimal(300))
    page = assert_max_queries(sign_in(cast.coach), reverse("coach_bills")).text
    assert "300.00 EUR" in page
    taken = sign_in(cast.coach).get(reverse("coach_bills"), {"as": "csv"}).text
    assert "Leads first,2,150.00,300.00,EUR" in taken
    assert "Mia" not in page + taken
    assert [(one.coach, one.amount) for one in coaches_to_pay(bill.month)] == [(coach, Decimal(300))]


def test_whoever_asked_by_themself_is_on_no_invoice(cast: Cast, coach: Coach) -> None:
    held(engage(cast.colleague, coach))
    assert bills_of(coach) == []
    assert coaches_to_pay(timezone.localdate().replace(day=1)) == []


def test_an_invoice_does_not_say_who_did_not_come(coach: Coach, engagement: Engagement) -> None:
    noon = timezone.now().replace(day=15, hour=12) - timedelta(days=31)
    book(engagement, noon, state=Session.State.CANCELLED, is_late=True)
    book(engagement, noon + timedelta(hours=2), state=Session.State.MISSED)
    assert bills_of(coach) == []


def test_without_a_rate_or_from_inside_there_is_none(coach: Coach, engagement: Engagement) -> None:
    held(engagement)
    coach.rate = None
    assert bills_of(coach) == []
    coach.rate, coach.is_external = Decimal(150), False
    assert bills_of(coach) == []
