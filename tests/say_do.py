"""People who decide, for tests of say and do."""

from __future__ import annotations

from collections.abc import Sequence

from cast import Cast, let_everybody_in, make_person, place
from programmes import Story

from inhabit.people.models import Person, Unit, today
from inhabit.people.tree import refresh_tree
from inhabit.stages.empower.models import Decision, SayDoPool
from inhabit.stages.empower.say_do.counting import count_all_say_do


def settled_in(unit: Unit, number: int, prefix: str = "Owner") -> list[Person]:
    """Return ``number`` people who have long been in ``unit`` and have signed in."""
    people = [make_person(f"{prefix} {unit} {place}") for place in range(number)]
    for person in people:
        place(person, unit)
    refresh_tree()
    let_everybody_in()
    return people


def decide(people: Sequence[Person], unit: Unit, priority: int | None, times: int = 1) -> None:
    Decision.objects.bulk_create(
        Decision(unit=unit, owner=person, text="Decided", priority_id=priority, decided_on=today())
        for person in people
        for _ in range(times)
    )


def counted() -> dict[int, dict[str, int]]:
    """Count as by night, and return the shares of each pool by the unit that it lies in."""
    count_all_say_do()
    return dict(SayDoPool.objects.values_list("inside", "shares"))


def nine_in_payroll(cast: Cast, story: Story) -> list[Person]:
    """Return nine owners: six decided for the first priority, three for the second."""
    people = settled_in(cast.payroll, 9)
    decide(people[:6], cast.payroll, story.first)
    decide(people[6:], cast.payroll, story.second)
    return people
