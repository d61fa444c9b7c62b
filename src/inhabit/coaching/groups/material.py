"""The thread of a unit as what a team works with: only what everybody in the room may read anyway."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inhabit.access.models import is_guest
from inhabit.access.readers import Circle, Readers
from inhabit.coaching.brief.context import stage_of_unit
from inhabit.coaching.models import Engagement
from inhabit.people.models import Person, Unit, UnitAncestor
from inhabit.programme.models import UnitStage
from inhabit.programme.selectors import statements_now
from inhabit.stages.clarify.models import Interpretation
from inhabit.stages.clarify.readers import readers_of_interpretation
from inhabit.stages.clarify.selectors import words_along
from inhabit.stages.clarify.stops.models import Stop
from inhabit.stages.clarify.stops.readers import READERS_OF_STOPS
from inhabit.stages.clarify.stops.selectors import short_list_of
from inhabit.stages.communicate.models import Question, Telling
from inhabit.stages.communicate.readers.circles import EveryoneUnder
from inhabit.stages.communicate.readers.questions import readers_of_answer
from inhabit.stages.communicate.selectors.questions import answered_for
from inhabit.strategy.models import Statement

FEW_QUESTIONS = 6


class Room:
    """Everybody who sits together: what one of them may not read is shown to none of them.

    Each circle is asked once who of them is in it, however many texts it reads.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = {person.pk for person in people}
        self.known: dict[Circle, set[int]] = {}

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


def people_in_room(engagement: Engagement) -> list[Person]:
    """Return whoever is coached today, and the coach."""
    coached = Person.objects.filter(
        coached_in__engagement=engagement, coached_in__left_at__isnull=True
    ).distinct()
    return [engagement.coach.person, *coached]


def material_of(engagement: Engagement) -> Material | None:
    """Return what the team's unit has of the thread; None without a running programme or a strategy."""
    stage = stage_of_unit(engagement.unit) if engagement.unit else None
    statements = statements_now(stage.programme) if stage else []
    if stage is None or not statements:
        return None
    people = people_in_room(engagement)
    room = Room(people)
    return Material(
        unit=stage.unit,
        stage=stage,
        vision=statements[0].version.vision,
        stretches=stretches_for(room, stage, statements),
        telling=telling_for(room, stage),
        stops=short_list_of(stage.unit).stops if room.may_all_read(READERS_OF_STOPS) else (),
        questions=questions_for(room, stage.unit),
        is_less=any(is_guest(person) for person in people),
    )


def stretches_for(room: Room, stage: UnitStage, statements: list[Statement]) -> tuple[Stretch, ...]:
    along = words_along(stage.unit, stage.programme)
    return tuple(
        Stretch(statement, next((w for w in along.get(statement.priority_id, []) if is_for(room, w)), None))
        for statement in statements
    )


def is_for(room: Room, words: Interpretation) -> bool:
    return words.is_ours and room.may_all_read(readers_of_interpretation(words))


def telling_for(room: Room, stage: UnitStage) -> Telling | None:
    """Return the story of today as it is told nearest to the unit, if everybody hears it."""
    line = UnitAncestor.objects.filter(unit=stage.unit).values("ancestor")
    told = Telling.objects.filter(unit__in=line, story__is_current=True, story__programme=stage.programme)
    nearest = told.select_related("unit", "words__author", "story__audience").order_by(
        "-unit__depth", "-told_at"
    )
    telling = nearest.first()
    if telling is None or not room.may_all_read(Readers((EveryoneUnder(telling.story.audience),))):
        return None
    return telling


def questions_for(room: Room, unit: Unit) -> tuple[Question, ...]:
    """Return the latest questions that were answered for the unit or above it, if all may read them."""
    line = list(UnitAncestor.objects.filter(unit=unit).values_list("ancestor", flat=True))
    answered = answered_for(line).select_related("audience")[: FEW_QUESTIONS * 2]
    readable = [q for q in answered if q.audience and room.may_all_read(readers_of_answer(q.audience))]
    return tuple(readable[:FEW_QUESTIONS])
