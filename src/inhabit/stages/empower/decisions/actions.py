"""Logging a decision, correcting it, withdrawing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit, today
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.communicate.wordlist import words_of
from inhabit.stages.empower.decisions.models import HEAD, Decision, DecisionChange, DecisionWord
from inhabit.stages.empower.decisions.permissions import may_log_in
from inhabit.stages.empower.decisions.switching import may_be_logged

Kind = DecisionChange.Kind
EVENTS: dict[str, str] = {
    Kind.LOGGED: "decision.logged",
    Kind.CORRECTED: "decision.corrected",
    Kind.WITHDRAWN: "decision.withdrawn",
    Kind.PUT_BACK: "decision.put_back",
}


@dataclass(frozen=True)
class Entry:
    """What somebody writes of a decision. Only ``text`` is needed.

    ``priority`` and ``remit_line``, what it rests on, are numbers, or None.
    """

    text: str
    priority: int | None = None
    remit_line: int | None = None
    ease: str = Decision.Ease.UNSAID
    expects: str = ""
    look_on: date | None = None
    context: str = ""
    audience: str = Decision.Audience.EVERYONE

    def stripped(self) -> dict[str, object]:
        """Return the columns of a decision that it fills."""
        return {
            "text": self.text.strip(),
            "priority_id": self.priority,
            "remit_line_id": self.remit_line,
            "ease": self.ease,
            "expects": self.expects.strip(),
            "look_on": self.look_on,
            "context": self.context.strip(),
            "audience": self.audience,
        }


@transaction.atomic
def log_decision(*, unit: Unit, entry: Entry, by: Person) -> Decision:
    """Put a decision of ``by`` into the log of ``unit``. The same words twice on a day are one decision.

    ``ValidationError`` without words, for a unit that ``by`` neither is in nor leads, or where the log is
    switched off.
    """
    columns = entry.stripped()
    if not columns["text"]:
        raise ValidationError(_("Write what was decided first."))
    stored = Unit.objects.select_for_update().get(pk=unit.pk)
    if not may_log_in(by, stored):
        raise ValidationError(_("You are not in this unit any more, so its log is not yours to write."))
    if not may_be_logged(stored, by):
        raise ValidationError(_("The decision log is switched off here at the moment."))
    same = Decision.objects.standing().filter(unit=stored, owner=by, decided_on=today(), text=columns["text"])
    if (found := same.first()) is not None:
        return found
    decision = Decision.objects.create(unit=stored, owner=by, decided_on=today(), **columns)
    note(decision, Kind.LOGGED, by)
    return decision


@transaction.atomic
def correct_decision(*, decision: Decision, entry: Entry, edits: int, by: Person) -> Decision:
    """Change what stands in the log. ``StaleFormError`` where the form was opened before a newer save.

    The same again, as by a double click, changes nothing; ``ValidationError`` without words.
    """
    columns = entry.stripped()
    if not columns["text"]:
        raise ValidationError(_("Write what was decided first."))
    stored = Decision.objects.select_for_update().get(pk=decision.pk)
    if all(getattr(stored, name) == value for name, value in columns.items()):
        return stored
    if stored.edits != edits:
        raise StaleFormError(stored)
    for name, value in columns.items():
        setattr(stored, name, value)
    stored.edits += 1
    stored.save()
    note(stored, Kind.CORRECTED, by)
    return stored


@transaction.atomic
def withdraw_decision(*, decision: Decision, by: Person) -> None:
    """Say that a decision does not hold any more; it can be put back. Twice is the same as once."""
    stored = Decision.objects.select_for_update().get(pk=decision.pk)
    if stored.withdrawn_at is None:
        stored.withdrawn_at = timezone.now()
        stored.save(update_fields=["withdrawn_at"])
        note(stored, Kind.WITHDRAWN, by)


@transaction.atomic
def put_back_decision(*, decision: Decision, by: Person) -> None:
    """Let a withdrawn decision hold again."""
    stored = Decision.objects.select_for_update().get(pk=decision.pk)
    if stored.withdrawn_at is not None:
        stored.withdrawn_at = None
        stored.save(update_fields=["withdrawn_at"])
        note(stored, Kind.PUT_BACK, by)


def note(decision: Decision, kind: str, by: Person) -> None:
    """Keep what was done in the history, let the decision be found by its words, and note it on the trail."""
    DecisionChange.objects.create(
        decision=decision,
        kind=kind,
        text=decision.text,
        expects=decision.expects,
        look_on=decision.look_on,
        context=decision.context,
        author=by,
    )
    if kind in {Kind.LOGGED, Kind.CORRECTED}:
        index_words(decision)
    record_event(EVENTS[kind], decision, by=by)


def index_words(decision: Decision) -> None:
    """Make ``decision`` found by how the words of its line, and of what is expected, begin."""
    decision.words.all().delete()
    DecisionWord.objects.bulk_create(
        DecisionWord(decision=decision, head=word[:HEAD], word=word)
        for word in words_of(f"{decision.text} {decision.expects}")
    )
