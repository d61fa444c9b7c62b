"""What would mend a thread where it breaks, in words beside the gap, and the way to ask for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Unit
from inhabit.programme.models import Programme
from inhabit.programme.steps import NextStep
from inhabit.thread.knots import Knot, KnotState, Thread
from inhabit.thread.selectors import Strand

FEW_PEOPLE = 8  # below that, "somebody asked" is nearly a name


@dataclass(frozen=True)
class Mending:
    """What would mend a thread, and the step with which one can ask for it, where one may."""

    words: str
    ask: NextStep | None


def mending_of(strand: Strand, thread: Thread) -> Mending | None:
    """Return what would mend ``thread`` at its first break; None without one, or where that is one's own."""
    broken = thread.first_break
    if broken is None or broken.is_led_by_me:
        return None
    ask = step_to_ask(broken.unit, thread.programme) if can_be_asked(strand, broken) else None
    return Mending(words_to_mend(broken, has_asked=has_asked(strand, broken.unit)), ask)


def words_to_mend(broken: Knot, *, has_asked: bool) -> str:
    lead = broken.unit.lead
    if broken.state is KnotState.WAITING:
        if broken.opens_on is None:
            return _("It waits for the unit above it.")
        day = formats.date_format(broken.opens_on, "MONTH_DAY_FORMAT")
        return _("It can start there on %(day)s at the latest.") % {"day": day}
    if lead is None:
        return _(
            "Nobody leads it at the moment. It goes on once somebody does, and says what this means there."
        )
    words = _("It goes on when %(lead)s says what this means there.") % {"lead": lead}
    return f"{words} {_('You have asked.')}" if has_asked else words


def has_asked(strand: Strand, unit: Unit) -> bool:
    return any(stage.unit_id == unit.pk for stage in strand.asked)


def can_be_asked(strand: Strand, broken: Knot) -> bool:
    """Say whether the person may ask the lead of the unit where the thread breaks, and has not yet."""
    if broken.is_led_by_me or broken.state is not KnotState.OPEN or broken.unit.lead_id is None:
        return False
    return broken.unit == strand.own_unit and not has_asked(strand, broken.unit)


def step_to_ask(unit: Unit, programme: Programme) -> NextStep:
    return NextStep(
        title=_("Ask what it means for %(unit)s") % {"unit": unit},
        reason=reason_to_ask(unit),
        minutes=1,
        label=_("Ask"),
        address=reverse("interpretation_request", args=[unit.pk]),
        fields={"programme": programme.pk},
        unit_pk=unit.pk,
        move="ask_for_words",
    )


def reason_to_ask(unit: Unit) -> str:
    """Say truthfully what the lead learns; in a small unit, that they may guess."""
    reason = _("Your lead has not said yet. They will see that somebody asked, not who.")
    if unit.headcount < FEW_PEOPLE:
        small = ngettext(
            "You are %(people)d in the unit, so they will know.",
            "You are %(people)d in the unit, so they may guess.",
            unit.headcount,
        )
        reason += " " + small % {"people": unit.headcount}
    return reason
