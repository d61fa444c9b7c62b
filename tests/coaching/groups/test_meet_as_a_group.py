"""A group finds its times, notes who was there, and says what it wants together."""

from __future__ import annotations

from datetime import timedelta

import pytest
from booking_days import at, next_weekday, works
from cast import Cast, SignIn
from coaching_groups import going_on
from django.urls import reverse
from django.utils import timezone
from engagements import book

from inhabit.coaching.booking.calendar_page import value_of
from inhabit.coaching.booking.free import free_times, wish_of
from inhabit.coaching.models import Attendance, Engagement, GroupGoal, ProposedTime, Session
from inhabit.notify.models import Notice

pytestmark = pytest.mark.django_db


def propose(cast: Cast, sign_in: SignIn, engagement: Engagement, number: int = 2) -> list[ProposedTime]:
    works(engagement.coach)
    free = free_times(wish_of(engagement, cast.coach))
    soon = [moment for moment in free if moment > timezone.now() + timedelta(days=1)][:number]
    address = reverse("group_times_new", args=[engagement.pk])
    sign_in(cast.coach).post(address, {"at": [value_of(moment) for moment in soon]})
    return list(ProposedTime.objects.filter(settled_at__isnull=True))


def test_everybody_marks_and_the_coach_fixes(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    first, second = propose(cast, sign_in, engagement)
    assert Notice.objects.filter(kind="coaching.times_proposed").count() == 3
    address = reverse("group_times", args=[engagement.pk])
    sign_in(people[0]).post(address, {"suits": [second.pk]})
    page = sign_in(people[1]).get(address).text
    assert f"Suits:</span> {people[0].name}" in page or people[0].name in page
    fixed = reverse("group_time_fixed", args=[engagement.pk])
    coach = sign_in(cast.coach)
    for _press in range(2):
        coach.post(fixed, {"time": second.pk})
    session = Session.objects.get()
    assert session.starts_at == second.starts_at
    assert not ProposedTime.objects.filter(settled_at__isnull=True).exists()
    assert first.pk != second.pk


def test_more_than_five_are_not_proposed(cast: Cast, sign_in: SignIn) -> None:
    engagement, _people = going_on(cast)
    assert propose(cast, sign_in, engagement, number=6) == []


def test_what_waits_to_be_marked_stands_on_home(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    propose(cast, sign_in, engagement)
    client = sign_in(people[0])
    assert "Say which times suit you" in client.get(reverse("home")).text
    client.post(reverse("group_times", args=[engagement.pk]))
    assert "Say which times suit you" not in client.get(reverse("home")).text


def test_the_group_reads_who_was_there_and_nobody_else(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    session = book(engagement, timezone.now() - timedelta(hours=3), state=Session.State.HELD)
    engagement.participants.update(joined_at=timezone.now() - timedelta(days=3))
    address = reverse("session_attendance", args=[session.pk])
    sign_in(cast.coach).post(address, {"there": [people[0].pk, people[1].pk]})
    assert Attendance.objects.filter(was_there=True).count() == 2
    page = sign_in(people[1]).get(reverse("engagement_people", args=[engagement.pk])).text
    assert f"not there: {people[2].name}" in " ".join(page.replace("</span>", "").split())
    for person in (people[0], cast.steward, cast.sponsor, cast.director):
        assert sign_in(person).get(address).status_code == 404


def test_before_it_begins_nobody_was_there(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    session = book(engagement, at(next_weekday(0), 10))
    address = reverse("session_attendance", args=[session.pk])
    page = sign_in(cast.coach).post(address, {"there": [people[0].pk]}, follow=True).text
    assert "It has not begun yet." in page
    assert not Attendance.objects.exists()


def test_what_they_want_is_sealed_and_read_by_all(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    address = reverse("group_goal", args=[engagement.pk])
    sign_in(people[0]).post(address, {"text": "We speak up early", "edits": 0})
    assert "speak up" not in GroupGoal.objects.get().content
    assert (
        "We speak up early" in sign_in(people[1]).get(reverse("engagement_people", args=[engagement.pk])).text
    )


def test_two_who_write_at_once_lose_nothing(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    address = reverse("group_goal", args=[engagement.pk])
    sign_in(people[0]).post(address, {"text": "We speak up early", "edits": 0})
    answer = sign_in(people[1]).post(address, {"text": "We stop in time", "edits": 0})
    assert answer.status_code == 422
    assert "We speak up early" in answer.text
    assert "We stop in time</textarea>" in answer.text
