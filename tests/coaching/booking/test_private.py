"""A coach's calendar shows others what is free, and nothing else: not who comes, and not why not."""

import pytest
from booking_days import at, next_weekday
from cast import Cast, SignIn
from django.urls import reverse
from engagements import book, engage

from inhabit.audit.models import Event
from inhabit.coaching.booking.actions import book_session, cancel_session, move_session
from inhabit.coaching.models import AvailabilityException, Coach, Engagement
from inhabit.notify.models import Notice


def test_who_else_is_coached_stands_nowhere(
    cast: Cast, sign_in: SignIn, coach: Coach, engagement: Engagement
) -> None:
    day = next_weekday(0)
    theirs = engage(cast.colleague, coach)
    book(theirs, at(day, 10))
    AvailabilityException.objects.create(coach=coach, first=day, last=day, start="14:00", end="15:00")
    client = sign_in(cast.member)
    for name in ("session_slots", "session_series", "engagement_sessions"):
        page = client.get(reverse(name, args=[engagement.pk]), {"week": day.isoformat()}).content.decode()
        assert "Colin" not in page
        assert "Time off" not in page
        assert str(theirs.pk) not in page


def test_a_session_of_others_is_not_found(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    session = book(engage(cast.colleague, coach), at(next_weekday(0), 10))
    for name in ("session", "session_time", "session_cancellation", "session_outcome"):
        assert sign_in(cast.member).get(reverse(name, args=[session.pk])).status_code == 404


@pytest.mark.parametrize("who", ["steward", "sponsor", "lead", "privacy_officer", "ceo"])
def test_nobody_of_the_organisation_is_told_or_finds_it(
    cast: Cast, sign_in: SignIn, engagement: Engagement, who: str
) -> None:
    events = Event.objects.count()
    session = book_session(engagement=engagement, starts_at=at(next_weekday(0), 10), by=cast.member)
    move_session(session=session, starts_at=at(next_weekday(1), 10), revision=0, by=cast.member)
    cancel_session(session=session, revision=1, by=cast.member)
    person = getattr(cast, who)
    assert not Notice.objects.filter(person=person).exists()
    assert Event.objects.count() == events
    assert sign_in(person).get(reverse("session", args=[session.pk])).status_code == 404


def test_notices_say_when_and_nothing_else(cast: Cast, engagement: Engagement) -> None:
    book_session(engagement=engagement, starts_at=at(next_weekday(0), 10), by=cast.member)
    assert [set(notice.details) for notice in Notice.objects.filter(kind="coaching.session_booked")] == [
        {"when"}
    ]
