"""A coach says when they can be booked: a grid of the week, days that differ, rules; all without scripts."""

from datetime import timedelta

from booking_days import next_weekday
from cast import Cast, SignIn
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from queries import assert_max_queries

from inhabit.coaching.booking.actions.hours import print_of, usual_week
from inhabit.coaching.models import AvailabilityException, AvailabilityRule, BookingRules, Coach

HOURS = "/coaching/as-coach/hours/"


def keep(client: Client, coach: Coach, **fields: object) -> str:
    """Send the form of the week with ``fields`` such as start_0_0 for the first hour of Monday."""
    data = {name.replace("_", "-"): value for name, value in fields.items() if name[-1].isdigit()}
    data |= {name: value for name, value in fields.items() if not name[-1].isdigit()}
    data.setdefault("seen", print_of(usual_week(coach)))
    return client.post(HOURS, data, follow=True).content.decode()


def week_of(coach: Coach) -> list[str]:
    return [f"{item.weekday} {item.start:%H:%M}-{item.end:%H:%M}" for item in coach.hours.all()]


def test_the_week_is_put_in_the_place_of_the_old_one(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    page = keep(
        sign_in(cast.coach), coach, start_0_0="13:00", end_0_0="15:30", start_0_1="08:00", end_0_1="9:00"
    )
    assert "Your week is kept" in page
    assert week_of(coach) == ["0 08:00-09:00", "0 13:00-15:30"]


def test_one_day_is_copied_to_others(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    keep(
        sign_in(cast.coach),
        coach,
        start_0_0="09:00",
        end_0_0="12:00",
        copy="1",
        source="0",
        targets=["1", "4"],
    )
    assert week_of(coach) == ["0 09:00-12:00", "1 09:00-12:00", "4 09:00-12:00"]


def test_hours_that_overlap_or_run_backwards_are_refused_at_their_day(
    cast: Cast, sign_in: SignIn, coach: Coach
) -> None:
    before = week_of(coach)
    client = sign_in(cast.coach)
    two = {"start_2_0": "09:00", "end_2_0": "12:00", "start_2_1": "11:00", "end_2_1": "13:00"}
    assert "Two of them overlap" in keep(client, coach, **two)
    assert "They end before they begin" in keep(client, coach, start_2_0="12:00", end_2_0="09:00")
    assert "Say from when and until when" in keep(client, coach, start_2_0="12:00")
    assert week_of(coach) == before


def test_a_day_may_last_until_midnight(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    keep(sign_in(cast.coach), coach, start_0_0="22:00", end_0_0="00:00")
    assert week_of(coach) == ["0 22:00-00:00"]


def test_what_another_window_kept_is_not_overwritten_silently(
    cast: Cast, sign_in: SignIn, coach: Coach
) -> None:
    client, seen = sign_in(cast.coach), print_of(usual_week(coach))
    keep(client, coach, start_0_0="09:00", end_0_0="10:00")
    page = keep(client, coach, start_1_0="11:00", end_1_0="12:00", seen=seen)
    assert "in another window" in page
    assert 'value="11:00"' in page
    assert week_of(coach) == ["0 09:00-10:00"]


def test_a_day_off_is_not_free_and_nobody_learns_why(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    day = next_weekday(0)
    client, address = sign_in(cast.coach), reverse("coach_changes")
    client.post(address, {"is_extra": "", "first": day.isoformat()})
    client.post(address, {"is_extra": "", "first": day.isoformat()})
    change = AvailabilityException.objects.get()
    assert change.is_whole_day
    page = client.get(HOURS, {"week": day.isoformat()}).content.decode()
    assert "Time off" in page
    client.post(reverse("coach_change_removal", args=[change.pk]))
    assert not AvailabilityException.objects.exists()


def test_extra_hours_need_hours(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    data = {"is_extra": "1", "first": next_weekday(5).isoformat()}
    page = sign_in(cast.coach).post(reverse("coach_changes"), data)
    assert page.status_code == 422
    assert not AvailabilityException.objects.exists()


def test_weekly_hours_for_a_time(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    first = timezone.localdate()
    data = {"weekday": "5", "start": "10:00", "end": "12:00", "first": first, "last": first + timedelta(30)}
    client = sign_in(cast.coach)
    client.post(reverse("coach_changes"), data)
    season = AvailabilityRule.objects.get(weekday=5)
    # The usual week is kept without touching them.
    keep(client, coach, start_0_0="09:00", end_0_0="10:00")
    assert AvailabilityRule.objects.filter(pk=season.pk).exists()


def test_another_coachs_days_are_not_removed(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    other = Coach.objects.create(person=cast.director)
    day = next_weekday(0)
    change = AvailabilityException.objects.create(coach=other, first=day, last=day)
    sign_in(cast.coach).post(reverse("coach_change_removal", args=[change.pk]))
    assert AvailabilityException.objects.filter(pk=change.pk).exists()


def test_rules_are_kept_and_bounded(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    rules = {"step": "60", "before": "10", "after": "5", "notice_hours": "48", "late_hours": "12"}
    client, address = sign_in(cast.coach), reverse("coach_booking_rules")
    assert client.post(address, rules | {"days_ahead": "1000"}).status_code == 422
    client.post(address, rules | {"days_ahead": "30"})
    assert BookingRules.objects.get(coach=coach).notice_hours == 48


def test_the_preview_shows_it_on_another_clock(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    page = assert_max_queries(sign_in(cast.coach), HOURS + "?zone=Asia/Tokyo").content.decode()
    assert "as somebody in Tokyo sees them" in page
    assert "09:00 in Berlin" in page
