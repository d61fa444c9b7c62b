"""Sessions that come again at one time on the coachee's clock, also while clocks change on two continents."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from booking_days import at, next_weekday
from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage

from inhabit.coaching.booking.actions import SlotTakenError
from inhabit.coaching.booking.actions.recurring import book_series, cancel_rest, move_rest
from inhabit.coaching.booking.calendar_page import value_of
from inhabit.coaching.booking.series import clocks_in_words, moments_of
from inhabit.coaching.models import AvailabilityException, Coach, Engagement, Session

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")


def clocks(moments: list[datetime], zone: ZoneInfo) -> list[str]:
    return [moment.astimezone(zone).strftime("%d %b %H:%M") for moment in moments]


def test_in_autumn_berlin_and_new_york_are_five_hours_apart_for_a_week() -> None:
    first = datetime(2026, 10, 14, 9, tzinfo=NEW_YORK)
    moments = moments_of(first, NEW_YORK, 1, 4)
    assert clocks(moments, NEW_YORK) == ["14 Oct 09:00", "21 Oct 09:00", "28 Oct 09:00", "04 Nov 09:00"]
    assert clocks(moments, BERLIN) == ["14 Oct 15:00", "21 Oct 15:00", "28 Oct 14:00", "04 Nov 15:00"]
    assert clocks_in_words(moments, NEW_YORK, BERLIN, "Carmen Coach") == [
        "From 14 October to 21 October it is 15:00 for Carmen Coach.",
        "On 28 October it is 14:00 for Carmen Coach.",
        "On 4 November it is 15:00 for Carmen Coach.",
    ]


def test_in_spring_they_are_five_hours_apart_for_three_weeks() -> None:
    first = datetime(2026, 3, 4, 16, tzinfo=BERLIN)
    moments = moments_of(first, BERLIN, 1, 5)
    assert clocks(moments, BERLIN) == [f"{day} Mar 16:00" for day in ("04", "11", "18", "25")] + [
        "01 Apr 16:00"
    ]
    assert [one.split()[-1] for one in clocks(moments, NEW_YORK)] == [
        "10:00",
        "11:00",
        "11:00",
        "11:00",
        "10:00",
    ]


def test_without_a_difference_nothing_is_said() -> None:
    moments = moments_of(datetime(2026, 10, 14, 9, tzinfo=BERLIN), BERLIN, 1, 4)
    assert clocks_in_words(moments, BERLIN, ZoneInfo("Europe/Lisbon"), "Carmen Coach") == []


def test_a_time_that_does_not_exist_is_as_much_later() -> None:
    moments = moments_of(datetime(2026, 3, 22, 2, 30, tzinfo=BERLIN), BERLIN, 1, 3)
    assert clocks(moments, BERLIN) == ["22 Mar 02:30", "29 Mar 03:30", "05 Apr 02:30"]


@pytest.fixture
def series(cast: Cast, engagement: Engagement) -> list[Session]:
    moments = [at(next_weekday(0, week), 10) for week in range(1, 5)]
    return book_series(engagement=engagement, moments=moments, every_weeks=1, zone=BERLIN, by=cast.member)


def test_all_are_booked_or_none(cast: Cast, coach: Coach, engagement: Engagement) -> None:
    moments = [at(next_weekday(0, week), 10) for week in range(1, 4)]
    book(engage(cast.colleague, coach), moments[2])
    with pytest.raises(SlotTakenError):
        book_series(engagement=engagement, moments=moments, every_weeks=1, zone=BERLIN, by=cast.member)
    assert Session.objects.count() == 1


def test_a_second_press_books_nothing_more(cast: Cast, engagement: Engagement, series: list[Session]) -> None:
    moments = [session.starts_at for session in series]
    again = book_series(engagement=engagement, moments=moments, every_weeks=1, zone=BERLIN, by=cast.member)
    assert again == []
    assert Session.objects.count() == 4


def test_the_page_shows_what_is_in_the_way_and_proposes_something(
    cast: Cast, sign_in: SignIn, coach: Coach, engagement: Engagement
) -> None:
    busy = at(next_weekday(0, 2), 10)
    book(engage(cast.colleague, coach), busy)
    address = reverse("session_series", args=[engagement.pk])
    first = value_of(at(next_weekday(0), 10))
    page = sign_in(cast.member).get(address, {"at": first, "every": "1", "number": "3"}).content.decode()
    assert "Not free. These are near:" in page
    assert "Always at 10:00 on the clock in Berlin" in page
    assert f'value="{value_of(busy)}"' not in page
    assert f'value="{value_of(at(next_weekday(0, 2), 11, 30))}" checked' in page


def test_it_is_booked_as_chosen(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    chosen = [at(next_weekday(0), 10), at(next_weekday(1, 2), 11)]
    data = {f"at-{number}": value_of(moment) for number, moment in enumerate(chosen)} | {"at-2": ""}
    address = reverse("session_series", args=[engagement.pk])
    sign_in(cast.member).post(address, data | {"every": "1", "number": "3", "at": value_of(chosen[0])})
    assert list(Session.objects.values_list("starts_at", flat=True)) == chosen


def test_one_and_all_that_follow_move_and_the_others_stay(cast: Cast, series: list[Session]) -> None:
    moved, stay = move_rest(
        session=series[1], starts_at=at(next_weekday(2, 2), 14), revision=0, by=cast.member
    )
    assert (len(moved), stay) == (3, [])
    starts = list(Session.objects.values_list("starts_at", flat=True))
    assert starts == [at(next_weekday(0), 10), *(at(next_weekday(2, week), 14) for week in (2, 3, 4))]


def test_a_whole_week_later_each_leaves_its_time_to_the_next(
    cast: Cast, coach: Coach, series: list[Session]
) -> None:
    AvailabilityException.objects.create(coach=coach, first=next_weekday(0, 5), last=next_weekday(0, 5))
    moved, stay = move_rest(
        session=series[2], starts_at=at(next_weekday(1, 3), 10), revision=0, by=cast.member
    )
    assert (len(moved), len(stay)) == (2, 0)


def test_what_is_not_free_stays_as_it_was(cast: Cast, coach: Coach, series: list[Session]) -> None:
    AvailabilityException.objects.create(coach=coach, first=next_weekday(2, 3), last=next_weekday(2, 3))
    moved, stay = move_rest(
        session=series[1], starts_at=at(next_weekday(2, 2), 14), revision=0, by=cast.member
    )
    assert ([item.pk for item in stay], len(moved)) == ([series[2].pk], 2)
    series[2].refresh_from_db()
    assert series[2].starts_at == at(next_weekday(0, 3), 10)


def test_this_one_and_all_that_follow_are_cancelled(cast: Cast, series: list[Session]) -> None:
    cancel_rest(session=series[2], by=cast.member)
    assert list(Session.objects.values_list("state", flat=True)) == ["booked"] * 2 + ["cancelled"] * 2


def test_on_the_page_all_that_follow_move_or_go(cast: Cast, sign_in: SignIn, series: list[Session]) -> None:
    address, client = reverse("series_rest", args=[series[2].pk]), sign_in(cast.member)
    wanted = value_of(at(next_weekday(2, 3), 14))
    page = client.get(address, {"at": wanted}).content.decode()
    assert "What becomes of each" in page
    client.post(address, {"at": wanted, "revision": "0"})
    assert Session.objects.filter(starts_at=at(next_weekday(2, 4), 14)).exists()
    client.post(address, {"cancel": "1"})
    assert list(Session.objects.values_list("state", flat=True)) == ["booked"] * 2 + ["cancelled"] * 2


def test_what_has_become_late_meanwhile_is_not_cancelled_unsaid(
    cast: Cast, sign_in: SignIn, series: list[Session]
) -> None:
    soon = timezone.now() + timedelta(hours=3)
    Session.objects.filter(pk=series[0].pk).update(starts_at=soon, ends_at=soon + timedelta(hours=1))
    answer = sign_in(cast.member).post(reverse("series_rest", args=[series[0].pk]), {"cancel": "1"})
    assert answer.status_code == 422
    assert not Session.objects.filter(state="cancelled").exists()


def test_the_last_session_left_is_booked_by_itself(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    address = reverse("session_series", args=[engage(cast.member, coach, sessions=1).pk])
    page = sign_in(cast.member).get(address, follow=True).text
    assert "Book a session" in page
    assert "used or booked" not in page
