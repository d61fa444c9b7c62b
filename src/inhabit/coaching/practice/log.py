"""What a coach has done, for whoever issues credentials: sessions and supervision, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from inhabit.coaching.coaches.selectors import (
    hours_and_minutes,
    minutes_of_supervision,
    minutes_of_training,
)
from inhabit.coaching.models import Coach, Engagement, Format, Session, Supervision

LENGTH = ExpressionWrapper(F("ends_at") - F("starts_at"), output_field=DurationField())
MOST_ROWS = 5000  # of a file or a sheet


@dataclass(frozen=True)
class Entry:
    """A session that was held. ``sign`` stands for whom it was with, the same each time."""

    starts_at: datetime
    minutes: int
    kind: str
    payment: str
    sign: str


@dataclass(frozen=True)
class Totals:
    """How many sessions, and how long they were together."""

    sessions: int
    alone: str
    in_groups: str
    pro_bono: str
    in_all: str
    supervision: str
    training: str


def held_by(coach: Coach, year: int | None = None) -> QuerySet[Session]:
    """Return the sessions that ``coach`` has held, the newest first; meetings before one chooses are none."""
    held = Session.objects.held().filter(coach=coach, engagement__isnull=False)
    held = held if year is None else held.filter(starts_at__year=year)
    return held.select_related("engagement").order_by("-starts_at", "pk")


def entry_of(session: Session) -> Entry:
    engagement = session.engagement
    is_pro_bono = engagement is not None and engagement.is_pro_bono
    return Entry(
        starts_at=session.starts_at,
        minutes=minutes_in(session.ends_at - session.starts_at),
        kind=str(Format(engagement.format).label) if engagement else "",
        payment=_("pro bono") if is_pro_bono else _("paid"),
        sign=engagement.log_sign if engagement else "",
    )


def minutes_in(length: timedelta | None) -> int:
    return int(length.total_seconds() // 60) if length else 0


def totals_of(coach: Coach, year: int | None = None) -> Totals:
    """Add up in the database; supervision is that of all years, or of the last twelve months."""
    alone = Q(engagement__format=Format.ONE_TO_ONE)
    sums = (
        held_by(coach, year)
        .order_by()
        .aggregate(
            sessions=Count("pk"),
            all=Sum(LENGTH),
            alone=Sum(LENGTH, filter=alone),
            pro_bono=Sum(LENGTH, filter=Q(engagement__is_pro_bono=True)),
        )
    )
    minutes = {key: minutes_in(sums[key]) for key in ("all", "alone", "pro_bono")}
    return Totals(
        sessions=sums["sessions"],
        alone=hours_and_minutes(minutes["alone"]),
        in_groups=hours_and_minutes(minutes["all"] - minutes["alone"]),
        pro_bono=hours_and_minutes(minutes["pro_bono"]),
        in_all=hours_and_minutes(minutes["all"]),
        supervision=hours_and_minutes(minutes_of_supervision(coach)[1]),
        training=hours_and_minutes(minutes_of_training(coach, year)),
    )


def learned_by(coach: Coach, year: int | None = None) -> Iterator[tuple[date, int, str]]:
    """Yield day, minutes and kind of what ``coach`` had as supervision and training, the latest first."""
    noted = coach.supervisions.all() if year is None else coach.supervisions.filter(held_on__year=year)
    for one in noted[:MOST_ROWS]:
        kind = one.get_kind_display()
        is_training = one.kind == Supervision.Kind.TRAINING
        said = kind if is_training else _("Supervision, %(how)s") % {"how": kind}
        yield one.held_on, one.minutes, said


def years_of(coach: Coach) -> list[int]:
    """Return the years in which ``coach`` has held sessions, the latest first."""
    held = Session.objects.held().filter(coach=coach, engagement__isnull=False)
    return [day.year for day in held.dates("starts_at", "year", order="DESC")]


def coachings_with_signs(coach: Coach) -> QuerySet[Engagement]:
    """Return whom ``coach`` coaches or has coached, the newest first, as long as it is not forgotten."""
    mine = Engagement.objects.filter(coach=coach, agreed_at__isnull=False, forgotten_at__isnull=True)
    return mine.select_related("unit").order_by("-made_at", "pk")
