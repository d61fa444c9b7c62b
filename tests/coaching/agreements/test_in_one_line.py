"""Nobody coaches whom they lead: both are told, and where it is still so a week later, it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from coaching_groups import going_on
from django.urls import reverse
from django.utils import timezone
from engagements import engage, make_coach

from inhabit.coaching.agreements.tasks import care_for_coachings_of_the_day
from inhabit.coaching.models import Engagement, Group, Participant, Seat
from inhabit.notify.models import Notice
from inhabit.people.models import Person, Unit, UnitLine
from inhabit.people.tree import refresh_tree

pytestmark = pytest.mark.django_db


def care() -> None:
    for _ in range(2):  # twice is fine
        care_for_coachings_of_the_day.call()


def let_lead(person: Person, unit: Unit) -> None:
    UnitLine.objects.filter(unit=unit).update(lead=person)
    refresh_tree()


def a_week_later() -> None:
    earlier = timezone.localdate() - timedelta(days=7)
    Participant.objects.filter(in_line_since__isnull=False).update(in_line_since=earlier)
    care()


def told(kind: str) -> set[Person]:
    return {notice.person for notice in Notice.objects.filter(kind=kind).select_related("person")}


@pytest.fixture
def engagement(cast: Cast) -> Engagement:
    return engage(cast.member, make_coach(cast.coach))


def test_both_are_told_and_nothing_ends_that_night(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    let_lead(cast.coach, cast.payroll)
    care()
    engagement.refresh_from_db()
    assert engagement.is_going_on
    assert told("coaching.in_line") == {cast.coach, cast.member}
    for person in (cast.coach, cast.member):
        page = sign_in(person).get(reverse("agreement", args=[engagement.pk])).text
        assert "You are in one line now." in page


def test_after_a_week_it_ends(engagement: Engagement, cast: Cast) -> None:
    let_lead(cast.coach, cast.payroll)
    care()
    a_week_later()
    engagement.refresh_from_db()
    assert engagement.state == Engagement.State.ENDED
    assert told("coaching.has_ended") == {cast.coach, cast.member}


def test_a_wrong_line_in_a_list_ends_nothing(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    before = Unit.objects.get(pk=cast.payroll.pk).lead
    let_lead(cast.coach, cast.payroll)
    care()
    assert before is not None
    let_lead(before, cast.payroll)
    care()
    a_week_later()
    engagement.refresh_from_db()
    assert engagement.is_going_on
    assert (
        "You are in one line" not in sign_in(cast.coach).get(reverse("agreement", args=[engagement.pk])).text
    )


def test_in_a_group_only_that_persons_part_ends(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    let_lead(cast.coach, people[0].placements.get().unit)
    care()
    assert told("coaching.in_line") == {cast.coach, people[0]}
    a_week_later()
    engagement.refresh_from_db()
    assert engagement.is_going_on
    assert {row.person for row in Participant.objects.current()} == set(people[1:])
    assert told("coaching.part_ended") == {cast.coach, people[0]}
    assert Seat.objects.get(person=people[0]).state == Seat.State.LEFT


@pytest.mark.parametrize("has_joined", [True, False])
def test_the_programme_team_learns_the_same_whatever_somebody_answered(
    cast: Cast, sign_in: SignIn, has_joined: bool
) -> None:
    engagement, people = going_on(cast)
    group = Group.objects.get(engagement=engagement)
    asked = people[0] if has_joined else group.seats.exclude(person__in=people)[0].person
    let_lead(cast.coach, asked.placements.get().unit)
    care()
    steward = sign_in(cast.steward)
    for _day in range(2):
        assert "A group waits for you" in steward.get(reverse("home")).text
        assert "in one line with somebody" in steward.get(reverse("coaching_group", args=[group.pk])).text
        a_week_later()
