"""A video link for each session: of any provider, or a room of its own that nobody guesses."""

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage, make_coach

from inhabit.coaching.calendars.checks import check_video_link
from inhabit.coaching.calendars.news import session_booked
from inhabit.coaching.calendars.video import check_meeting_place, set_meeting_place
from inhabit.coaching.models import Coach, Session


@pytest.fixture
def coach(cast: Cast) -> Coach:
    return make_coach(cast.coach)


def new_session(cast: Cast, coach: Coach, day: int = 1) -> Session:
    engagement = coach.engagements.first() or engage(cast.member, coach)
    session = book(engagement, timezone.now() + timedelta(days=day))
    session_booked(session)
    return Session.objects.get(pk=session.pk)


@override_settings(COACHING_VIDEO="https://meet.example.org/{room}")
def test_each_session_has_a_room_of_its_own(cast: Cast, coach: Coach) -> None:
    links = {new_session(cast, coach, day).video_link for day in (1, 2, 3)}
    assert len(links) == 3
    rooms = [link.removeprefix("https://meet.example.org/") for link in links]
    assert all(len(room) == 32 and room.isalnum() for room in rooms)


@override_settings(COACHING_VIDEO="https://meet.example.org/{room}")
def test_a_coachs_own_place_goes_first(cast: Cast, coach: Coach) -> None:
    set_meeting_place(coach=coach, address="https://video.example.com/j/5551234?pwd=abc")
    assert new_session(cast, coach).video_link == "https://video.example.com/j/5551234?pwd=abc"
    set_meeting_place(coach=coach, address="")
    assert new_session(cast, coach, 2).video_link.startswith("https://meet.example.org/")


def test_without_any_place_there_is_no_link(cast: Cast, coach: Coach) -> None:
    assert new_session(cast, coach).video_link == ""


@pytest.mark.parametrize(
    "address",
    [
        "http://meet.example.org/a",
        "javascript:alert(1)",
        "https://",
        "https://localhost/a",
        "https://me:secret@meet.example.org/",
        "https://{room}.example.org/",
        "https://meet.example.org/{room}/{room}",
        "https://meet.example.org/{name}",
        "https://meet.example.org/a b",
        "https://meet.example.org:99999/",
        "meet.example.org",
    ],
)
def test_what_leads_nowhere_safely_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        check_meeting_place(address)
    with override_settings(COACHING_VIDEO=address):
        assert [error.id for error in check_video_link()] == ["coaching.E001"]


def test_a_coach_sets_their_place_and_reads_what_is_wrong(cast: Cast, coach: Coach, sign_in: SignIn) -> None:
    client = sign_in(cast.coach)
    wrong = client.post(reverse("meeting_place"), {"address": "http://meet.example.org"})
    assert wrong.status_code == 422
    assert "https://" in wrong.text
    assert "http://meet.example.org" in wrong.text
    client.post(reverse("meeting_place"), {"address": "https://meet.example.org/{room}"})
    assert "https://meet.example.org/{room}" in client.get(reverse("calendar_choices")).text


def test_a_session_can_be_downloaded_by_those_who_come(cast: Cast, coach: Coach, sign_in: SignIn) -> None:
    session = new_session(cast, coach)
    address = reverse("session_calendar", args=[session.pk])
    answer = sign_in(cast.member).get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"SUMMARY:Coaching" in answer.content
    for other in (cast.colleague, cast.lead, cast.steward):
        assert sign_in(other).get(address).status_code == 404
