"""What a session room shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from django.db.models import Count, OuterRef, Subquery

from inhabit.coaching.models import Agenda, Engagement, Paragraph, Participant, Session
from inhabit.coaching.rooms.actions.agenda import Planned, planned_in
from inhabit.coaching.rooms.actions.paragraphs import text_of
from inhabit.coaching.rooms.actions.writing import engagement_of, is_writable
from inhabit.coaching.rooms.frames import Frame, all_frames, frame_of_stage
from inhabit.people.models import Person
from inhabit.programme.models import UnitStage

FIRST, LAST = "first-session", "last-session"


@dataclass(frozen=True)
class Line:
    """A question of the agenda, and whether it was talked about."""

    key: str
    text: str
    is_done: bool
    is_own: bool = False


@dataclass(frozen=True)
class Stretch:
    """A step of the agenda. ``minutes`` is 0 for the questions of one's own."""

    title: str
    minutes: int
    lines: list[Line]


@dataclass(frozen=True)
class PlannedSession:
    """The agenda as it is shown. ``seen`` changes with it: who has seen that, needs nothing new."""

    frame: Frame | None
    stretches: list[Stretch]
    own: list[Line]
    seen: str

    @property
    def is_empty(self) -> bool:
        return self.frame is None and not self.own


@dataclass(frozen=True)
class Said:
    """A paragraph of the shared notes, opened."""

    pk: int
    author: Person
    text: str
    at: datetime
    is_mine: bool
    is_open: bool


@dataclass(frozen=True)
class SharedNotes:
    """The shared notes as one of the session reads them, without what they are writing themself now."""

    said: list[Said]
    mine: str
    edits: int
    seen: str


def session_with_engagement(pk: int) -> Session:
    """Return a session with all that its room asks of it, and how many others of its coaching were held."""
    held = Session.objects.held().filter(engagement=OuterRef("engagement")).exclude(pk=OuterRef("pk"))
    counted = held.order_by().values("engagement").annotate(many=Count("pk")).values("many")
    together = Session.objects.select_related("engagement__key", "engagement__coach__person", "coach__person")
    return together.select_related("engagement__unit").annotate(others_held=Subquery(counted)).get(pk=pk)


def coachees_of(engagement: Engagement) -> list[Person]:
    """Return who is coached, by name."""
    current = Participant.objects.current().filter(engagement=engagement)
    return [participant.person for participant in current.select_related("person")]


def agenda_of(session: Session) -> PlannedSession:
    agenda = Agenda.objects.filter(session=session).first()
    planned = planned_in(session, agenda)
    frame = all_frames().get(planned.frame)
    own = [Line(key, text, key in planned.done, is_own=True) for key, text in planned.own.items()]
    stretches = stretches_of(frame, planned) if frame else []
    return PlannedSession(frame, stretches, own, seen=str(agenda.edits if agenda else 0))


def stretches_of(frame: Frame, planned: Planned) -> list[Stretch]:
    return [
        Stretch(
            str(step.title),
            step.minutes,
            [Line(one.key, str(one.text), one.key in planned.done) for one in step.questions],
        )
        for step in frame.steps
    ]


def suggested_frame(session: Session, coachees: list[Person]) -> Frame | None:
    """Return what fits: how one begins, how one ends, or what the stage of the coachee's unit asks."""
    held = vars(session).get("others_held") or 0  # of session_with_engagement
    if held == 0:
        return all_frames().get(FIRST)
    if held + 1 >= engagement_of(session).sessions_planned:
        return all_frames().get(LAST)
    if not coachees:
        return None
    places = coachees[0].placements.current().filter(is_counted=True)
    stages = UnitStage.objects.filter(unit__placements__in=places).order_by("-programme__id")
    return frame_of_stage(stages.values_list("stage", flat=True).first() or "")


def notes_of(session: Session, reader: Person) -> SharedNotes:
    """Return the shared notes of ``session`` in the order in which they were begun."""
    paragraphs = list(Paragraph.objects.filter(session=session).select_related("author"))
    mine = [one for one in paragraphs if one.author_id == reader.pk]
    writing = next((one for one in mine if one.is_open), None)
    others = [one for one in paragraphs if one is not writing]
    return SharedNotes(
        said=[said for one in others if (said := said_in(session, one, reader)).text],
        mine=text_of(session, writing) if writing else "",
        edits=max((one.edits for one in mine), default=0),
        seen=mark_of((one.pk, one.edited_at) for one in others),
    )


def mark_of(paragraphs: Iterable[tuple[int, datetime]]) -> str:
    """Return a mark that changes with any of ``paragraphs``, given as number and time of the last change."""
    return f"{crc32(repr(list(paragraphs)).encode()):x}"


def has_seen(session: Session, reader: Person, seen: str) -> bool:
    """Say whether nothing is new for ``reader``, who has seen all up to the mark ``seen``; opens no word."""
    others = Paragraph.objects.filter(session=session).exclude(author=reader, is_open=True)
    return mark_of(others.values_list("pk", "edited_at")) == seen


def said_in(session: Session, paragraph: Paragraph, reader: Person) -> Said:
    return Said(
        pk=paragraph.pk,
        author=paragraph.author,
        text=text_of(session, paragraph),
        at=paragraph.begun_at,
        is_mine=paragraph.author_id == reader.pk and is_writable(session),
        is_open=paragraph.is_open,
    )
