"""While one looks for a coach, one comes back to the suggestions from wherever they lead."""

from __future__ import annotations

from datetime import timedelta

import pytest
from booking_days import at, next_weekday, works
from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage
from searches import look, make_coaches, suggested

from inhabit.coaching.booking.actions import book_meeting
from inhabit.coaching.matching.choosing import choose_coach
from inhabit.coaching.matching.waiting import cancel_vain_meetings
from inhabit.coaching.models import Coach, Match, Session, SessionMail
from inhabit.notify.models import Notice
from inhabit.people.tree import refresh_tree

pytestmark = pytest.mark.django_db


def test_from_a_coachs_page_while_they_are_suggested_to_me(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 1)
    enquiry = look(cast.member)
    [match] = suggested(enquiry)
    back = reverse("suggestions", args=[enquiry.pk])
    address = reverse("coach_page", args=[match.coach_id])
    assert back in sign_in(cast.member).get(address).text
    assert "Back to your suggestions" not in sign_in(cast.colleague).get(address).text
    sign_in(cast.member).post(reverse("coach_choice", args=[match.pk]))
    assert "Back to your suggestions" not in sign_in(cast.member).get(address).text


def test_from_the_twenty_minutes_for_whoever_chooses(cast: Cast, sign_in: SignIn) -> None:
    [coach] = make_coaches(cast, 1)
    works(coach)
    enquiry = look(cast.member)
    [match] = suggested(enquiry)
    back = reverse("suggestions", args=[enquiry.pk])
    assert back in sign_in(cast.member).get(reverse("meeting_slots", args=[match.pk])).text
    meeting = book_meeting(match=match, starts_at=at(next_weekday(0), 12), by=cast.member)
    address = reverse("session", args=[meeting.pk])
    assert back in sign_in(cast.member).get(address).text
    assert back not in sign_in(coach.person).get(address).text


def test_a_meeting_is_cancelled_with_whoever_was_not_chosen(cast: Cast) -> None:
    matches, meeting = a_meeting(cast)
    choose_coach(match=matches[1], by=cast.member)
    meeting.refresh_from_db()
    assert meeting.state == Session.State.CANCELLED


def test_a_meeting_that_has_begun_keeps_nobody_from_choosing(cast: Cast) -> None:
    matches, meeting = a_meeting(cast)
    began = timezone.now() - timedelta(minutes=5)
    Session.objects.update(starts_at=began, ends_at=began + timedelta(minutes=20))
    assert choose_coach(match=matches[1], by=cast.member)
    meeting.refresh_from_db()
    assert meeting.state == Session.State.BOOKED


def test_a_meeting_is_cancelled_when_the_seeker_has_left(cast: Cast) -> None:
    matches, meeting = a_meeting(cast)
    cast.member.placements.update(ends_on=timezone.localdate())
    refresh_tree()
    meeting.refresh_from_db()
    assert meeting.state == Session.State.CANCELLED
    told = Notice.objects.filter(kind="coaching.session_cancelled")
    assert [notice.person for notice in told] == [matches[0].coach.person]
    assert SessionMail.objects.filter(session=meeting, revision=1, person=matches[0].coach.person).exists()


def test_a_meeting_with_a_coach_who_stopped_is_cancelled(cast: Cast) -> None:
    matches, meeting = a_meeting(cast)
    Coach.objects.filter(pk=matches[0].coach_id).update(state=Coach.State.ENDED)
    cancel_vain_meetings()
    meeting.refresh_from_db()
    assert meeting.state == Session.State.CANCELLED
    told = Notice.objects.filter(kind="coaching.session_cancelled")
    assert [notice.person for notice in told] == [cast.member]


def a_meeting(cast: Cast) -> tuple[list[Match], Session]:
    """Two suggestions, and 20 minutes booked with the first."""
    for coach in make_coaches(cast, 2):
        works(coach)
    matches = suggested(look(cast.member))
    return matches, book_meeting(match=matches[0], starts_at=at(next_weekday(0), 12), by=cast.member)


def test_a_session_says_in_its_heading_with_whom(cast: Cast, sign_in: SignIn) -> None:
    [coach] = make_coaches(cast, 1)
    session = book(engage(cast.member, coach), at(next_weekday(0), 10))
    for name in ("session", "session_room"):
        address = reverse(name, args=[session.pk])
        assert f"Session with {coach}" in sign_in(cast.member).get(address).text
        assert f"Session with {cast.member}" in sign_in(coach.person).get(address).text


def test_a_session_that_was_held_leads_to_what_was_written(cast: Cast, sign_in: SignIn) -> None:
    [coach] = make_coaches(cast, 1)
    session = book(engage(cast.member, coach), timezone.now() - timedelta(hours=2), state="held")
    page = sign_in(cast.member).get(reverse("session", args=[session.pk])).text
    assert "What we wrote down" in page
    assert reverse("session_calendar", args=[session.pk]) not in page
