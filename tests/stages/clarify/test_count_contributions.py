"""Contributions are counted in pools of at least eight settled people, once a day."""

from __future__ import annotations

import pytest
from cast import Cast, days_ago, make_account, make_person, place
from django.utils import timezone
from programmes import Story

from inhabit.people.models import Person, Unit
from inhabit.people.tree import refresh_tree
from inhabit.stages.clarify.counting import count_contributions
from inhabit.stages.clarify.models import Contribution, ContributionPool
from inhabit.thread.map import map_from


def fill(unit: Unit, number: int, *, days: int = 100, joined: bool = True) -> list[Person]:
    people = [make_person(f"{unit.name} {index} {days} {joined}") for index in range(number)]
    for person in people:
        place(person, unit, starts_on=days_ago(days))
        if joined:
            make_account(person)
    refresh_tree()
    return people


def write(story: Story, people: list[Person], *, finished: bool = True) -> None:
    for person in people:
        Contribution.objects.create(
            programme=story.programme,
            person=person,
            priority_id=story.first,
            text="words",
            finished_at=timezone.now() if finished else None,
        )


def counted(story: Story) -> list[tuple[str, int, int]]:
    count_contributions(story.programme)
    pools = ContributionPool.objects.filter(programme=story.programme).order_by("inside__name")
    return [(pool.inside.name, pool.people, pool.contributors) for pool in pools]


def test_a_unit_of_eight_is_a_pool_of_its_own(cast: Cast, story: Story) -> None:
    write(story, fill(cast.payroll, 8)[:3])
    assert counted(story) == [("Payroll", 8, 3)]


def test_seven_pass_to_the_unit_above(cast: Cast, story: Story) -> None:
    write(story, fill(cast.payroll, 7)[:3])
    assert counted(story) == []
    write(story, fill(cast.services, 5)[:1])
    assert counted(story) == [("Services", 12, 4)]


def test_what_is_left_over_at_the_root_joins_a_pool_that_then_belongs_to_the_root(
    cast: Cast, story: Story
) -> None:
    write(story, fill(cast.payroll, 9)[:4])
    write(story, fill(cast.finance, 2)[:1])
    assert counted(story) == [("Board", 11, 5)]
    count_contributions(story.programme)
    patches = {patch.unit.name: patch for patch in map_from(cast.board).root.below}
    assert patches["Services"].contributions is None  # its pool holds two people of Finance


@pytest.mark.parametrize(("writers", "shown"), [(0, 1), (8, 7)])
def test_nobody_and_everybody_are_never_shown(cast: Cast, story: Story, writers: int, shown: int) -> None:
    write(story, fill(cast.payroll, 8)[:writers])
    assert counted(story) == [("Payroll", 8, shown)]


def test_newcomers_and_people_who_never_signed_in_do_not_make_a_pool(cast: Cast, story: Story) -> None:
    write(story, fill(cast.payroll, 7))
    write(story, fill(cast.payroll, 5, joined=False))
    write(story, fill(cast.payroll, 5, days=27))
    assert counted(story) == []


def test_drafts_do_not_count_and_several_parts_count_once(cast: Cast, story: Story) -> None:
    people = fill(cast.payroll, 9)
    write(story, people[:2])
    write(story, people[:2])
    write(story, people[2:5], finished=False)
    assert counted(story) == [("Payroll", 9, 2)]
    assert counted(story) == [("Payroll", 9, 2)]


def test_one_more_who_writes_or_joins_is_not_seen(cast: Cast, story: Story) -> None:
    people = fill(cast.payroll, 9)
    write(story, people[:4])
    assert counted(story) == [("Payroll", 9, 4)]
    write(story, people[4:6])
    assert counted(story) == [("Payroll", 9, 4)]
    write(story, fill(cast.payroll, 1, days=40))
    assert counted(story) == [("Payroll", 10, 7)]
