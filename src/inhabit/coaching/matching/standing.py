"""Whether a coach who was suggested may still be chosen: between the two, anything can have changed."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.matching.facts import facts_between
from inhabit.coaching.matching.rules import barred
from inhabit.coaching.models import Enquiry, Match


class Why(models.TextChoices):
    """Why a suggestion no longer holds, as the page says it. A conflict is never said to be one."""

    GONE = "gone", _("Takes nobody new at present.")
    LINE = "line", _("Is in your own line by now, above you or below. That can’t be.")
    CONFLICT = "conflict", _("Can’t be your coach any more.")
    FORMAT = "format", _("No longer coaches in this form.")
    LANGUAGE = "language", _("No longer coaches in a language you named.")
    HOURS = "hours", _("Works at hours that hardly meet yours by now.")
    FULL = "full", _("Has no place left.")


def why_not(enquiry: Enquiry, matches: Sequence[Match]) -> dict[int, Why]:
    """Return, by their number, those of ``matches`` who can't be chosen now, and why."""
    seeker, may = facts_between(enquiry, [match.coach_id for match in matches])
    known = {one.coach: barred(seeker, one) for one in may}
    found: dict[int, Why] = {}
    for match in matches:
        broken = known.get(match.coach_id)
        if match.coach_id not in known:
            found[match.pk] = Why.GONE
        elif broken is not None:
            found[match.pk] = Why(broken.value)
    return found
