"""Which stories somebody may read, and what the pages on them show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery

from inhabit.people.models import Person, Placement, Unit
from inhabit.stages.reflect.recognitions.models import Reach, Recognised, Recognition, RecognitionQuerySet
from inhabit.strategy.models import Statement, Version


@dataclass(frozen=True)
class LivedStory:
    """A story that shows: who is in it, the priority as it is called now, and its words."""

    pk: int
    people: tuple[Person, ...]
    priority: str
    did: str
    made_possible: str
    author: Person | None
    shown_at: datetime


def recognitions_of(
    unit: Unit, since: datetime, *, reach: Reach = Reach.EVERYONE, most: int = 6
) -> list[LivedStory]:
    """Return the stories of ``unit`` and the units below it that came to show after ``since``, newest first.

    Of those for everyone; with ``reach`` UNIT those for their own unit alone are among them, for a page
    that only ``unit`` reads. Takes two queries.
    """
    here = Recognised.objects.filter(unit__in=Unit.objects.within(unit).values("pk"))
    found = Recognition.objects.shown().filter(pk__in=here.values("recognition"), shown_at__gte=since)
    if reach == Reach.EVERYONE:
        found = found.filter(reach=Reach.EVERYONE)
    return lived_stories(ordered(found)[:most])


def lived_stories(found: Iterable[Recognition]) -> list[LivedStory]:
    return [lived_story(recognition) for recognition in found]


def lived_story(recognition: Recognition) -> LivedStory:
    """Return a story that shows, as ``ordered`` read it."""
    assert recognition.shown_at is not None, "only what shows is read by others"  # noqa: S101  # a programmer's error
    return LivedStory(
        recognition.pk,
        tuple(one.person for one in recognition.people.all()),
        recognition.priority_name or "",  # type: ignore[attr-defined]  # annotated
        recognition.did,
        recognition.made_possible,
        recognition.author,
        recognition.shown_at,
    )


def ordered(found: RecognitionQuerySet) -> RecognitionQuerySet:
    """Return ``found``, the newest first, each with its people, its author and its priority's name."""
    people = Recognised.objects.select_related("person", "unit").order_by("pk")
    return (
        named(found)
        .select_related("author")
        .prefetch_related(Prefetch("people", queryset=people))
        .order_by(F("shown_at").desc(nulls_first=True), "-pk")
    )


def named(found: RecognitionQuerySet) -> RecognitionQuerySet:
    """Return ``found``, each with ``priority_name`` as the strategy calls it now, or called it last."""
    names = Statement.objects.filter(
        priority=OuterRef("priority"), version__published_at__isnull=False
    ).order_by("-version__number")
    return found.annotate(priority_name=Subquery(names.values("name")[:1]))


def readable_by(person: Person) -> RecognitionQuerySet:
    """Return what shows to ``person``: what is for everyone, and what is for a unit of theirs."""
    return Recognition.objects.shown().filter(Q(reach=Reach.EVERYONE) | lived_in_a_unit_of(person))


def lived_in_a_unit_of(person: Person) -> Exists:
    """Say of each story whether one in it lived it in a unit that ``person`` is in or leads."""
    placed = Placement.objects.current().filter(person=person).values("unit")
    led = Unit.objects.filter(lead=person).values("pk")
    lived = Recognised.objects.filter(Q(unit__in=placed) | Q(unit__in=led), recognition=OuterRef("pk"))
    return Exists(lived)


def stories_of_unit(unit: Unit, reader: Person) -> RecognitionQuerySet:
    """Return what shows to ``reader`` of the stories that were lived in ``unit`` itself."""
    here = Recognised.objects.filter(unit=unit).values("recognition")
    return ordered(readable_by(reader).filter(pk__in=here))


def stories_for(reader: Person, priority: int) -> RecognitionQuerySet:
    """Return what shows to ``reader``, of one priority (0: of any)."""
    found = readable_by(reader)
    return ordered(found.filter(priority=priority) if priority else found)


def about(person: Person) -> RecognitionQuerySet:
    """Return every story that ``person`` is in, shown or not, as long as its writer stands by it."""
    return ordered(Recognition.objects.standing().filter(people__person=person))


def written_by(person: Person) -> RecognitionQuerySet:
    return ordered(Recognition.objects.standing().filter(author=person))


def priorities_now() -> list[Statement]:
    """Return the priorities that one can be seen living: those of the strategy in force."""
    in_force = Version.objects.in_force().values("pk")
    return list(Statement.objects.filter(version__in=in_force).order_by("position", "pk"))
