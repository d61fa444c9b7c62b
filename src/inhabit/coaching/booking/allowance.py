"""How many sessions an agreement has, and whom one turns to for more."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.coaching.models import Coach, Engagement, Session


def sessions_left(engagement: Engagement) -> int:
    """Return how many sessions of the agreement are neither used nor booked; never below 0."""
    return max(
        engagement.sessions_planned - Session.objects.counting().filter(engagement=engagement).count(), 0
    )


def refuse_coach_who_is_away(coach: Coach) -> None:
    """Raise ``ValidationError`` where ``coach`` can't be booked today; not why."""
    if not coach.may_be_booked:
        raise ValidationError(away_in_words(coach))


def away_in_words(coach: Coach) -> str:
    return _("%(coach)s can’t be booked at the moment. What is booked already stays.") % {"coach": coach}


def what_refuses(engagement: Engagement, left: int) -> str:
    """Say why nothing can be booked in ``engagement``, with ``left`` sessions; "" where something can."""
    if not engagement.is_going_on or not left:
        return beyond_in_words(engagement) if engagement.is_going_on else over_in_words()
    return "" if engagement.coach.may_be_booked else away_in_words(engagement.coach)


def over_in_words() -> str:
    return _("This coaching does not go on at the moment, so nothing can be booked.")


def refuse_beyond_agreement(engagement: Engagement, number: int = 1) -> None:
    """Raise ``ValidationError`` where ``number`` more sessions can't be booked, saying how it can go on."""
    if not engagement.is_going_on:
        raise ValidationError(over_in_words())
    refuse_coach_who_is_away(engagement.coach)
    if sessions_left(engagement) < number:
        raise ValidationError(beyond_in_words(engagement))


def beyond_in_words(engagement: Engagement) -> str:
    """Say that all sessions are used or booked, and how it can go on after them."""
    planned = engagement.sessions_planned
    used = ngettext(
        "The one session of your agreement is used or booked.",
        "All %(number)d sessions of your agreement are used or booked.",
        planned,
    ) % {"number": planned}
    return f"{used} " + _("If you want to go on, propose more of them where your agreement stands.")
