"""Whoever comes later opens what is written from then on; whoever leaves keeps what is their own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn, make_person
from coaching_groups import a_plan, asked, begun, going_on, people_of
from django.urls import reverse
from django.utils import timezone
from engagements import book

from inhabit.coaching.agreements.actions import current_agreement, leave_engagement
from inhabit.coaching.agreements.ending import end_engagement
from inhabit.coaching.groups.actions.answering import join_group
from inhabit.coaching.models import Group, Session
from inhabit.people.own_data import own_data

pytestmark = pytest.mark.django_db


def test_sessions_before_one_came_stay_with_the_others(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    engagement.participants.update(joined_at=timezone.now() - timedelta(days=9))
    before = book(engagement, timezone.now() - timedelta(days=2), state=Session.State.HELD)
    after = book(engagement, timezone.now() + timedelta(days=2))
    late = next(person for person in people_of(engagement.group) if person not in people)
    agreement = current_agreement(engagement)
    assert agreement is not None
    join_group(group=engagement.group, by=late, number=agreement.number)
    client = sign_in(late)
    assert client.get(reverse("session_room", args=[before.pk])).status_code == 404
    assert client.get(reverse("session_room", args=[after.pk])).status_code == 200
    assert sign_in(people[0]).get(reverse("session_room", args=[before.pk])).status_code == 200


def test_who_has_left_has_their_part_in_their_own_file(cast: Cast) -> None:
    engagement, people = going_on(cast)
    leave_engagement(engagement=engagement, by=people[0])
    found = own_data(people[0])["coaching_groups"]
    assert [one["answer"] for one in found["asked_into"]] == ["left"]


def test_the_group_ends_with_its_coaching(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    end_engagement(engagement=engagement, by=cast.coach)
    group = Group.objects.get()
    assert group.state == "closed"
    late = next(person for person in people_of(group) if person not in people)
    page = sign_in(late).post(reverse("group_joining", args=[group.pk]), follow=True).text
    assert "This group has ended" in page
    assert "This invitation is no longer open" in page


def test_the_ninth_finds_the_circle_full(cast: Cast, sign_in: SignIn) -> None:
    group = asked(a_plan(cast))
    engagement = begun(group)
    late = people_of(group)[4]
    group.seats.exclude(person=late).update(state="joined")
    for number in range(3):
        group.seats.create(person=make_person(f"Joined {number}"), state="joined")
    group.seats.exclude(person=late).update(state="joined")
    page = sign_in(late).post(reverse("group_joining", args=[group.pk]), {"number": 1}, follow=True).text
    assert "The circle is full" in page
    assert not engagement.participants.filter(person=late).exists()
