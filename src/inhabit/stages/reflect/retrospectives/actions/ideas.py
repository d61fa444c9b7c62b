"""What the unit could change: written by anybody, agreed on by all, taken on by one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.people.models import Person
from inhabit.stages.reflect.retrospectives.actions.changing import (
    PhaseIsOverError,
    arrives,
    count_change,
    in_phase,
)
from inhabit.stages.reflect.retrospectives.models import MOST_AGREED, Idea, Phase, Retrospective
from inhabit.stages.reflect.retrospectives.outcomes import make_outcome

MOST_IDEAS = 15


@transaction.atomic
def write_idea(
    *,
    retrospective: int,
    idea: UUID,
    kind: str,
    text: str,
    because: str = "",
    target: str = "",
    priority: int | None = None,
    due_on: date | None = None,
    topic: UUID | None = None,
) -> None:
    """Put an idea on the table, under the key that a browser made. Nobody's name stands on it."""
    stored = in_phase(retrospective, Phase.AGREE)
    if not arrives(stored, idea):
        return
    if stored.ideas.count() >= MOST_IDEAS:
        raise ValidationError(_("There are many ideas already. Take one off the table first."))
    behind = stored.topics.filter(pk=topic).first() if topic else None
    Idea.objects.create(
        pk=idea,
        retrospective=stored,
        kind=kind,
        text=text.strip(),
        because=because.strip(),
        target=target,
        priority_id=priority,
        due_on=due_on,
        topic=behind,
    )
    count_change(stored)


@transaction.atomic
def take_off_idea(*, retrospective: Retrospective, idea: UUID, by: Person) -> None:
    """Take an idea off the table; whoever facilitates does."""
    stored = in_phase(retrospective.pk, Phase.AGREE)
    if stored.facilitator_id == by.pk and stored.ideas.filter(pk=idea).delete()[0]:
        count_change(stored)


@transaction.atomic
def agree_on(*, retrospective: Retrospective, idea: UUID, is_agreed: bool, by: Person) -> None:
    """Say that the unit wants an idea, or not any more. ``ValidationError`` for a fourth one."""
    stored = in_phase(retrospective.pk, Phase.AGREE)
    if stored.facilitator_id != by.pk:
        raise PhaseIsOverError
    others = stored.ideas.filter(is_agreed=True).exclude(pk=idea)
    if is_agreed and others.count() >= MOST_AGREED:
        raise ValidationError(_("Three changes at most: else none of them happens. Let one go first."))
    unmade = stored.ideas.filter(pk=idea, outcome__isnull=True)
    if unmade.exclude(is_agreed=is_agreed).update(is_agreed=is_agreed):
        count_change(stored)


@transaction.atomic
def take_on(*, retrospective: Retrospective, idea: UUID, by: Person) -> None:
    """``by`` takes an idea on. Once it has ended, an agreed one becomes a promise, a stop or a proposal.

    ``ValidationError`` when somebody else has, or when ``by`` can't (only who leads keeps the stop list).
    """
    stored = in_phase(retrospective.pk, Phase.AGREE, Phase.CLOSED)
    wanted = stored.ideas.select_for_update(of=("self",)).select_related(
        "retrospective__unit", "retrospective__programme"
    )
    taken = wanted.filter(pk=idea).first()
    if taken is None or (stored.phase == Phase.CLOSED and not taken.is_agreed):
        raise ValidationError(_("This is no longer on the table."))
    if taken.owner_id not in {None, by.pk}:
        raise ValidationError(_("Somebody has taken it on already."))
    taken.owner = by
    taken.save(update_fields=["owner"])
    if stored.phase == Phase.CLOSED and taken.outcome is None:
        make_outcome(taken)
    count_change(stored)


@transaction.atomic
def put_down(*, retrospective: Retrospective, idea: UUID, by: Person) -> None:
    """Give back what one had taken on, before it became anything."""
    stored = in_phase(retrospective.pk, Phase.AGREE)
    if stored.ideas.filter(pk=idea, owner=by, outcome__isnull=True).update(owner=None):
        count_change(stored)
