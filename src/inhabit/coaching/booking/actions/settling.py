"""What became of a session: it took place, or somebody was not there."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.booking.telling import tell_missed, tell_objection, tell_waived
from inhabit.coaching.models import Engagement, Session
from inhabit.people.models import Person

State = Session.State


@transaction.atomic
def hold_session(session: Session, by: Person) -> Session:
    """Note that ``session`` took place, and which of the engagement's it was. Twice is the same as once.

    ``ValidationError`` before it begins, or when it was cancelled.
    """
    stored = lock_session(session)
    if stored.state == State.HELD:
        return stored
    refuse_before_it_begins(stored)
    if stored.state == State.CANCELLED:
        raise ValidationError(
            _("It was cancelled. If you met all the same, book another time and note that.")
        )
    stored.number = next_number(stored)
    return settle(stored, State.HELD, by)


@transaction.atomic
def miss_session(*, session: Session, by: Person) -> Session:
    """Note that whoever is coached was not there; they are told, and can object."""
    stored = lock_session(session)
    if stored.state == State.MISSED:
        return stored
    refuse_before_it_begins(stored)
    if stored.state != State.BOOKED:
        raise ValidationError(_("Something else was noted of it meanwhile. Have a look."))
    settle(stored, State.MISSED, by)
    tell_missed(stored)
    return stored


@transaction.atomic
def waive_session(*, session: Session, by: Person) -> Session:
    """Let a session that was missed or cancelled late not count. Twice is the same as once."""
    stored = lock_session(session)
    if stored.state != State.MISSED and not stored.is_late:
        raise ValidationError(_("It does not count anyway."))
    if not stored.is_waived:
        stored.is_waived = True
        stored.save(update_fields=["is_waived"])
        tell_waived(stored, by=by)
    return stored


@transaction.atomic
def object_to_miss(*, session: Session, by: Person) -> Session:
    """Say that a session noted as missed did take place: the coach is asked to look again."""
    stored = lock_session(session)
    if stored.state == State.MISSED and stored.objected_at is None:
        stored.objected_at = timezone.now()
        stored.save(update_fields=["objected_at"])
        tell_objection(stored)
    return stored


def lock_session(session: Session) -> Session:
    """Return what is stored; one at a time for all sessions of its engagement, since they are counted."""
    if session.engagement_id is not None:
        Engagement.objects.select_for_update(no_key=True).get(pk=session.engagement_id)
    stored = Session.objects.select_for_update(no_key=True, of=("self",))
    return stored.select_related("coach__person", "engagement", "match__enquiry").get(pk=session.pk)


def refuse_before_it_begins(session: Session) -> None:
    if session.starts_at > timezone.now():
        raise ValidationError(_("It has not begun yet."))


def next_number(session: Session) -> int | None:
    if session.engagement_id is None:
        return None
    numbered = Session.objects.filter(engagement=session.engagement_id)
    return int(numbered.aggregate(last=Max("number", default=0))["last"]) + 1


def settle(session: Session, state: str, by: Person) -> Session:
    session.state = state
    session.settled_at, session.settled_by = timezone.now(), by
    session.save(update_fields=["state", "number", "settled_at", "settled_by"])
    return session
