"""Free slots are those that somebody finds who looks at the coach's clock minute by minute."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from inhabit.coaching.booking.slots import Change, Hours, Span, Terms, Week, free_slots

ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Africa/Casablanca",
    "Pacific/Chatham",
    "UTC",
]
# Days around which clocks change somewhere, and one that is like any other.
TURNS = [
    datetime(2026, 3, 8, tzinfo=UTC),
    datetime(2026, 3, 29, tzinfo=UTC),
    datetime(2026, 4, 5, tzinfo=UTC),
    datetime(2026, 10, 4, tzinfo=UTC),
    datetime(2026, 10, 25, tzinfo=UTC),
    datetime(2026, 11, 1, tzinfo=UTC),
    datetime(2026, 7, 15, tzinfo=UTC),
]
MINUTE = timedelta(minutes=1)


def slots_minute_by_minute(
    week: Week, terms: Terms, taken: list[Span], now: datetime, within: Span
) -> list[datetime]:
    """The slow twin: walk over every minute and look at the clock on the coach's wall."""
    length = int(terms.length / MINUTE)
    gap = terms.before + terms.after
    free = []
    count = int((within.end - within.start) / MINUTE) + length
    for number in range(count):
        moment = within.start + number * MINUTE
        blocked = any(start - gap <= moment < end + gap for start, end in taken)
        free.append(is_open(week, moment) and not blocked)
    found = []
    for number in range(count - length):
        moment = within.start + number * MINUTE
        clock = moment.astimezone(week.zone)
        on_step = (clock.hour * 60 + clock.minute) % int(terms.step / MINUTE) == 0
        in_time = now + terms.notice <= moment <= now + terms.ahead
        if on_step and in_time and all(free[number : number + length]):
            found.append(moment)
    return found


def is_open(week: Week, moment: datetime) -> bool:
    clock = moment.astimezone(week.zone)
    day, minute = clock.date(), clock.hour * 60 + clock.minute
    usual = any(item.hold_on(day) and covers(item, minute) for item in week.hours)
    changes = [item for item in week.changes if item.first <= day <= item.last and covers(item, minute)]
    extra = any(item.is_extra for item in changes)
    return extra or (usual and not any(not item.is_extra for item in changes))


def covers(item: Hours | Change, minute: int) -> bool:
    end = item.end.hour * 60 + item.end.minute or 24 * 60
    return item.start.hour * 60 + item.start.minute <= minute < end


def hours_between(minutes: tuple[int, int]) -> tuple[time, time]:
    start, end = sorted(minutes)
    end = end if end > start else start + 15
    return time(start // 60, start % 60), time(end // 60 % 24, end % 60)


moments_of_day = st.integers(0, 95).map(lambda quarter: quarter * 15)
spans_of_day = st.tuples(moments_of_day, moments_of_day).map(hours_between)


@st.composite
def scenes(draw):
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    turn = draw(st.sampled_from(TURNS))
    days = [turn.date() + timedelta(days=shift) for shift in range(-2, 3)]
    hours = [
        Hours(weekday, *draw(spans_of_day), first=draw(st.sampled_from([None, *days])), last=None)
        for weekday in draw(st.lists(st.integers(0, 6), max_size=6))
    ]
    # The nights in which clocks change are worked in too, so that something happens there.
    hours += [Hours(turn.weekday(), time(0), time(6)), Hours(turn.weekday(), time(1, 30), time(0))]
    changes = []
    for first, last, span, is_extra in draw(
        st.lists(
            st.tuples(st.sampled_from(days), st.sampled_from(days), spans_of_day, st.booleans()), max_size=3
        )
    ):
        changes.append(Change(min(first, last), max(first, last), *span, is_extra=is_extra))
    starts = draw(st.lists(st.integers(-24 * 60, 48 * 60), max_size=3))
    taken = [Span(turn + at * MINUTE, turn + (at + 50) * MINUTE) for at in starts]
    terms = Terms(
        length=timedelta(minutes=draw(st.sampled_from([20, 45, 60, 90]))),
        step=timedelta(minutes=draw(st.sampled_from([15, 30, 60]))),
        before=timedelta(minutes=draw(st.sampled_from([0, 10]))),
        after=timedelta(minutes=draw(st.sampled_from([0, 5]))),
        notice=timedelta(hours=draw(st.sampled_from([0, 12]))),
        ahead=timedelta(days=draw(st.sampled_from([1, 30]))),
    )
    now = turn + timedelta(hours=draw(st.integers(-48, 12)))
    within = Span(turn - timedelta(days=1), turn + timedelta(days=2))
    return Week(zone, hours, changes), terms, taken, now, within


@given(scenes())
def test_slots_are_those_found_minute_by_minute(scene):
    week, terms, taken, now, within = scene
    expected = slots_minute_by_minute(week, terms, taken, now, within)
    assert free_slots(week, terms, taken, now=now, within=within) == expected


def slots_on(zone: str, day: date, start: time, end: time, step: int = 60) -> list[str]:
    week = Week(ZoneInfo(zone), [Hours(day.weekday(), start, end)])
    begin = datetime.combine(day, time(), tzinfo=ZoneInfo(zone))
    terms = Terms(length=timedelta(hours=1), step=timedelta(minutes=step))
    found = free_slots(week, terms, [], now=begin, within=Span(begin, begin + timedelta(days=1)))
    return [moment.strftime("%H:%M") for moment in found]


def test_an_hour_that_does_not_exist_is_not_offered():
    # At two it is three in Berlin: of 1:00 to 4:00 two hours are left.
    assert slots_on("Europe/Berlin", date(2026, 3, 29), time(1), time(4)) == ["00:00", "01:00"]


def test_an_hour_that_comes_twice_is_offered_twice():
    assert slots_on("Europe/Berlin", date(2026, 10, 25), time(1), time(4)) == [
        "23:00",
        "00:00",
        "01:00",
        "02:00",
    ]


def test_half_an_hour_forward_on_lord_howe():
    # At two it is half past two; sessions begin at full hours of the coach's clock.
    assert slots_on("Australia/Lord_Howe", date(2026, 10, 4), time(0), time(5)) == [
        "13:30",
        "14:30",
        "16:00",
        "17:00",
    ]


def test_extra_hours_stand_on_a_day_off():
    zone, day = ZoneInfo("Europe/Berlin"), date(2026, 7, 15)
    changes = [Change(day, day), Change(day, day, time(10), time(11), is_extra=True)]
    week = Week(zone, [Hours(day.weekday(), time(8), time(17))], changes)
    begin = datetime.combine(day, time(), tzinfo=zone)
    found = free_slots(
        week, Terms(timedelta(hours=1)), [], now=begin, within=Span(begin, begin + timedelta(days=1))
    )
    assert found == [datetime(2026, 7, 15, 8, tzinfo=UTC)]
