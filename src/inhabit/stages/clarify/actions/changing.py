"""What a unit says is changed in one of its texts, as a proposed change does that was accepted."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme
from inhabit.stages.clarify.actions.interpretations import (
    let_hold,
    next_version,
    versions_of,
    words_for_further_priorities,
)
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.clarify.contests.actions import follow_stance
from inhabit.stages.clarify.models import Interpretation
from inhabit.strategy.models import Priority

CHANGEABLE = ("meaning", "changes", "stays")
KEPT = ("stance", "meaning", "changes", "stays", "telling", "because", "wish", "also")


@transaction.atomic
def change_shared_words(
    *, programme: Programme, unit: Unit, priority: Priority, part: str, text: str, seen: int, by: Person
) -> Interpretation:
    """Let ``unit`` say ``text`` in one ``part`` (of ``CHANGEABLE``) from now on, as a new version.

    Everything else stays as it was, drafts included. ``seen`` is the number of the words that ``by`` had
    before them: where others hold meanwhile, ``StaleFormError`` carries these and nothing is written.
    ``ValidationError`` where the unit says nothing of its own on the priority.
    """
    if part not in CHANGEABLE:
        raise ValueError(part)
    list(versions_of(programme, unit, priority).select_for_update())
    current = words_now(programme, unit, priority)
    if current is None or not current.is_ours:
        raise ValidationError(_("The unit says nothing of its own about this priority any more."))
    if current.pk != seen:
        raise StaleFormError(current)
    newer = next_version(programme, unit, current.priority)
    for field in KEPT:
        setattr(newer, field, getattr(current, field))
    setattr(newer, part, text.strip())
    if not newer.is_complete():
        raise ValidationError(_("What it means for the unit cannot be left empty."))
    newer.author = by
    let_hold(newer)
    follow_stance(shared=newer, by=by)
    for words in words_for_further_priorities(newer, {newer.priority_id}):
        let_hold(words)
        follow_stance(shared=words, by=by)
    record_event("interpretation.shared", unit, by=by, details={"priorities": 1})
    return newer


def words_now(programme: Programme, unit: Unit, priority: Priority) -> Interpretation | None:
    """Return what ``unit`` says on ``priority``: the row in which the words were written."""
    shared = Interpretation.objects.shared().filter(programme=programme, unit=unit)
    found = shared.select_related("priority", "unit", "programme").filter(priority=priority).first()
    if found is None or found.said_with_id is None:
        return found
    return shared.select_related("priority", "unit", "programme").filter(priority=found.said_with_id).first()
