"""A time is taken: by one only, however many reach for it at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NoReturn

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.booking.allowance import refuse_beyond_agreement
from inhabit.coaching.booking.free import MEETING, Wish, free_times, is_free, wish_of
from inhabit.coaching.booking.telling import tell_booked
from inhabit.coaching.calendars import news
from inhabit.coaching.models import Coach, Engagement, Match, Session, WaitingPlace
from inhabit.people.models import Person

NEXT_FREE = 3  # that somebody is told whose slot is gone
MOST_MEETINGS = 2  # coaches whom one gets to know before choosing
REMINDED_BEFORE = timedelta(days=1)


class SlotTakenError(Exception):
    """The time is no longer free. ``others`` are the next ones that are."""

    def __init__(self, others: Sequence[datetime]) -> None:
        super().__init__("somebody else was faster")
        self.others = list(others)


@transaction.atomic
def book_session(*, engagement: Engagement, starts_at: datetime, by: Person) -> Session:
    """Book the session of ``engagement`` that begins at ``starts_at``, and tell the other side.

    A second press books nothing more. ``SlotTakenError`` where the time is no longer free;
    ``ValidationError`` where the agreement has no session left, or the coaching does not go on.
    """
    locked = lock_engagement(engagement)
    wish = wish_of(locked, by)
    lock_all(wish)
    same = Session.objects.booked().filter(engagement=locked, starts_at=starts_at).first()
    if same is not None:
        return same
    refuse_beyond_agreement(locked)
    session = write_session(wish, starts_at, by)
    WaitingPlace.objects.filter(engagement=locked, left_at=None, before__gt=starts_at).update(
        left_at=timezone.now()
    )
    tell_booked(session, by=by)
    news.session_booked(session)
    return session


@transaction.atomic
def book_meeting(*, match: Match, starts_at: datetime, by: Person) -> Session:
    """Book 20 minutes in which ``by``, who looks for a coach, gets to know the suggested one.

    ``SlotTakenError`` as above; ``ValidationError`` for a third coach, or after one was chosen.
    """
    enquiry = type(match.enquiry).objects.select_for_update(no_key=True).get(pk=match.enquiry_id)
    wish = wish_to_meet(match)
    lock_all(wish)
    meetings = Session.objects.filter(match__enquiry=enquiry).exclude(state=Session.State.CANCELLED)
    mine = meetings.filter(match=match).first()
    if mine is not None:
        return mine
    if enquiry.state not in {enquiry.State.OPEN, enquiry.State.WAITING} or not match.coach.may_be_booked:
        raise ValidationError(_("You can’t meet this coach any more. Have a look at your suggestions."))
    if meetings.count() >= MOST_MEETINGS:
        raise ValidationError(
            _("You can meet two coaches before you choose. Choose now, or cancel a meeting.")
        )
    session = write_session(wish, starts_at, by, match=match)
    tell_booked(session, by=by)
    news.session_booked(session)
    return session


def wish_to_meet(match: Match, *, moving: tuple[Session, ...] = ()) -> Wish:
    return Wish(coach=match.coach, people=[match.enquiry.person], length=MEETING, moving=moving)


def lock_engagement(engagement: Engagement) -> Engagement:
    """Return ``engagement`` as stored, for nobody else to change until the transaction is over."""
    Engagement.objects.select_for_update(no_key=True).get(pk=engagement.pk)
    return Engagement.objects.select_related("coach__person__account", "cohort", "party").get(
        pk=engagement.pk
    )


def lock_all(wish: Wish) -> None:
    """Let nobody else book the coach, or whoever is coached, until the transaction is over.

    Always in one order: two who want the same people wait for each other, and never in a circle.
    """
    Coach.objects.select_for_update(no_key=True).get(pk=wish.coach.pk)
    people = {person.pk for person in wish.people} | {wish.coach.person_id}
    list(Person.objects.select_for_update(no_key=True).filter(pk__in=people).order_by("pk").values("pk"))


def write_session(wish: Wish, starts_at: datetime, by: Person, **fields: object) -> Session:
    """Write a session into the time that was found free just now, under the locks."""
    refuse_if_taken(wish, starts_at)
    is_soon = starts_at - timezone.now() <= REMINDED_BEFORE
    try:
        with transaction.atomic():  # the constraint is the last net, and must not end the transaction
            return Session.objects.create(
                coach=wish.coach,
                engagement=wish.engagement,
                starts_at=starts_at,
                ends_at=starts_at + wish.length,
                booked_by=by,
                reminded_at=timezone.now() if is_soon else None,
                **fields,
            )
    except IntegrityError:
        taken(wish, starts_at)


def refuse_if_taken(wish: Wish, starts_at: datetime) -> None:
    if not is_free(wish, starts_at):
        taken(wish, starts_at)


def taken(wish: Wish, starts_at: datetime) -> NoReturn:
    """Say which times are free instead: those nearest to ``starts_at``, in order."""
    free = sorted(free_times(wish), key=lambda moment: abs(moment - starts_at))
    raise SlotTakenError(sorted(free[:NEXT_FREE]))
