"""Figures of all coaching: from eight people on, by the month; own requests only together with the rest."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from cast import Cast, SignIn, make_person, place
from coaching_feedback import coached
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage, make_coach, make_cohort
from queries import assert_max_queries

from inhabit.coaching.agreements.ending import end_engagement
from inhabit.coaching.models import Coach, Cohort, Engagement, Enquiry, Offer, Session
from inhabit.coaching.practice.totals import Level, Share, acceptance, drop_outs, merged, month_begun, totals
from inhabit.coaching.practice.waits import quarter_begun, waits_by_quarter

LAST_MONTH = timedelta(days=3)


@pytest.fixture
def coach(cast: Cast) -> Coach:
    return make_coach(cast.coach, capacity=99)


@pytest.fixture
def cohort(cast: Cast, coach: Coach) -> Cohort:
    """Eight people of an offer who met their coach last month."""
    cohort = make_cohort(cast.services)
    some(cast, coach, "Person", 8, cohort=cohort)
    return cohort


def some(cast: Cast, coach: Coach, name: str, number: int, **fields: object) -> None:
    for each in range(number):
        coached(cast, coach, f"{name} {each}", **fields)
    last_month()


def last_month() -> None:
    day = month_begun() - LAST_MONTH
    Session.objects.update(starts_at=day, ends_at=day + timedelta(hours=1))


def test_own_requests_count_from_eight_people_on(cast: Cast, coach: Coach, cohort: Cohort) -> None:
    some(cast, coach, "Somebody", 7)
    assert (totals().held, totals().people, totals().is_of_all) == (8, 8, False)
    some(cast, coach, "Another", 1)
    assert (totals().held, totals().people, totals().is_of_all) == (16, 16, True)


def test_nothing_moves_within_a_month(cast: Cast, coach: Coach, cohort: Cohort) -> None:
    before = totals()
    coached(cast, coach, "Somebody", cohort=cohort)
    Session.objects.filter(starts_at__gte=month_begun()).update(
        starts_at=timezone.now(), ends_at=timezone.now() + timedelta(hours=1)
    )
    assert totals() == before


def test_the_page_says_what_is_held_back(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    some(cast, coach, "Person", 7, cohort=make_cohort(cast.services))
    page = assert_max_queries(sign_in(cast.sponsor), reverse("practice_summary")).text
    assert "Fewer than eight people have met a coach so far" in page
    some(cast, coach, "Another", 1, cohort=Cohort.objects.get())
    assert "<dt>people coached</dt><dd>8</dd>" in sign_in(cast.sponsor).get(reverse("practice_summary")).text


def test_yes_is_never_nobody_or_everybody(cast: Cast, cohort: Cohort) -> None:
    for number in range(8):
        person = make_person(f"Asked {number}")
        place(person, cast.payroll)
        Offer.objects.create(cohort=cohort, person=person, made_at=month_begun() - LAST_MONTH)
    assert acceptance() == Share(1, 8)
    Offer.objects.update(state=Offer.State.ACCEPTED)
    assert acceptance() == Share(7, 8)


def test_who_ended_early_is_counted_from_eight_on(cohort: Cohort) -> None:
    for engagement in cohort.engagements.all():
        assert drop_outs() is None
        end_engagement(engagement=engagement, by=None)
        Engagement.objects.filter(pk=engagement.pk).update(ended_at=month_begun() - LAST_MONTH)
    Session.objects.filter(engagement__in=cohort.engagements.all()[:3]).update(number=6)
    assert drop_outs() == Share(5, 8)


def test_who_asked_by_themselves_and_ended_counts_from_eight_on(
    cast: Cast, coach: Coach, cohort: Cohort
) -> None:
    some(cast, coach, "Somebody", 7)
    for engagement in Engagement.objects.all():
        end_engagement(engagement=engagement, by=None)
    Engagement.objects.update(ended_at=month_begun() - LAST_MONTH)
    assert drop_outs() == Share(7, 8)
    person, _session = coached(cast, coach, "Another")
    end_engagement(engagement=Engagement.objects.get(participants__person=person), by=None)
    Engagement.objects.update(ended_at=month_begun() - LAST_MONTH)
    assert drop_outs() == Share(15, 16)


def test_who_asked_by_themselves_waited_in_no_figure_of_fewer_than_eight(cast: Cast, coach: Coach) -> None:
    begun = quarter_begun(timezone.localdate())
    met_at = month_begun().replace(year=begun.year, month=begun.month) - LAST_MONTH
    for number in range(8):
        cohort = None if number == 7 else make_cohort(cast.services)
        first_met(f"Person {number}", coach, met_at, cohort=cohort)
    assert waits_by_quarter(timezone.localdate())[-1].half is None
    first_met("Another", coach, met_at, cohort=make_cohort(cast.services))
    assert waits_by_quarter(timezone.localdate())[-1].half == 2


def first_met(name: str, coach: Coach, met_at: datetime, **fields: object) -> None:
    """Let somebody new meet ``coach`` two weeks after they asked."""
    person = make_person(name)
    enquiry = Enquiry.objects.create(
        person=person, made_at=met_at - timedelta(weeks=2), state=Enquiry.State.SETTLED
    )
    engagement = engage(person, coach, enquiry=enquiry, **fields)
    book(engagement, met_at, number=1, state=Session.State.HELD)


def test_small_levels_go_with_the_next() -> None:
    assert merged([(0, 1, 1), (1, 2, 9), (2, 4, 20), (3, 1, 3)]) == [
        Level(0, 1, Share(3, 10)),
        Level(2, 3, Share(5, 23)),
    ]
    assert merged([(0, 1, 1), (1, 1, 6)]) == []


def test_how_long_people_waited(cast: Cast, coach: Coach) -> None:
    today = timezone.localdate()
    met_at = (
        month_begun().replace(year=quarter_begun(today).year, month=quarter_begun(today).month) - LAST_MONTH
    )
    for number in range(20):
        person = make_person(f"Person {number}")
        asked_at = met_at - timedelta(weeks=2 if number < 15 else 6)
        enquiry = Enquiry.objects.create(person=person, made_at=asked_at, state=Enquiry.State.SETTLED)
        engagement = engage(person, coach, enquiry=enquiry)
        Session.objects.create(
            coach=coach,
            engagement=engagement,
            number=1,
            state=Session.State.HELD,
            starts_at=met_at,
            ends_at=met_at + timedelta(hours=1),
        )
    last = waits_by_quarter(today)[-1]
    assert (last.half, last.most) == (2, 6)
    Enquiry.objects.filter(pk__in=list(Enquiry.objects.values_list("pk", flat=True)[:13])).update(
        has_changed_coach=True
    )
    assert waits_by_quarter(today)[-1].half is None


def test_home_tells_the_programme_team_who_waits_too_long(
    cast: Cast, sign_in: SignIn, cohort: Cohort
) -> None:
    for number in range(8):
        person = make_person(f"Asked {number}")
        offer = Offer.objects.create(cohort=cohort, person=person, state=Offer.State.ACCEPTED)
        Enquiry.objects.create(
            person=person,
            offer=offer,
            state=Enquiry.State.WAITING,
            waiting_since=timezone.now() - timedelta(days=15 if number < 2 else 3),
        )
    assert "2 people wait longer than two weeks for a coach" in sign_in(cast.steward).get("/").text
    assert "longer than two weeks" not in sign_in(cast.sponsor).get("/").text
    Offer.objects.first().delete()
    assert "longer than two weeks" not in sign_in(cast.steward).get("/").text
