"""A series across the autumn's two clock changes: somebody in New York, coached from Berlin.

In the week between the last Sunday of October and the first of November they are five hours apart, else
six. Every page, notice, mail and calendar file says the right time on each side.
"""

from __future__ import annotations

import re
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import pytest
from booking_days import BERLIN, at, works
from calendar_files import moment, read
from cast import Cast, SignIn
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from engagements import engage, make_coach
from reading import reader

from inhabit.coaching.booking.calendar_page import value_of
from inhabit.coaching.calendars import feeds
from inhabit.coaching.models import BookingRules, Engagement, Session
from inhabit.people.models import Person

NEW_YORK = ZoneInfo("America/New_York")
FEED = re.compile(r'value="http[^"]*(/coaching/calendar/[^"/]+\.ics)"')


def next_autumn() -> list[date]:
    """Return three Wednesdays: before Europe changes its clocks, between, and after America has."""
    year = timezone.localdate().year
    for autumn in (year, year + 1):
        october = date(autumn, 10, 31)
        sunday = october - timedelta(days=(october.weekday() + 1) % 7)
        days = [sunday + timedelta(days=days) for days in (-4, 3, 10)]
        if days[0] > timezone.localdate() + timedelta(days=2):
            break
    return days


DAYS = next_autumn()
MOMENTS = [at(day, 9, zone=NEW_YORK) for day in DAYS]
CLOCKS = {NEW_YORK: ["09:00", "09:00", "09:00"], BERLIN: ["15:00", "14:00", "15:00"]}


def said(day: date, clock: str) -> str:
    return f"{day:%A}, {day.day} {day:%B} {day.year}, {clock}"


@pytest.fixture
def engagement(cast: Cast) -> Engagement:
    for person, zone in ((cast.coach, BERLIN), (cast.member, NEW_YORK)):
        person.time_zone = zone.key
        person.save()
    coach = make_coach(cast.coach)
    BookingRules.objects.create(coach=coach, days_ahead=400)
    works(coach)
    return engage(cast.member, coach)


@pytest.fixture
def booked(engagement: Engagement, cast: Cast, sign_in: SignIn, django_capture_on_commit_callbacks) -> None:
    """The one in New York books three Wednesdays at nine, and is told before what it is in Berlin."""
    address = reverse("session_series", args=[engagement.pk])
    member = reader(sign_in, cast.member).visit(f"{address}?at={value_of(MOMENTS[0])}&every=1&number=3")
    member.reads("Always at 09:00 on the clock in New York, also after the clocks change.")
    for day, here, there in zip(DAYS, CLOCKS[NEW_YORK], CLOCKS[BERLIN], strict=True):
        member.reads(f"On {day.day} {day:%B} it is {there} for Carmen Coach.")
        member.reads(f"{said(day, here)} Take it {there} in Berlin")
    with django_capture_on_commit_callbacks(execute=True):
        member.send("Book these")
    assert list(Session.objects.values_list("starts_at", flat=True)) == MOMENTS


@pytest.fixture(params=["in New York", "in Berlin"])
def side(request: pytest.FixtureRequest, cast: Cast) -> tuple[Person, ZoneInfo, ZoneInfo]:
    """Return somebody, the zone they are in, and the other one."""
    if request.param == "in Berlin":
        return cast.coach, BERLIN, NEW_YORK
    return cast.member, NEW_YORK, BERLIN


def place(zone: ZoneInfo) -> str:
    return zone.key.rpartition("/")[2].replace("_", " ")


def test_the_pages_say_both_times(
    booked: None, engagement: Engagement, sign_in: SignIn, side: tuple[Person, ZoneInfo, ZoneInfo]
) -> None:
    person, here, there = side
    client = reader(sign_in, person)
    sessions = Session.objects.order_by("starts_at")
    for session, day, mine, theirs in zip(sessions, DAYS, CLOCKS[here], CLOCKS[there], strict=True):
        when, beside = said(day, mine), f"{theirs} in {place(there)}"
        client.visit(reverse("engagement_sessions", args=[engagement.pk])).reads(f"{when} {beside}")
        client.visit(reverse("coaching")).reads(when, beside)
        client.visit(reverse("session", args=[session.pk])).reads(f"{when} ({beside})")
        ends = session.ends_at.astimezone(here).strftime("%H:%M")
        client.visit(reverse("session_room", args=[session.pk])).reads(f"{mine} – {ends} ({here.key})")


def test_the_coachs_week_and_notices_are_on_their_own_clock(
    booked: None, cast: Cast, sign_in: SignIn
) -> None:
    coach = reader(sign_in, cast.coach)
    for day, clock in zip(DAYS, CLOCKS[BERLIN], strict=True):
        coach.visit(f"{reverse('coach_agenda')}?week={day}").reads(f"{clock}–", "09:00 in New York")
        coach.visit(reverse("notices")).reads(f"A session was booked for {said(day, clock)}.")


def test_each_is_mailed_their_own_times(booked: None, side: tuple[Person, ZoneInfo, ZoneInfo]) -> None:
    person, here, _there = side
    sent = [one for one in mail.outbox if one.to == [person.email] and one.alternatives]
    assert len(sent) == len(DAYS)
    for day, clock in zip(DAYS, CLOCKS[here], strict=True):
        words = f"{day:%A}, {day.day} {day:%B}, {clock} to"
        (one,) = [one for one in sent if words in one.body]
        assert f"({place(here)} time)" in one.body
        (text,) = [part.content for part in one.alternatives if "calendar" in part.mimetype]
        assert_holds(text, here, [day])


def test_files_and_private_addresses_too(
    booked: None,
    sign_in: SignIn,
    side: tuple[Person, ZoneInfo, ZoneInfo],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(feeds, "AHEAD", timedelta(days=400))  # autumn may be far away today
    person, here, _there = side
    client = sign_in(person)
    for session, day in zip(Session.objects.order_by("starts_at"), DAYS, strict=True):
        file = client.get(reverse("session_calendar", args=[session.pk])).content.decode()
        assert_holds(file, here, [day])
    (address,) = FEED.findall(client.post(reverse("calendar_address")).text)
    assert_holds(Client().get(address).content.decode(), here, DAYS)


def assert_holds(text: str, zone: ZoneInfo, days: list[date]) -> None:
    """Assert that the file has the sessions of ``days`` on the clock in ``zone``, and explains that clock."""
    events = read(text).of("VEVENT")
    begins = sorted((event.one("DTSTART") for event in events), key=lambda one: one.value)
    wanted = [one for one in MOMENTS if one.astimezone(zone).date() in days]
    assert [one.parameters["TZID"] for one in begins] == [zone.key] * len(days)
    assert [one.value for one in begins] == [f"{one.astimezone(zone):%Y%m%dT%H%M%S}" for one in wanted]
    assert [moment(text, one).astimezone(UTC) for one in begins] == wanted


def test_moved_in_the_week_between_both_are_told_the_right_hours(
    booked: None, cast: Cast, sign_in: SignIn, django_capture_on_commit_callbacks
) -> None:
    session = Session.objects.get(starts_at=MOMENTS[1])
    later = value_of(MOMENTS[1] + timedelta(hours=1))
    mail.outbox.clear()
    coach = reader(sign_in, cast.coach).visit(f"{reverse('session_time', args=[session.pk])}?at={later}")
    coach.reads(said(DAYS[1], "15:00"), "10:00 in New York")
    with django_capture_on_commit_callbacks(execute=True):
        coach.send("Move it there")
    member = reader(sign_in, cast.member).visit(reverse("notices"))
    member.reads(said(DAYS[1], "09:00"), said(DAYS[1], "10:00"))
    bodies, day = {one.to[0]: one.body for one in mail.outbox}, f"{DAYS[1]:%A}, {DAYS[1].day} {DAYS[1]:%B}"
    assert f"{day}, 10:00 to 11:00 (New York time)" in bodies[cast.member.email]
    assert f"{day}, 15:00 to 16:00 (Berlin time)" in bodies[cast.coach.email]
