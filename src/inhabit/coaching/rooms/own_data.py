"""What somebody has written in session rooms and between sessions, for their own file: opened.

Once the key of an engagement was destroyed nobody reads what was written there; then it is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from inhabit.coaching.models import Action, CheckOut, Nudge, Paragraph, Tryout
from inhabit.coaching.rooms.actions.check_outs import opened
from inhabit.coaching.rooms.actions.nudges import text_of_nudge
from inhabit.coaching.rooms.actions.paragraphs import text_of
from inhabit.coaching.rooms.actions.steps import text_of_step, word_of_step
from inhabit.coaching.rooms.actions.tryouts import change_of, staged_in
from inhabit.coaching.rooms.actions.writing import engagement_of
from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.sealing.keys import UnreadableSealError

type Entry = dict[str, object]


def readable[Row](rows: Iterable[Row], entry: Callable[[Row], Entry]) -> Iterator[Entry]:
    for row in rows:
        try:
            yield entry(row)
        except UnreadableSealError:
            continue


def my_shared_notes(person: Person) -> Part:
    mine = Paragraph.objects.filter(author=person).select_related("session__engagement__key")
    return "coaching_shared_notes", list(
        readable(mine, lambda one: {"begun_at": one.begun_at, "text": text_of(one.session, one)})
    )


def my_check_outs(person: Person) -> Part:
    mine = CheckOut.objects.filter(person=person).select_related("session__engagement__key", "person")
    return "coaching_check_outs", list(readable(mine.order_by("made_at"), entry_of_check_out))


def entry_of_check_out(stored: CheckOut) -> Entry:
    said = opened(engagement_of(stored.session), stored)
    fields = {"will_try": said.will_try, "useful": said.useful, "outcome": said.outcome}
    return {"made_at": stored.made_at, **fields}


def my_steps(person: Person) -> Part:
    mine = Action.objects.filter(owner=person, made_by=person).select_related("engagement__key")
    return "coaching_steps", list(
        readable(
            mine,
            lambda one: {
                "text": text_of_step(one),
                "word": word_of_step(one),
                "due_on": one.due_on,
                "state": one.state,
            },
        )
    )


def my_rehearsals_with_a_coach(person: Person) -> Part:
    mine = Tryout.objects.filter(person=person).select_related("session__engagement__key")
    return "coaching_rehearsals", list(
        readable(mine, lambda one: {"shown": staged_in(one).shown, "change": change_of(one)})
    )


def my_reminders(person: Person) -> Part:
    mine = Nudge.objects.filter(person=person).select_related("engagement__key")
    return "coaching_reminders", list(
        readable(mine, lambda one: {"text": text_of_nudge(one), "weekdays": one.weekdays, "at": one.at})
    )


PARTS_OF_ROOMS = (my_shared_notes, my_check_outs, my_steps, my_rehearsals_with_a_coach, my_reminders)
