"""What matching knows of people and coaches, read for a whole cohort at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from inhabit.coaching.coaches.conflicts import NONE, Conflicts, conflicts_of
from inhabit.coaching.matching.needs import Needs, needs_from_text
from inhabit.coaching.models import Coach, Engagement, Enquiry, Match
from inhabit.people.models import Person, Placement, Unit, UnitAncestor


@dataclass(frozen=True)
class Place:
    """Where somebody is in the organisation, and when they work.

    ``units``: those they are in. ``line``: these and all above them. ``leads``: those they lead. ``zone``: a
    name of the time-zone database.
    """

    person: int
    units: frozenset[int]
    line: frozenset[int]
    leads: frozenset[int]
    zone: str


@dataclass(frozen=True)
class Seeker:
    """Somebody who looks for a coach. ``left``: the coaches they had, or were suggested and passed."""

    enquiry: int
    place: Place
    needs: Needs
    party: int | None = None
    left: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Candidate:
    """A coach as the rules see them. ``taken`` of ``capacity`` places are taken."""

    coach: int
    place: Place
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    stages: tuple[str, ...]
    styles: tuple[str, ...]
    formats: tuple[str, ...]
    capacity: int
    taken: int
    conflicts_with_people: frozenset[int] = field(default_factory=frozenset)
    conflicts_with_units: frozenset[int] = field(default_factory=frozenset)

    @property
    def free(self) -> int:
        return max(self.capacity - self.taken, 0)


def candidates() -> list[Candidate]:
    """Return every coach who may be suggested, the first by number."""
    coaches = list(suggestible())
    places, declared = places_of([coach.person for coach in coaches]), conflicts_of(coaches)
    return [candidate_from(coach, places[coach.person_id], declared.get(coach.pk, NONE)) for coach in coaches]


def suggestible() -> QuerySet[Coach]:
    """Return the coaches who may be suggested, with how many they coach."""
    coaches = Coach.objects.may_be_suggested().select_related("person__account")
    return coaches.annotate(taken=Count("engagements", filter=OPEN)).order_by("pk")


def facts_between(enquiry: Enquiry, coaches: Collection[int]) -> tuple[Seeker, list[Candidate]]:
    """Return who looks by ``enquiry``, and those of ``coaches`` who may still be suggested at all.

    For coaches who are suggested already: that they were is nothing against them.
    """
    rows = list(suggestible().filter(pk__in=coaches))
    places, declared = places_of([enquiry.person, *(row.person for row in rows)]), conflicts_of(rows)
    seeker = seeker_from(enquiry, places[enquiry.person_id], frozenset())
    return seeker, [candidate_from(row, places[row.person_id], declared.get(row.pk, NONE)) for row in rows]


OPEN = Q(engagements__state__in=[Engagement.State.AGREEING, Engagement.State.GOING_ON])


def candidate_from(coach: Coach, place: Place, conflicts: Conflicts) -> Candidate:
    return Candidate(
        coach=coach.pk,
        place=place,
        languages=tuple(coach.languages),
        topics=tuple(coach.topics),
        stages=tuple(coach.stages),
        styles=tuple(coach.styles),
        formats=tuple(coach.formats),
        capacity=coach.capacity,
        taken=coach.taken,  # type: ignore[attr-defined]  # counted by the query above
        conflicts_with_people=conflicts.people,
        conflicts_with_units=conflicts.units,
    )


def seekers(enquiries: Iterable[Enquiry]) -> list[Seeker]:
    """Return those who look for a coach by ``enquiries`` (with their person, account and offer's cohort)."""
    rows = list(enquiries)
    places = places_of([row.person for row in rows])
    left = defaultdict(set)
    for enquiry, coach in Match.objects.filter(enquiry__in=rows).values_list("enquiry", "coach"):
        left[enquiry].add(coach)
    return [seeker_from(row, places[row.person_id], frozenset(left[row.pk])) for row in rows]


def seeker_from(enquiry: Enquiry, place: Place, left: frozenset[int]) -> Seeker:
    return Seeker(
        enquiry=enquiry.pk,
        place=place,
        needs=needs_from_text(enquiry.needs),
        party=enquiry.offer.cohort.party_id if enquiry.offer is not None else None,
        left=left,
    )


def places_of(people: Sequence[Person]) -> dict[int, Place]:
    """Return where each of ``people`` is, by their number. Three queries, however many there are."""
    ids = [person.pk for person in people]
    placed = pairs(Placement.objects.current().filter(person__in=ids).values_list("person", "unit"))
    led = pairs(Unit.objects.open().filter(lead__in=ids).values_list("lead", "pk"))
    units = {unit for of_one in placed.values() for unit in of_one}
    above = pairs(UnitAncestor.objects.filter(unit__in=units).values_list("unit", "ancestor"))
    return {
        person.pk: Place(
            person=person.pk,
            units=frozenset(placed[person.pk]),
            line=frozenset(ancestor for unit in placed[person.pk] for ancestor in above[unit]),
            leads=frozenset(led[person.pk]),
            zone=zone_of(person),
        )
        for person in people
    }


def pairs(rows: Iterable[tuple[int, int]]) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in rows:
        found[one].add(other)
    return found


def zone_of(person: Person) -> str:
    account = getattr(person, "account", None)
    return (account.time_zone if account else "") or person.time_zone or settings.TIME_ZONE
