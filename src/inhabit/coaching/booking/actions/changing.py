"""A session gets another time, or is cancelled."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.booking.actions.booking import (
    REMINDED_BEFORE,
    lock_all,
    lock_engagement,
    refuse_if_taken,
    wish_to_meet,
)
from inhabit.coaching.booking.free import Wish, wish_of
from inhabit.coaching.booking.late import is_late_for
from inhabit.coaching.booking.telling import tell_cancelled, tell_moved
from inhabit.coaching.booking.waiting import offer_what_is_free
from inhabit.coaching.calendars import news
from inhabit.coaching.models import Coach, Engagement, Session
from inhabit.people.models import Person
from inhabit.stages.clarify.actions.stale import StaleFormError


@transaction.atomic
def move_session(*, session: Session, starts_at: datetime, revision: int, by: Person) -> Session:
    """Give ``session`` another time; it stays the same session. ``revision`` is what ``by`` had before them.

    ``SlotTakenError`` where the time is not free. ``StaleFormError`` where the session was moved or
    cancelled meanwhile. ``ValidationError`` where it is too late for whoever is coached.
    """
    stored, wish = locked_with_wish(session, by)
    if stored.starts_at == starts_at and stored.state == Session.State.BOOKED:
        return stored
    refuse_stale(stored, revision)
    if stored.starts_at <= timezone.now():
        raise ValidationError(_("It has begun already. Say whether it took place, then book another one."))
    if is_late_for(stored, by):
        raise ValidationError(_("It is too near to be moved by yourself. Ask your coach to move it."))
    refuse_if_taken(wish, starts_at)
    before = stored.starts_at
    is_soon = starts_at - timezone.now() <= REMINDED_BEFORE
    stored.starts_at, stored.ends_at = starts_at, starts_at + (stored.ends_at - stored.starts_at)
    stored.revision += 1
    stored.reminded_at = timezone.now() if is_soon else None
    stored.save(update_fields=["starts_at", "ends_at", "revision", "reminded_at"])
    tell_moved(stored, before, by=by)
    news.session_moved(stored, before)
    offer_what_is_free(stored.coach)
    return stored


@transaction.atomic
def cancel_session(*, session: Session, revision: int, by: Person) -> Session:
    """Cancel ``session``. Late, it counts as one of the agreement's. Twice is the same as once.

    ``StaleFormError`` where it was moved meanwhile: what was late then may be in time now.
    """
    stored, _wish = locked_with_wish(session, by)
    if stored.state == Session.State.CANCELLED:
        return stored
    refuse_stale(stored, revision)
    if stored.starts_at <= timezone.now():
        raise ValidationError(_("It has begun already. Say whether it took place instead."))
    cancel_now(stored, is_late=is_late_for(stored, by), by=by)
    offer_what_is_free(stored.coach)
    return stored


def cancel_now(session: Session, *, is_late: bool, by: Person | None) -> None:
    """Cancel what is locked, and tell both sides and the calendars."""
    session.state, session.is_late = Session.State.CANCELLED, is_late
    session.revision += 1
    session.settled_at, session.settled_by = timezone.now(), by
    session.save(update_fields=["state", "is_late", "revision", "settled_at", "settled_by"])
    tell_cancelled(session, by=by)
    news.session_cancelled(session)


@transaction.atomic
def cancel_sessions_to_come(engagement: Engagement, by: Person | None) -> None:
    """Cancel all that is booked in a coaching that ends; nothing of it counts as late."""
    locked = lock_engagement(engagement)
    Coach.objects.select_for_update(no_key=True).get(pk=locked.coach_id)
    ahead = Session.objects.booked().filter(engagement=locked, starts_at__gt=timezone.now())
    for session in ahead.select_related("coach__person").select_for_update(no_key=True, of=("self",)):
        session.engagement = locked
        cancel_now(session, is_late=False, by=by)
    locked.waiting_places.filter(left_at=None).update(left_at=timezone.now())
    offer_what_is_free(locked.coach)


def locked_with_wish(session: Session, by: Person) -> tuple[Session, Wish]:
    """Return the stored session and what it takes to move it, with everybody's time locked."""
    if session.engagement is not None:
        engagement = lock_engagement(session.engagement)
        wish = wish_of(engagement, by, moving=(session,))
    elif session.match is not None:
        wish = wish_to_meet(session.match, moving=(session,))
    lock_all(wish)
    stored = Session.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "coach__person__account", "engagement", "match__enquiry__person"
    )
    return stored.get(pk=session.pk), wish


def refuse_stale(stored: Session, revision: int) -> None:
    if stored.revision != revision or stored.state != Session.State.BOOKED:
        raise StaleFormError(stored)
