"""Somebody makes a promise, agrees on it anew, and says how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.people.models import Person, Unit, today
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.selectors import programme_of
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.empower.commitments.actions.keeping import note
from inhabit.stages.empower.commitments.actions.partnering import ask_partner
from inhabit.stages.empower.commitments.models import Commitment, CommitmentChange
from inhabit.strategy.models import Priority

Kind = CommitmentChange.Kind
MOST_OPEN = 30  # of one person: more is not a promise any more


@dataclass(frozen=True)
class Serves:
    """What a commitment serves: a contribution of its owner's, somebody's interpretation, or a priority."""

    priority: Priority | None = None
    contribution: Contribution | None = None
    interpretation: Interpretation | None = None

    @property
    def priority_id(self) -> int | None:
        """Return the priority named, else the one of what is named."""
        if self.priority is not None:
            return self.priority.pk
        tied = self.contribution or self.interpretation
        return tied.priority_id if tied is not None else None


NOTHING_NAMED = Serves()


@transaction.atomic
def promise(
    *,
    owner: Person,
    unit: Unit,
    outcome: str,
    due_on: date,
    by: Person,
    serves: Serves = NOTHING_NAMED,
    partner: Person | None = None,
    audience: str = Commitment.Audience.MY_UNIT,
    shows_check_ins: bool = False,
    may_be_told: bool = False,
) -> Commitment:
    """Make a commitment of ``owner``, and ask ``partner`` to stand beside it.

    The same words for the same day a second time, as by a double click, are the one that stands.
    ``ValidationError`` without words, for a day that is over, or when too many are open.
    """
    outcome = outcome.strip()
    if not outcome:
        raise ValidationError(_("Say first what will be different."))
    Person.objects.select_for_update().get(pk=owner.pk)
    mine = Commitment.objects.open().owned_by(owner)
    same = mine.filter(outcome=outcome, due_on=due_on).first()
    if same is not None:
        return same
    if due_on < today():
        raise ValidationError(_("Choose a day that is still to come."))
    if mine.count() >= MOST_OPEN:
        raise ValidationError(_("You have many promises open. Close one first, or let it go."))
    programme = programme_for(unit, serves)
    made = Commitment.objects.create(
        owner=owner,
        unit=unit,
        programme=programme,
        cycle=cycle_of(unit, programme),
        priority_id=serves.priority_id,
        contribution=serves.contribution,
        interpretation=serves.interpretation,
        outcome=outcome,
        due_on=due_on,
        audience=audience,
        shows_check_ins=shows_check_ins,
        may_be_told=may_be_told,
    )
    note(made, Kind.MADE)
    if partner is not None:
        return ask_partner(commitment=made, partner=partner, by=owner)
    return made


def programme_for(unit: Unit, serves: Serves) -> Programme | None:
    """Return the programme of what is served, else the one of ``unit`` that carries its priority."""
    tied = serves.contribution or serves.interpretation
    return tied.programme if tied is not None else programme_of(unit, priority=serves.priority_id)


def cycle_of(unit: Unit, programme: Programme | None) -> int:
    """Return the cycle in which ``unit`` is; the first where it has no stage yet."""
    cycles = UnitStage.objects.filter(unit=unit, programme=programme).values_list("cycle", flat=True)
    return cycles.first() or 1
