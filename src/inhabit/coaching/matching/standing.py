"""Whether a coach who was suggested may still be chosen: between the two, anything can have changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import models
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.matching.facts import Seeker, candidates, seekers
from inhabit.coaching.matching.rules import Barred, barred
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


def seeker_of(enquiry: Enquiry) -> Seeker:
    rows = Enquiry.objects.select_related("person__account", "offer__cohort").filter(pk=enquiry.pk)
    return seekers(rows)[0]


def why_not(enquiry: Enquiry, matches: Sequence[Match]) -> dict[int, Why]:
    """Return, by their number, those of ``matches`` who can't be chosen now, and why."""
    seeker, known = seeker_of(enquiry), {one.coach: one for one in candidates()}
    found: dict[int, Why] = {}
    for match in matches:
        candidate = known.get(match.coach_id)
        # That they were suggested is no reason against them.
        themself = replace(seeker, left=seeker.left - {match.coach_id})
        broken = barred(themself, candidate) if candidate else None
        if candidate is None or broken is not None:
            found[match.pk] = Why.GONE if broken is None else reason_for(broken)
    return found


def reason_for(broken: Barred) -> Why:
    return Why(broken.value)
