"""Who may coach whom at all. A rule that is broken cannot be outweighed by any fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.matching.facts import Candidate, Seeker

WORKING_HOURS = 10  # from eight to six
LEAST_OVERLAP = 3  # hours in which both work
HALF_A_YEAR = timedelta(days=182)


class Barred(models.TextChoices):
    """Why a coach cannot be the one, said of many together."""

    LINE = "line", _("in the person’s own line, above or below")
    CONFLICT = "conflict", _("a conflict of interest, or ruled out before")
    FORMAT = "format", _("does not coach in this form")
    LANGUAGE = "language", _("no language in common")
    HOURS = "hours", _("hardly any working hours in common")
    FULL = "full", _("has no place left")


def barred(seeker: Seeker, candidate: Candidate) -> Barred | None:
    """Return the first rule by which ``candidate`` cannot coach ``seeker``; None where there is none."""
    return next((reason for reason, is_broken in RULES if is_broken(seeker, candidate)), None)


def is_in_line(seeker: Seeker, candidate: Candidate) -> bool:
    """Say whether one leads the other, however far up or down, also by a dotted line; or is the other."""
    one, other = seeker.place, candidate.place
    return one.person == other.person or bool(other.leads & one.line or one.leads & other.line)


def has_conflict(seeker: Seeker, candidate: Candidate) -> bool:
    return (
        candidate.coach in seeker.left
        or candidate.coach in seeker.needs.never
        or candidate.place.person == seeker.party
        or seeker.place.person in candidate.conflicts_with_people
        or bool(seeker.place.line & candidate.conflicts_with_units)
    )


def lacks_format(seeker: Seeker, candidate: Candidate) -> bool:
    return seeker.needs.format not in candidate.formats


def lacks_language(seeker: Seeker, candidate: Candidate) -> bool:
    """Say whether they share no language. Who names none takes any."""
    return bool(seeker.needs.languages) and not set(seeker.needs.languages) & set(candidate.languages)


def lacks_hours(seeker: Seeker, candidate: Candidate) -> bool:
    return hours_in_common(seeker.place.zone, candidate.place.zone, timezone.now()) < LEAST_OVERLAP


def is_full(seeker: Seeker, candidate: Candidate) -> bool:
    return candidate.free == 0


RULES: tuple[tuple[Barred, Callable[[Seeker, Candidate], bool]], ...] = (
    (Barred.LINE, is_in_line),
    (Barred.CONFLICT, has_conflict),
    (Barred.FORMAT, lacks_format),
    (Barred.LANGUAGE, lacks_language),
    (Barred.HOURS, lacks_hours),
    (Barred.FULL, is_full),
)


def hours_in_common(one: str, other: str, now: datetime) -> float:
    """Return how many working hours of a day two zones share: today or in half a year, the fewer."""
    days = [day(now), day(now + HALF_A_YEAR)]
    return WORKING_HOURS - max(hours_apart(one, other, noon) for noon in days)


def day(moment: datetime) -> datetime:
    """Return the noon of a moment's day, so that one answer serves a whole day."""
    return moment.astimezone(UTC).replace(hour=12, minute=0, second=0, microsecond=0)


@lru_cache(maxsize=4096)
def hours_apart(one: str, other: str, noon: datetime) -> float:
    """Return by how many hours the clocks of two zones differ, the shorter way around the day; 0 to 12."""
    apart = abs((offset(one, noon) - offset(other, noon)).total_seconds()) / 3600 % 24
    return min(apart, 24 - apart)


def offset(zone: str, moment: datetime) -> timedelta:
    return moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
