"""When a coach is free for somebody, as the database knows it today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Value
from django.utils import timezone

from inhabit.coaching.booking.slots import Change, Hours, Span, Terms, Week, free_slots
from inhabit.coaching.booking.zones import zone_of
from inhabit.coaching.models import (
    BookingRules,
    Coach,
    Engagement,
    Participant,
    Session,
    SessionQuerySet,
    WaitingPlace,
)
from inhabit.people.models import Person

MEETING = timedelta(minutes=20)  # in which two get to know each other
LONGEST = timedelta(hours=12)  # that a session can take
AROUND = timedelta(days=1)


@dataclass(frozen=True)
class Wish:
    """What is looked for: with whom, of whom, how long, and what may be given up for it.

    ``engagement`` is None for a meeting before one chooses. ``moving`` are the sessions that are moved:
    their own times are free for them. ``is_by_coach``: whoever sets their own hours needs no notice.
    """

    coach: Coach
    people: Sequence[Person]
    length: timedelta
    engagement: Engagement | None = None
    moving: tuple[Session, ...] = ()
    is_by_coach: bool = False


def wish_of(engagement: Engagement, by: Person, *, moving: tuple[Session, ...] = ()) -> Wish:
    """Return the wish for a session of ``engagement``; its coach is read along with person and account."""
    current = Participant.objects.current().filter(engagement=engagement)
    return Wish(
        coach=engagement.coach,
        people=[item.person for item in current.select_related("person__account")],
        length=timedelta(minutes=engagement.minutes),
        engagement=engagement,
        moving=moving,
        is_by_coach=engagement.coach.person_id == by.pk,
    )


def rules_of(coach: Coach) -> BookingRules:
    return getattr(coach, "booking_rules", None) or BookingRules(coach=coach)


def free_times(
    wish: Wish, *, within: Span | None = None, now: datetime | None = None, rules: BookingRules | None = None
) -> list[datetime]:
    """Return all beginnings that are free for ``wish``, in order: as far ahead as one can book."""
    now = now or timezone.now()
    rules = rules or rules_of(wish.coach)
    terms = terms_for(wish, rules)
    within = within or Span(now, now + terms.ahead + timedelta(minutes=1))
    near = Span(within.start - AROUND, within.end + AROUND)
    taken, elsewhere = sessions_near(wish, near)
    return free_slots(
        week_of(wish.coach, near),
        terms,
        [*taken, *kept_for_others(wish, near, now)],
        now=now,
        within=within,
        elsewhere=elsewhere,
    )


def is_free(wish: Wish, moment: datetime, now: datetime | None = None) -> bool:
    """Say whether exactly ``moment`` is free for ``wish``; cheaper than asking for all that is."""
    return moment in free_times(wish, within=Span(moment, moment + timedelta(minutes=1)), now=now)


def terms_for(wish: Wish, rules: BookingRules) -> Terms:
    terms = Terms(
        length=wish.length,
        step=timedelta(minutes=rules.step),
        before=timedelta(minutes=rules.before),
        after=timedelta(minutes=rules.after),
        notice=timedelta(hours=rules.notice_hours),
        ahead=timedelta(days=rules.days_ahead),
    )
    return replace(terms, notice=timedelta(0)) if wish.is_by_coach else terms


def week_of(coach: Coach, near: Span) -> Week:
    days = near.start.date() - AROUND, near.end.date() + AROUND
    changes = coach.changed_hours.filter(last__gte=days[0], first__lte=days[1])
    return Week(
        zone_of(coach.person),
        [Hours(item.weekday, item.start, item.end, item.first, item.last) for item in coach.hours.all()],
        [Change(item.first, item.last, item.start, item.end, item.is_extra) for item in changes],
    )


def sessions_near(wish: Wish, near: Span) -> tuple[list[Span], list[Span]]:
    """Return what the coach has given away, and the other sessions of whoever is coached; in one query.

    Each as coach, and where they are coached themselves.
    """
    booked, people = others(wish, near), [person.pk for person in wish.people]
    of_coach = [booked.filter(coach=wish.coach), *coached(booked, [wish.coach.person_id])]
    of_people = [booked.filter(coach__person__in=people), *coached(booked, people)]
    first, *rest = [
        sessions.values_list("starts_at", "ends_at", Value(is_coach))
        for is_coach, group in ((1, of_coach), (0, of_people))
        for sessions in group
    ]
    found = list(first.union(*rest).order_by())
    # What is the coach's as well is among those already, with the gaps around it.
    taken = {Span(start, end) for start, end, is_coach in found if is_coach}
    return list(taken), [Span(start, end) for start, end, _is_coach in found if Span(start, end) not in taken]


def others(wish: Wish, near: Span) -> SessionQuerySet:
    booked = (
        Session.objects.booked()
        .order_by()
        .filter(starts_at__lt=near.end, starts_at__gt=near.start - LONGEST, ends_at__gt=near.start)
    )
    return booked.exclude(pk__in=[session.pk for session in wish.moving]) if wish.moving else booked


def coached(taken: SessionQuerySet, people: Sequence[int]) -> tuple[SessionQuerySet, SessionQuerySet]:
    """Return those of ``taken`` in which one of ``people`` is coached, or gets to know a coach."""
    mine = Participant.objects.current().filter(person__in=people)
    return (
        taken.filter(engagement__in=mine.values("engagement")),
        taken.filter(match__enquiry__person__in=people),
    )


def kept_for_others(wish: Wish, near: Span, now: datetime) -> list[Span]:
    """Return what is promised to somebody who waited for it; not to be given to anybody else as long."""
    kept = WaitingPlace.objects.waiting().filter(
        engagement__coach=wish.coach,
        kept_until__gt=now,
        offered_at__lt=near.end,
        offered_at__gt=near.start - LONGEST,
    )
    if wish.engagement is not None:
        kept = kept.exclude(engagement=wish.engagement)
    return [
        Span(start, start + timedelta(minutes=minutes))
        for start, minutes in kept.values_list("offered_at", "engagement__minutes")
        if start is not None
    ]
