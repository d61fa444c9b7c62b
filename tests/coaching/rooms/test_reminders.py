"""Reminders to oneself: due in one's own zone, told without a word of them, switched off at any time."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from engagements import engage, make_coach

from inhabit.coaching.models import Engagement, Nudge
from inhabit.coaching.rooms.actions.nudges import next_time, send_nudges, set_nudge
from inhabit.notify.models import Notice
from inhabit.people.models import Person

WORDS = "Count to ten before you answer"


def reminder(cast: Cast, weekdays: list[int], at: time = time(8, 30)) -> Nudge:
    engagement = engage(cast.member, make_coach(cast.coach))
    return set_nudge(engagement=engagement, text=WORDS, weekdays=weekdays, at=at, by=cast.member)


@pytest.mark.parametrize(
    ("zone", "after", "expected"),
    [
        ("Europe/Berlin", datetime(2026, 10, 23, 12, tzinfo=UTC), datetime(2026, 10, 26, 7, 30, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 10, 18, 12, tzinfo=UTC), datetime(2026, 10, 19, 6, 30, tzinfo=UTC)),
        ("Asia/Tokyo", datetime(2026, 10, 18, 23, tzinfo=UTC), datetime(2026, 10, 18, 23, 30, tzinfo=UTC)),
        (
            "Asia/Tokyo",
            datetime(2026, 10, 18, 23, 30, tzinfo=UTC),
            datetime(2026, 10, 25, 23, 30, tzinfo=UTC),
        ),
    ],
    ids=["after the clocks went back", "before", "already Monday in Tokyo", "not twice"],
)
def test_it_comes_on_its_day_at_its_time_where_one_lives(
    cast: Cast, zone: str, after: datetime, expected: datetime
) -> None:
    Person.objects.filter(pk=cast.member.pk).update(time_zone=zone)
    nudge = reminder(cast, [0])
    assert next_time(Nudge.objects.get(pk=nudge.pk), after) == expected


def test_the_notice_says_nothing_of_it(cast: Cast, sign_in: SignIn) -> None:
    nudge = reminder(cast, [0, 1, 2, 3, 4, 5, 6])
    assert nudge.next_at is not None
    for _time in range(2):
        send_nudges(nudge.next_at)
    notice = Notice.objects.get(person=cast.member)
    assert WORDS not in str((notice.details, notice.key, notice.address))
    assert WORDS in sign_in(cast.member).get(notice.address).text
    assert WORDS not in sign_in(cast.coach).get(notice.address).text


def test_it_is_switched_off_and_on_and_taken_out(cast: Cast, sign_in: SignIn) -> None:
    nudge, member = reminder(cast, [2]), sign_in(cast.member)
    address = reverse("nudge_switch", args=[nudge.pk])
    assert "switched off" in member.post(address, {"off": "1"}, follow=True).text
    assert send_nudges(datetime(2100, 1, 1, tzinfo=UTC)) == 0
    assert "switched off" not in member.post(address, {"on": "1"}, follow=True).text
    assert WORDS not in member.post(address, {"delete": "1"}, follow=True).text


def test_after_the_end_it_is_silent(cast: Cast) -> None:
    nudge = reminder(cast, [0, 1, 2, 3, 4, 5, 6])
    Engagement.objects.update(state=Engagement.State.ENDED)
    assert nudge.next_at is not None
    send_nudges(nudge.next_at)
    assert not Notice.objects.filter(kind="coaching.reminded").exists()


def test_it_needs_words_and_a_day(cast: Cast, sign_in: SignIn) -> None:
    engagement = engage(cast.member, make_coach(cast.coach))
    address = reverse("engagement_nudges", args=[engagement.pk])
    refused = sign_in(cast.member).post(address, {"text": WORDS, "at": "08:00"})
    assert refused.status_code == 422
    assert WORDS in refused.text
