"""Groups and teams for tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cast import Cast, make_person, make_unit, place
from engagements import agreed, make_coach, make_cohort

from inhabit.coaching.groups.actions.answering import join_group
from inhabit.coaching.groups.actions.planning import ask_people, propose_circle
from inhabit.coaching.models import Coach, Cohort, Engagement, Group
from inhabit.people.models import Person
from inhabit.people.tree import refresh_tree


def peers(cast: Cast, number: int = 6) -> list[Person]:
    """Return as many people, each in a unit of their own below Services."""
    people = []
    for index in range(number):
        person = make_person(f"Peer {index}")
        place(person, make_unit(f"Branch {index}", parent=cast.services))
        people.append(person)
    refresh_tree()
    return people


def the_offer(cast: Cast, **fields: Any) -> Cohort:
    """An offer with groups for everybody below Services; the sponsor stands for the organisation."""
    given = {"formats": ["group", "team"], "audience": "everyone", "party": cast.sponsor, "budget": 60}
    return make_cohort(cast.services, **(given | fields))


def a_coach(cast: Cast) -> Coach:
    return Coach.objects.filter(person=cast.coach).first() or make_coach(cast.coach)


def a_plan(cast: Cast) -> Group:
    """A circle as it was proposed, with the coach of the cast; nobody is asked yet."""
    a_coach(cast)
    if not Person.objects.filter(external_id="peer.0").exists():
        peers(cast)
    return propose_circle(cohort=the_offer(cast), name="Six at one table")


def asked(group: Group) -> Group:
    ask_people(group=group, by=Person.objects.get(name="Stefan Steward"))
    group.refresh_from_db()
    return group


def people_of(group: Group) -> list[Person]:
    return [seat.person for seat in group.seats.order_by("person__pk").select_related("person")]


def begun(group: Group, people: Sequence[Person] | None = None) -> Engagement:
    """Return the coaching of ``group`` after the first three have said yes; still to be agreed."""
    for person in people or people_of(group)[:3]:
        join_group(group=group, by=person)
    group.refresh_from_db()
    assert group.engagement is not None
    return group.engagement


def going_on(cast: Cast) -> tuple[Engagement, list[Person]]:
    """A circle of three that all have agreed to, and the three."""
    group = asked(a_plan(cast))
    people = people_of(group)[:3]
    return agreed(begun(group, people)), people
