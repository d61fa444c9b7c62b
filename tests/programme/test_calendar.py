"""The arithmetic of days, against counting them one by one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from inhabit.programme.calendar import Calendar, Pause

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
PAUSES = st.builds(
    lambda first, days: Pause(first, first + timedelta(days=days)),
    DAYS,
    st.integers(min_value=0, max_value=60),
)
CALENDARS = st.builds(
    Calendar,
    st.lists(PAUSES, max_size=4).map(tuple),
    st.lists(st.sampled_from(["DE", "DE-BY", "AT", "US"]), max_size=2).map(tuple),
)
DAY = timedelta(days=1)


def rests(calendar: Calendar, day: date) -> bool:
    return any(pause.first <= day <= pause.last for pause in calendar.pauses)


def is_free(calendar: Calendar, day: date) -> bool:
    countries = (region.partition("-") for region in calendar.regions)
    return any(day in country_holidays(country, subdiv=part or None) for country, _dash, part in countries)


def works(calendar: Calendar, day: date) -> bool:
    return day.isoweekday() <= 5 and not rests(calendar, day) and not is_free(calendar, day)


def one_by_one(calendar: Calendar, day: date, number: int) -> date:
    while number:
        day += DAY
        number -= works(calendar, day)
    return day


@given(CALENDARS, DAYS, st.integers(min_value=0, max_value=60))
def test_the_nth_working_day_is_what_counting_finds(calendar: Calendar, day: date, number: int) -> None:
    assert calendar.working_days_after(day, number) == one_by_one(calendar, day, number)


@given(CALENDARS, DAYS, st.integers(min_value=-10, max_value=200))
def test_working_days_between_are_what_counting_finds(calendar: Calendar, start: date, days: int) -> None:
    end = start + timedelta(days=days)
    counted = sum(works(calendar, start + DAY * step) for step in range(1, days + 1))
    assert calendar.working_days_between(start, end) == counted


@given(CALENDARS, DAYS, st.integers(min_value=1, max_value=12))
def test_weeks_of_a_stage_count_no_day_of_a_pause(calendar: Calendar, start: date, weeks: int) -> None:
    day, left = start, weeks * 7
    while left:
        left -= not rests(calendar, day)
        day += DAY
    assert calendar.after_weeks(start, weeks) == day


def test_a_holiday_of_one_region_counts() -> None:
    epiphany_eve = date(2026, 1, 5)
    assert Calendar(regions=("DE",)).working_days_after(epiphany_eve, 1) == date(2026, 1, 6)
    assert Calendar(regions=("DE", "DE-BY")).working_days_after(epiphany_eve, 1) == date(2026, 1, 7)


def test_holidays_have_names_in_the_readers_language() -> None:
    calendar = Calendar(regions=("DE",))
    days = date(2026, 12, 20), date(2026, 12, 25)
    assert calendar.named_holidays(*days, "de") == [(date(2026, 12, 25), "Erster Weihnachtstag")]
    assert calendar.named_holidays(*days, "en") == [(date(2026, 12, 25), "Christmas Day")]


def test_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        Calendar().working_days_after(date(2026, 1, 1), -1)
