"""Who can decide accepts a proposed change, declines it with a reason, or passes it up with a word."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.reflect.adjustments.carrying_out import carry_out
from inhabit.stages.reflect.adjustments.models import Adjustment, AdjustmentAnswer
from inhabit.stages.reflect.adjustments.present import Present, present_of
from inhabit.stages.reflect.adjustments.routing import route
from inhabit.stages.reflect.adjustments.telling import tell_who_proposed, tell_whose_turn_it_is

State, Verdict = Adjustment.State, AdjustmentAnswer.Verdict
EVENTS: dict[str, str] = {
    Verdict.ACCEPTED: "adjustment.accepted",
    Verdict.DECLINED: "adjustment.declined",
    Verdict.PASSED_UP: "adjustment.passed_up",
}


class MovedOnError(Exception):
    """It was answered, or what it would change has changed; ``adjustment`` is how it stands now."""

    def __init__(self, adjustment: Adjustment) -> None:
        super().__init__("the proposal has moved on")
        self.adjustment = adjustment


def sign_of(adjustment: Adjustment, present: Present) -> str:
    """Return what a form carries, to notice that somebody has answered or the words have changed."""
    return f"{adjustment.answers.count()}-{present.sign}"


@transaction.atomic
def answer_adjustment(
    *,
    adjustment: Adjustment,
    verdict: str,
    text: str,
    seen: str,
    by: Person,
    part: str = "",
    wording: str | None = None,
    is_published: bool = False,
) -> AdjustmentAnswer:
    """Answer a proposed change.

    ``wording`` are the words that ``by`` lets stand, by default those proposed, and ``part`` the text they
    stand for, where the proposal leaves that open; ``is_published`` puts the strategy's next version in
    force at once. ``seen`` is from :func:`sign_of`: where it has changed, or it is not the turn of ``by``
    any longer, ``MovedOnError`` carries the proposal and nothing is written. The same sent again changes
    nothing. ``ValidationError`` where a reason is missing or something stands in the way.
    """
    text = text.strip()
    stored = locked(adjustment)
    said = stored.answers.order_by("-pk").first()
    if said is not None and (said.author, said.verdict, said.text) == (by, verdict, text):
        return said
    is_asked = Adjustment.objects.answerable_by(by).filter(pk=stored.pk).exists()
    present = present_of(stored)
    if not is_asked or sign_of(stored, present) != seen:
        raise MovedOnError(stored)
    if not text and verdict != Verdict.ACCEPTED:
        raise ValidationError(_("Write a sentence: whoever proposed it needs to know why."))
    answer = AdjustmentAnswer(
        adjustment=stored, unit=speaking_for(stored, by), author=by, verdict=verdict, text=text
    )
    if verdict == Verdict.PASSED_UP:
        pass_up(stored, answer)
    elif verdict == Verdict.ACCEPTED:
        accept(stored, present, part, wording, is_published=is_published, by=by)
        close(stored, State.ACCEPTED, answer)
    else:
        close(stored, State.DECLINED, answer)
    tell_who_proposed(stored, answer)
    record_event(EVENTS[verdict], stored, by=by)
    return answer


def locked(adjustment: Adjustment) -> Adjustment:
    rows = Adjustment.objects.select_for_update(of=("self",))
    return rows.select_related("programme", "strategy", "unit", "priority").get(pk=adjustment.pk)


def speaking_for(adjustment: Adjustment, by: Person) -> Unit | None:
    """Return the unit for which ``by`` answers: None for a sponsor or the programme team."""
    asked = [adjustment.waits_for, adjustment.next_above if adjustment.is_overdue else None]
    return next((unit for unit in asked if unit is not None and unit.lead_id == by.pk), None)


def accept(
    adjustment: Adjustment,
    present: Present,
    part: str,
    wording: str | None,
    *,
    is_published: bool,
    by: Person,
) -> None:
    """Let the words stand, as proposed or as ``by`` has changed them."""
    try:
        carry_out(
            adjustment,
            part=part or adjustment.part,
            text=adjustment.wording if wording is None else wording.strip(),
            seen=present.sign,
            is_published=is_published,
            by=by,
        )
    except StaleFormError as error:
        raise MovedOnError(adjustment) from error


def pass_up(adjustment: Adjustment, answer: AdjustmentAnswer) -> None:
    """Send it to whoever is asked after ``answer.unit``: that may be the sponsors."""
    if answer.unit is None:
        raise ValidationError(_("There is nobody above you to pass it to. It is yours to answer."))
    answer.save()
    adjustment.passed_by = answer.unit
    route(adjustment)
    adjustment.save()
    tell_whose_turn_it_is(adjustment)


def close(adjustment: Adjustment, state: str, answer: AdjustmentAnswer) -> None:
    answer.save()
    adjustment.state, adjustment.closed_at = state, timezone.now()
    adjustment.save()
