"""The thread of a unit as what a team works with: only what everybody in the room may read anyway."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from inhabit.access.readers import Circle, Readers
from inhabit.coaching.brief.context import stage_of_unit
from inhabit.coaching.models import Engagement, Participant
from inhabit.people.circles import EveryoneHere
from inhabit.people.models import Person, Placement, Unit, UnitAncestor
from inhabit.programme.models import UnitStage
from inhabit.programme.selectors import statements_now
from inhabit.stages.clarify.models import Interpretation
from inhabit.stages.clarify.readers import readers_of_interpretation
from inhabit.stages.clarify.selectors import words_along
from inhabit.stages.clarify.stops.models import Stop
from inhabit.stages.clarify.stops.readers import READERS_OF_STOPS
from inhabit.stages.clarify.stops.selectors import short_list_of
from inhabit.stages.communicate.models import Question, Telling
from inhabit.stages.communicate.selectors.questions import answered_for
from inhabit.strategy.models import Statement

FEW_QUESTIONS = 6


class Room:
    """Everybody who sits together: what one of them may not read is shown to none of them.

    Each circle is asked once who of them is in it, however many texts it reads.
    """

    def __init__(self, engagement: Engagement) -> None:
        rows = people_in_room(engagement).values_list("pk", "is_here")
        here = dict(rows)
        self.people = set(here)
        self.known: dict[Circle, set[int]] = {EveryoneHere(): {pk for pk, is_here in here.items() if is_here}}

    def may_all_read(self, readers: Readers) -> bool:
        reached: set[int] = set()
        for circle in readers.circles:
            reached |= self.within(circle)
        return self.people <= reached

    def within(self, circle: Circle) -> set[int]:
        if circle not in self.known:
            found = circle.people().filter(pk__in=self.people).order_by()
            self.known[circle] = set(found.values_list("pk", flat=True))
        return self.known[circle]

    def units_above_all(self) -> set[int]:
        """Return the units that everybody is under: what is told or answered for one of them is for all.

        The same as asking ``EveryoneUnder`` of each unit, in one query for all of them.
        """
        placed = Placement.objects.current().filter(person__in=self.people).order_by()
        led = Unit.objects.open().filter(lead__in=self.people).order_by()
        pairs = placed.values_list("unit__lines_up__ancestor", "person").union(
            led.values_list("lines_up__ancestor", "lead")
        )
        under: dict[int, set[int]] = {}
        for unit, person in pairs.order_by():
            under.setdefault(unit, set()).add(person)
        return {unit for unit, people in under.items() if people >= self.people}


def people_in_room(engagement: Engagement) -> QuerySet[Any, Any]:
    """Return whoever is coached today, and the coach, each with whether they work here."""
    coached = Participant.objects.current().filter(engagement=engagement).values("person")
    here = EveryoneHere().people().filter(pk=OuterRef("pk"))
    room = Person.objects.filter(Q(pk__in=coached) | Q(pk=engagement.coach.person_id))
    return room.annotate(is_here=Exists(here))


@dataclass(frozen=True)
class Stretch:
    """One priority, and what it means for the team or the nearest unit above that has said it."""

    statement: Statement
    words: Interpretation | None


@dataclass(frozen=True)
class Material:
    """What a team can put on its table. ``is_less``: somebody in the room may not read all of it."""

    unit: Unit
    stage: UnitStage
    vision: str
    stretches: tuple[Stretch, ...]
    telling: Telling | None
    stops: tuple[Stop, ...]
    questions: tuple[Question, ...]
    is_less: bool


def material_of(engagement: Engagement) -> Material | None:
    """Return what the team's unit has of the thread; None without a running programme or a strategy."""
    stage = stage_of_unit(engagement.unit) if engagement.unit else None
    statements = statements_now(stage.programme) if stage else []
    if stage is None or not statements:
        return None
    room = Room(engagement)
    above_all = room.units_above_all()
    return Material(
        unit=stage.unit,
        stage=stage,
        vision=statements[0].version.vision,
        stretches=stretches_for(room, stage, statements),
        telling=telling_for(above_all, stage),
        stops=short_list_of(stage.unit).stops if room.may_all_read(READERS_OF_STOPS) else (),
        questions=questions_for(above_all),
        is_less=not room.may_all_read(Readers((EveryoneHere(),))),
    )


def stretches_for(room: Room, stage: UnitStage, statements: list[Statement]) -> tuple[Stretch, ...]:
    along = words_along(stage.unit, stage.programme)
    return tuple(
        Stretch(statement, next((w for w in along.get(statement.priority_id, []) if is_for(room, w)), None))
        for statement in statements
    )


def is_for(room: Room, words: Interpretation) -> bool:
    return words.is_ours and room.may_all_read(readers_of_interpretation(words))


def telling_for(above_all: set[int], stage: UnitStage) -> Telling | None:
    """Return the story of today as it is told nearest to the unit, if everybody hears it."""
    line = UnitAncestor.objects.filter(unit=stage.unit).values("ancestor")
    told = Telling.objects.filter(unit__in=line, story__is_current=True, story__programme=stage.programme)
    along = told.select_related("unit", "words__author", "story")
    telling = along.order_by("-unit__depth", "-told_at").first()
    return telling if telling is not None and telling.story.audience_id in above_all else None


def questions_for(above_all: set[int]) -> tuple[Question, ...]:
    """Return the latest questions that were answered for all of them."""
    return tuple(answered_for(sorted(above_all))[:FEW_QUESTIONS])
