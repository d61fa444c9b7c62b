"""Several sessions at once, and what happens to one of them and all that follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.booking.actions.booking import (
    SlotTakenError,
    lock_all,
    lock_engagement,
    write_session,
)
from inhabit.coaching.booking.actions.changing import cancel_session, move_session
from inhabit.coaching.booking.allowance import refuse_beyond_agreement
from inhabit.coaching.booking.free import wish_of
from inhabit.coaching.booking.series import MOST
from inhabit.coaching.booking.telling import tell_booked
from inhabit.coaching.calendars import news
from inhabit.coaching.models import Engagement, Series, Session, SessionQuerySet
from inhabit.people.models import Person


@transaction.atomic
def book_series(
    *, engagement: Engagement, moments: Sequence[datetime], every_weeks: int, zone: ZoneInfo, by: Person
) -> list[Session]:
    """Book a session at each of ``moments``, all or none, as a series on the clock in ``zone``.

    Times at which the engagement has a session already are passed over, so that a second press books
    nothing more. ``SlotTakenError`` where one is gone; ``ValidationError`` for more than are left.
    """
    locked = lock_engagement(engagement)
    wish = wish_of(locked, by)
    lock_all(wish)
    theirs = set(Session.objects.booked().filter(engagement=locked).values_list("starts_at", flat=True))
    missing = sorted(set(moments) - theirs)
    if not missing:
        return []
    if len(missing) > MOST:
        raise ValidationError(_("Twelve at once is the most."))
    refuse_beyond_agreement(locked, len(missing))
    series = Series.objects.create(
        engagement=locked,
        every_weeks=every_weeks,
        zone=zone.key,
        clock=missing[0].astimezone(zone).time(),
        made_by=by,
    )
    sessions = [write_session(wish, moment, by, series=series) for moment in missing]
    for session in sessions:
        tell_booked(session, by=by)
        news.session_booked(session)
    return sessions


def rest_of(session: Session) -> SessionQuerySet:
    """Return ``session`` and what follows of its series and is still to come, in order."""
    ahead = Session.objects.booked().filter(starts_at__gte=session.starts_at, starts_at__gt=timezone.now())
    return ahead.filter(series=session.series_id).exclude(series=None)


def moved_alike(session: Session, starts_at: datetime, other: Session, zone: ZoneInfo) -> datetime:
    """Return when ``other`` begins if it moves as ``session`` does: by as many days, to the same clock."""
    before, after = session.starts_at.astimezone(zone), starts_at.astimezone(zone)
    day = other.starts_at.astimezone(zone).date() + (after.date() - before.date())
    return datetime.combine(day, after.time(), tzinfo=zone).astimezone(UTC)


@transaction.atomic
def move_rest(
    *, session: Session, starts_at: datetime, revision: int, by: Person
) -> tuple[list[Session], list[Session]]:
    """Move ``session`` to ``starts_at``, and all that follow in its series by as much.

    Return those that moved, and those that stay since their new time is not free. Where already the
    first can't be moved, nothing is: it raises as ``move_session`` does.
    """
    zone = ZoneInfo(session.series.zone) if session.series else ZoneInfo("UTC")
    rest = [item for item in rest_of(session) if item.pk != session.pk]
    targets = [(item, moved_alike(session, starts_at, item, zone)) for item in rest]
    is_later = starts_at > session.starts_at
    moved, stay = [], []
    # Into the direction they move, the foremost first: each leaves its time to the next one.
    for item, target in reversed(targets) if is_later else targets:
        try:
            moved.append(move_session(session=item, starts_at=target, revision=item.revision, by=by))
        except (SlotTakenError, ValidationError):
            stay.append(item)
    moved.append(move_session(session=session, starts_at=starts_at, revision=revision, by=by))
    return moved, stay


@transaction.atomic
def cancel_rest(*, session: Session, by: Person) -> list[Session]:
    """Cancel ``session`` and all that follow in its series; the near one counts where it is late."""
    return [cancel_session(session=item, revision=item.revision, by=by) for item in rest_of(session)]
