"""When a coach is free for each of several coachings: their hours are worked out once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet

from inhabit.coaching.booking.free import AROUND, LONGEST, Wish, free_times, rules_of
from inhabit.coaching.booking.slots import Span
from inhabit.coaching.models import Coach, Participant, Session, SessionQuerySet


class FreeForSeveral:
    """The free times of ``coach``, locked and read with its rules, for one-to-one ``engagements``.

    The same as ``free_times`` for each of them, in as many queries as for one.
    """

    def __init__(self, coach: Coach, engagements: Sequence[int], now: datetime) -> None:
        self.coach, self.now = coach, now
        self.rules = rules_of(coach)
        self.gap = timedelta(minutes=self.rules.before + self.rules.after)
        near = Span(now - AROUND, now + timedelta(days=self.rules.days_ahead) + AROUND)
        self.elsewhere = taken_of(engagements, near)
        self.of_coach: dict[timedelta, list[datetime]] = {}
        self.promised: list[Span] = []

    def moments(self, engagement: int, length: timedelta) -> Iterator[datetime]:
        """Yield the beginnings that are free in ``engagement``, in order."""
        if length not in self.of_coach:
            alone = Wish(coach=self.coach, people=[], length=length)
            self.of_coach[length] = free_times(alone, now=self.now, rules=self.rules)
        blocked = [*self.promised, *self.elsewhere[engagement]]
        for moment in self.of_coach[length]:
            if not any(moment < span.end and span.start < moment + length for span in blocked):
                yield moment

    def promise(self, span: Span) -> None:
        """Leave ``span`` out from now on, with the gaps around it."""
        self.promised.append(Span(span.start - self.gap, span.end + self.gap))


def taken_of(engagements: Sequence[int], near: Span) -> dict[int, list[Span]]:
    """Return when whoever is coached in each of ``engagements`` meets anybody, in two queries."""
    current = Participant.objects.current().filter(engagement__in=engagements)
    coached = list(current.order_by().values_list("person", "engagement"))
    meets: defaultdict[int, set[Span]] = defaultdict(set)
    for person, start, end in meetings_of({person for person, _engagement in coached}, near):
        meets[person].add(Span(start, end))
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for person, engagement in coached:
        found[engagement] += meets[person]
    return found


def meetings_of(people: set[int], near: Span) -> list[tuple[int, datetime, datetime]]:
    """Return who of ``people`` meets from when to when: as a coach, coached, or to get to know one."""
    booked = Session.objects.booked().filter(
        starts_at__lt=near.end, starts_at__gt=near.start - LONGEST, ends_at__gt=near.start
    )
    coached = booked.filter(
        engagement__participants__person__in=people, engagement__participants__left_at__isnull=True
    )
    first, *rest = (
        with_person(sessions, path)
        for sessions, path in (
            (booked.filter(coach__person__in=people), "coach__person"),
            (coached, "engagement__participants__person"),
            (booked.filter(match__enquiry__person__in=people), "match__enquiry__person"),
        )
    )
    return list(first.union(*rest).order_by())


def with_person(sessions: SessionQuerySet, path: str) -> QuerySet[Session, Any]:
    return sessions.order_by().values_list(F(path), "starts_at", "ends_at")
