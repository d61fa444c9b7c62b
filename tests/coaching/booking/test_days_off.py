"""In a series, holidays and pauses of the programme are proposed to be left out; one may still take them."""

from datetime import timedelta

from booking_days import BERLIN, at, next_weekday
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story

from inhabit.coaching.booking.calendar_page import value_of
from inhabit.coaching.booking.series import off_day
from inhabit.coaching.models import Engagement
from inhabit.programme.calendar import Calendar, Pause


def test_a_pause_is_left_out_unless_one_says_otherwise(
    cast: Cast, story: Story, sign_in: SignIn, engagement: Engagement
) -> None:
    second = next_weekday(0, 2)
    pause = {
        "first": second.isoformat(),
        "last": (second + timedelta(days=4)).isoformat(),
        "reason": "Stocktaking",
    }
    story.programme.pauses = [pause]
    story.programme.save()
    first = value_of(at(next_weekday(0), 10))
    address = reverse("session_series", args=[engagement.pk])
    page = sign_in(cast.member).get(address, {"at": first, "every": "1", "number": "3"}).content.decode()
    assert "The programme pauses then." in page
    assert 'name="at-1" value="" checked' in page
    assert f'name="at-1" value="{value_of(at(second, 10))}">' in page
    assert f'name="at-2" value="{value_of(at(next_weekday(0, 3), 10))}" checked' in page


def test_a_public_holiday_is_named() -> None:
    day = next_weekday(0)
    named = {day: "All Saints"}
    assert off_day(at(day, 10), Calendar(), named, BERLIN) == "A public holiday: All Saints."
    assert off_day(at(day, 10), Calendar((Pause(day, day),)), {}, BERLIN) == "The programme pauses then."
    assert off_day(at(day, 10), Calendar(), {}, BERLIN) == ""
