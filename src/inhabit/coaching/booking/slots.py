"""When a coach is free: arithmetic of working hours, time zones and what is taken. No clock, no database.

Hours are said in the coach's own zone and mean what the clock on their wall shows: where clocks go
forward, an hour that does not exist is nobody's; where they go back, one that comes twice counts twice.
All moments are aware; those returned are in UTC.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
NOTHING = timedelta(0)


class Span(NamedTuple):
    """From ``start`` up to, not including, ``end``."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Hours:
    """Hours of each ``weekday`` (Monday 0), as long as they hold: from ``first`` to ``last``, both included.

    ``end`` at midnight means the end of the day.
    """

    weekday: int
    start: time
    end: time
    first: date | None = None
    last: date | None = None

    def hold_on(self, day: date) -> bool:
        return (
            day.weekday() == self.weekday
            and (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
        )


@dataclass(frozen=True)
class Change:
    """Something else than usual on the days from ``first`` to ``last``: time off, or with ``is_extra`` more.

    Time off takes away from the usual hours; extra hours stand in any case.
    """

    first: date
    last: date
    start: time = time.min
    end: time = time.min
    is_extra: bool = False

    def holds_on(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Terms:
    """How a coach wants to be booked.

    length: of a session. step: sessions begin at multiples of it past the coach's midnight. before, after:
    kept free around each session, between two of them both. notice: how long ahead one books at least;
    ahead: how long at most.
    """

    length: timedelta
    step: timedelta = timedelta(minutes=30)
    before: timedelta = NOTHING
    after: timedelta = NOTHING
    notice: timedelta = NOTHING
    ahead: timedelta = timedelta(days=60)


@dataclass(frozen=True)
class Week:
    """All that a coach has said of their hours, in ``zone``."""

    zone: ZoneInfo
    hours: Sequence[Hours] = ()
    changes: Sequence[Change] = ()


def free_slots(
    week: Week,
    terms: Terms,
    taken: Iterable[Span],
    *,
    now: datetime,
    within: Span,
    elsewhere: Iterable[Span] = (),
) -> list[datetime]:
    """Return the beginnings of all free sessions within ``within``, in order.

    ``taken`` are the coach's other sessions, around which the gaps are kept; ``elsewhere`` those of
    whoever is coached, which need none.
    """
    first = max(within.start, now + terms.notice)
    last = min(within.end, now + terms.ahead + MINUTE)  # the last moment itself is still bookable
    gap = terms.before + terms.after
    blocked = joined([*(Span(start - gap, end + gap) for start, end in taken), *elsewhere])
    return [
        begin
        for stretch in open_spans(week, Span(within.start - DAY, within.end + DAY))
        for begin in beginnings(stretch, week.zone, terms)
        if first <= begin < last and not meets(blocked, Span(begin, begin + terms.length))
    ]


def open_spans(week: Week, within: Span) -> list[Span]:
    """Return when the coach works, in UTC: spans in order, none of which touch."""
    usual: list[Span] = []
    off: list[Span] = []
    extra: list[Span] = []
    for piece, offset in pieces(week.zone, within):
        local = Span(*(moment.replace(tzinfo=None) + offset for moment in piece))
        for day in days_of(local):
            usual += on_clock(local, offset, day, [item for item in week.hours if item.hold_on(day)])
            changes = [item for item in week.changes if item.holds_on(day)]
            off += on_clock(local, offset, day, [item for item in changes if not item.is_extra])
            extra += on_clock(local, offset, day, [item for item in changes if item.is_extra])
    return joined([*without(joined(usual), joined(off)), *extra])


def pieces(zone: ZoneInfo, within: Span) -> Iterator[tuple[Span, timedelta]]:
    """Yield the parts of ``within`` in which ``zone`` keeps one offset, with that offset."""
    start, end = (moment.astimezone(UTC) for moment in within)
    begin, here = start, start
    while here < end:
        there = min(here + DAY, end)  # no zone changes twice within a day
        if offset_at(zone, there) != offset_at(zone, here):
            turn = turning(zone, here, there)
            yield Span(begin, turn), offset_at(zone, begin)
            begin = turn
        here = there
    if begin < end:
        yield Span(begin, end), offset_at(zone, begin)


def turning(zone: ZoneInfo, here: datetime, there: datetime) -> datetime:
    """Return the minute between the two at which the clocks change."""
    after = offset_at(zone, there)
    minutes = range(int((there - here) / MINUTE) + 1)
    first = bisect_left(minutes, 1, key=lambda minute: int(offset_at(zone, here + minute * MINUTE) == after))
    return here + first * MINUTE


def offset_at(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or NOTHING


def days_of(local: Span) -> Iterator[date]:
    """Yield the days that the naive span touches."""
    day = local.start.date()
    while datetime.combine(day, time.min) < local.end:  # a clock on the wall has no zone
        yield day
        day += DAY


def on_clock(local: Span, offset: timedelta, day: date, items: Iterable[Hours | Change]) -> Iterator[Span]:
    """Yield in UTC what of the hours of ``day`` lies in ``local``, where the clock is ``offset`` ahead."""
    midnight = datetime.combine(day, time.min)
    for item in items:
        ends = datetime.combine(day, item.end) if item.end != time.min else midnight + DAY
        start = max(datetime.combine(day, item.start), local.start, midnight)
        end = min(ends, local.end)
        if start < end:
            yield Span((start - offset).replace(tzinfo=UTC), (end - offset).replace(tzinfo=UTC))


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return ``spans`` in order, those that touch or overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def without(spans: Sequence[Span], off: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of ``spans`` outside of ``off``; both as :func:`joined` returns them."""
    for span in spans:
        start = span.start
        for gap in off:
            if gap.end <= start or gap.start >= span.end:
                continue
            if gap.start > start:
                yield Span(start, gap.start)
            start = gap.end
        if start < span.end:
            yield Span(start, span.end)


def beginnings(stretch: Span, zone: ZoneInfo, terms: Terms) -> Iterator[datetime]:
    """Yield when a session can begin that lies in ``stretch`` as a whole."""
    step = int(terms.step / MINUTE)
    for piece, offset in pieces(zone, Span(stretch.start, stretch.end)):
        local = piece.start + offset
        late = (local.hour * 60 + local.minute) % step
        begin = piece.start + ((step - late) % step) * MINUTE
        while begin < piece.end and begin + terms.length <= stretch.end:
            yield begin
            begin += terms.step


def meets(blocked: Sequence[Span], span: Span) -> bool:
    """Say whether ``span`` overlaps one of ``blocked``, which are in order and apart."""
    place = bisect_left(blocked, span.end, key=lambda item: item.start) - 1
    return place >= 0 and blocked[place].end > span.start
