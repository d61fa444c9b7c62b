"""Say and do is counted in pools of at least eight owners, each of whom counts as one."""

from __future__ import annotations

from datetime import timedelta

from cast import Cast
from programmes import Story
from say_do import counted, decide, nine_in_payroll, settled_in

from inhabit.people.models import today
from inhabit.stages.empower.models import Decision, SayDoPool


def test_seven_owners_are_no_pool(cast: Cast, story: Story) -> None:
    decide(settled_in(cast.payroll, 7), cast.payroll, story.first)
    assert counted() == {}


def test_who_is_in_a_small_unit_is_counted_with_the_unit_above(cast: Cast, story: Story) -> None:
    decide(settled_in(cast.payroll, 7), cast.payroll, story.first)
    decide(settled_in(cast.services, 1), cast.services, story.second)
    assert set(counted()) == {cast.services.pk}


def test_somebody_who_logs_much_counts_as_one(cast: Cast, story: Story) -> None:
    people = settled_in(cast.payroll, 9)
    decide(people[:3], cast.payroll, story.first, times=9)
    decide(people[3:6], cast.payroll, story.second)
    decide(people[6:], cast.payroll, None)
    shares = counted()[cast.payroll.pk]
    assert shares[str(story.first)] == shares[str(story.second)] == shares["0"]


def test_no_pool_shows_everything(cast: Cast, story: Story) -> None:
    decide(settled_in(cast.payroll, 10), cast.payroll, story.first)
    shares = counted()[cast.payroll.pk]
    assert sum(shares.values()) == 1000
    assert shares[str(story.first)] < 1000
    assert min(shares.values()) > 0


def test_what_is_withdrawn_old_or_logged_by_newcomers_is_not_counted(cast: Cast, story: Story) -> None:
    people = settled_in(cast.payroll, 11)
    decide(people, cast.payroll, story.first)
    mine = {person.pk: Decision.objects.filter(owner=person) for person in people}
    mine[people[0].pk].update(withdrawn_at="2026-01-01T00:00Z")
    mine[people[1].pk].update(decided_on=today() - timedelta(days=90))
    people[2].placements.update(starts_on=today())
    counted()
    assert SayDoPool.objects.get().owners == 8


def test_priorities_of_another_strategy_are_none_of_these(cast: Cast, story: Story) -> None:
    people = nine_in_payroll(cast, story)
    before = counted()[cast.payroll.pk]
    decide(people, cast.payroll, None)
    assert counted()[cast.payroll.pk]["0"] > before["0"]


def test_counting_twice_is_once(cast: Cast, story: Story) -> None:
    nine_in_payroll(cast, story)
    assert counted() == counted()
