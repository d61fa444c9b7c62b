"""When somebody may be mailed: time zones, quiet hours, weekends and changes of the clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inhabit.notify.hours import Rhythm, is_quiet, next_waking, next_weekly

BERLIN, KOLKATA, CHATHAM = (ZoneInfo(name) for name in ("Europe/Berlin", "Asia/Kolkata", "Pacific/Chatham"))
ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Chatham", "Australia/Lord_Howe"]
ZONES += ["America/Santiago", "Africa/Cairo", "Pacific/Apia", "UTC"]
QUARTER = timedelta(minutes=15)

rhythms = st.builds(
    Rhythm,
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    quiet_from=st.integers(0, 23),
    quiet_until=st.integers(0, 23),
    is_quiet_on_weekends=st.booleans(),
    weekday=st.integers(0, 6),
)
moments = st.integers(0, 6 * 366 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def local(zone: ZoneInfo, *parts: int) -> datetime:
    return datetime(*parts, tzinfo=zone)  # type: ignore[arg-type,misc]  # year, month, day, hour


@pytest.mark.parametrize(
    ("at", "then"),
    [
        ((2026, 11, 25, 10), (2026, 11, 25, 10)),  # a Wednesday morning: at once
        ((2026, 11, 25, 19), (2026, 11, 26, 8)),  # in the evening: tomorrow
        ((2026, 11, 25, 7), (2026, 11, 25, 8)),
        ((2026, 11, 27, 22), (2026, 11, 30, 8)),  # a Friday night: Monday
        ((2026, 11, 29, 12), (2026, 11, 30, 8)),
    ],
)
@pytest.mark.parametrize("zone", [BERLIN, KOLKATA, CHATHAM])
def test_the_next_waking_hour(zone: ZoneInfo, at: tuple[int, ...], then: tuple[int, ...]) -> None:
    assert next_waking(local(zone, *at), Rhythm(zone)) == local(zone, *then)


def test_quiet_by_day_for_who_works_at_night() -> None:
    nights = Rhythm(BERLIN, quiet_from=6, quiet_until=21)
    assert next_waking(local(BERLIN, 2026, 11, 25, 12), nights) == local(BERLIN, 2026, 11, 25, 21)
    # Sunday evening is still the weekend; at midnight it is over.
    assert next_waking(local(BERLIN, 2026, 11, 29, 22), nights) == local(BERLIN, 2026, 11, 30, 0)


def test_where_the_clocks_skip_an_hour_it_is_the_one_they_skip_to() -> None:
    early = Rhythm(BERLIN, quiet_from=19, quiet_until=2, is_quiet_on_weekends=False)
    at = next_waking(local(BERLIN, 2027, 3, 27, 23), early)
    assert at == local(BERLIN, 2027, 3, 28, 3)


def test_the_weekly_mail_comes_on_its_morning_and_again_a_week_later() -> None:
    rhythm = Rhythm(BERLIN)
    monday = local(BERLIN, 2026, 11, 30, 8)
    assert next_weekly(local(BERLIN, 2026, 11, 25, 10), rhythm) == monday
    assert next_weekly(monday, rhythm) == monday
    assert next_weekly(monday + timedelta(seconds=1), rhythm) == local(BERLIN, 2026, 12, 7, 8)
    on_saturday = Rhythm(BERLIN, weekday=5)
    assert next_weekly(monday, on_saturday) == local(BERLIN, 2026, 12, 5, 8)


@given(moments, rhythms)
def test_nobody_is_woken_and_nobody_waits_longer_than_they_must(moment: datetime, rhythm: Rhythm) -> None:
    waking = next_waking(moment, rhythm)
    assert waking >= moment
    assert not is_quiet(waking, rhythm)
    between = moment
    while between < waking:  # quiet begins and ends at quarters, wherever one is
        assert is_quiet(between, rhythm)
        between += QUARTER
    assert waking - moment < timedelta(days=4)


@given(moments, rhythms)
def test_the_weekly_mail_comes_once_in_a_week_on_its_day(moment: datetime, rhythm: Rhythm) -> None:
    weekly = next_weekly(moment, rhythm)
    assert moment <= weekly < moment + timedelta(days=8)
    assert weekly.astimezone(rhythm.zone).weekday() == rhythm.weekday
    after = next_weekly(weekly + timedelta(seconds=1), rhythm)
    assert timedelta(days=6) < after - weekly < timedelta(days=9)
