"""What was told to somebody, and what they heard."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from inhabit.people.models import Person, UnitAncestor
from inhabit.people.selectors import unit_of
from inhabit.stages.communicate.models import Echo, NotThisTime, Playback, Telling, UnnamedVoice

MOST_ECHOES = 10


def told_to(person: Person) -> list[Telling]:
    """Return of every story told today the telling that ``person`` heard.

    That is the one of their unit or, where its lead has not told it, of the nearest above; for a lead,
    of those above what they lead: nobody plays back to themself.
    """
    unit = unit_of(person)
    if unit is None:
        return []
    above = UnitAncestor.objects.filter(unit=unit).values("ancestor")
    tellings = (
        Telling.objects.filter(unit__in=above, story__is_current=True, story__programme__ended_at=None)
        .filter(Q(unit__lead=None) | ~Q(unit__lead=person))
        .select_related("story__programme", "unit__lead", "words__author")
        .order_by("-unit__depth", "-told_at")
    )
    nearest: dict[int, Telling] = {}
    for telling in tellings:
        nearest.setdefault(telling.story_id, telling)
    return list(nearest.values())


def has_heard(person: Person, telling: int) -> bool:
    """Say whether ``person`` hears the telling with this number today, or has played it back."""
    if Playback.objects.filter(telling=telling, person=person).exists():
        return True
    return any(told.pk == telling for told in told_to(person))


def has_spoken_unnamed(person: Person, telling: Telling) -> bool:
    return UnnamedVoice.objects.filter(person=person, story=telling.story_id).exists()


def to_play_back(person: Person) -> QuerySet[Telling]:
    """Return what the own unit of ``person`` has told and they have neither played back nor put aside."""
    said = Playback.objects.filter(telling=OuterRef("pk"), person=person)
    spoken = UnnamedVoice.objects.filter(story=OuterRef("story"), person=person)
    put_aside = NotThisTime.objects.filter(story=OuterRef("story"), person=person)
    counted = person.placements.current().filter(is_counted=True)
    return Telling.objects.filter(
        ~Q(unit__lead=person) | Q(unit__lead=None),
        ~Exists(said),
        ~Exists(spoken),
        ~Exists(put_aside),
        unit__in=counted.values("unit"),
        unit__is_open=True,
        story__is_current=True,
        story__programme__ended_at=None,
    )


def echoes_that_came_back(person: Person) -> list[Echo]:
    """Return what leads wrote back to the units that ``person`` is in, the newest first."""
    unit = unit_of(person)
    if unit is None:
        return []
    above = UnitAncestor.objects.filter(unit=unit).values("ancestor")
    echoes = Echo.objects.current().filter(unit__in=above, story__is_current=True)
    return list(echoes.select_related("unit", "author", "story")[:MOST_ECHOES])
