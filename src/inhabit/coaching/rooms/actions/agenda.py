"""What a session goes through: one of its people picks a frame, both tick what was talked about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.coaching.models import Agenda, Session
from inhabit.coaching.models.numbers import random_number
from inhabit.coaching.rooms.actions.writing import engagement_of, refuse_where_closed
from inhabit.coaching.rooms.frames import all_frames
from inhabit.coaching.rooms.sealed import open_content, seal_content
from inhabit.people.models import Person

MOST_OWN, LONGEST_QUESTION = 12, 300


@dataclass(frozen=True)
class Planned:
    """An agenda, opened: the frame's id, the keys of what is done, and own questions by their keys."""

    frame: str = ""
    done: tuple[str, ...] = ()
    own: dict[str, str] = field(default_factory=dict)


def purpose_of(session: Session) -> str:
    return f"agenda:{session.pk}"


def planned_in(session: Session, agenda: Agenda | None) -> Planned:
    """Return what ``agenda`` of ``session`` holds; nothing where there is none yet."""
    if agenda is None:
        return Planned()
    found = open_content(engagement_of(session), agenda.content, purpose=purpose_of(session))
    return Planned(found.get("frame", ""), tuple(found.get("done", ())), dict(found.get("own", {})))


@transaction.atomic
def keep_agenda(session: Session, planned: Planned) -> Agenda:
    content = {"frame": planned.frame, "done": list(planned.done), "own": planned.own}
    sealed = seal_content(engagement_of(session), content, purpose=purpose_of(session))
    agenda = Agenda.objects.get(session=session)
    agenda.content, agenda.edits = sealed, agenda.edits + 1
    agenda.save()
    return agenda


def locked_plan(session: Session) -> Planned:
    """Return what is planned, for whoever changes it now: two who change it come one after the other."""
    refuse_where_closed(session)
    Agenda.objects.get_or_create(session=session)
    return planned_in(session, Agenda.objects.select_for_update().get(session=session))


@transaction.atomic
def choose_frame(*, session: Session, frame: str, by: Person) -> Agenda:
    """Go through ``frame``; own questions and what is ticked stay."""
    if frame not in all_frames():
        raise ValidationError(_("There is no such agenda. Choose one of the list."))
    return keep_agenda(session, replace(locked_plan(session), frame=frame))


@transaction.atomic
def tick_question(*, session: Session, key: str, is_done: bool, by: Person) -> Agenda:
    """Say that a question was talked about, or that it was not. A second time changes nothing."""
    planned = locked_plan(session)
    done = tuple(dict.fromkeys([*(one for one in planned.done if one != key), *([key] if is_done else [])]))
    return keep_agenda(session, replace(planned, done=done))


@transaction.atomic
def add_question(*, session: Session, text: str, by: Person) -> Agenda:
    """Add a question of one's own. The same words twice are one question."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_QUESTION:
        raise ValidationError(
            _("Write the question in a sentence, of at most %(most)s characters.")
            % {"most": LONGEST_QUESTION}
        )
    planned = locked_plan(session)
    if len(planned.own) >= MOST_OWN:
        raise ValidationError(_("There are many questions of your own already. Take one out first."))
    if text in planned.own.values():
        return Agenda.objects.get(session=session)
    return keep_agenda(session, replace(planned, own={**planned.own, f"own{random_number()}": text}))


@transaction.atomic
def remove_question(*, session: Session, key: str, by: Person) -> Agenda:
    """Take out a question of one's own. A second time changes nothing."""
    planned = locked_plan(session)
    own = {one: text for one, text in planned.own.items() if one != key}
    done = tuple(one for one in planned.done if one != key)
    return keep_agenda(session, replace(planned, own=own, done=done))
