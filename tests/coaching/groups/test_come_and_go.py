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
from inhabit.coaching.models import Action, Group, Recommendation, Session
from inhabit.coaching.resources.actions import recommend_guide
from inhabit.coaching.resources.guides import all_guides
from inhabit.coaching.rooms.actions.check_outs import check_out
from inhabit.coaching.rooms.actions.steps import settle_step, take_on_step
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


def test_whoever_comes_later_reads_no_step_or_word_from_before(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    earlier = timezone.now() - timedelta(days=9)
    engagement.participants.update(joined_at=earlier)
    before = book(engagement, timezone.now() - timedelta(days=2), state=Session.State.HELD)
    check_out(session=before, will_try="Tell them of my doubts", useful="", by=people[1])
    for text in ("Ask for less", "Let go of this"):
        take_on_step(
            engagement=engagement,
            owner=people[0],
            text=text,
            due_on=timezone.localdate() + timedelta(days=3),
            session=before,
            by=people[0],
        )
    settle_step(action=Action.objects.latest("made_at"), state=Action.State.DONE, by=people[0])
    guide = next(iter(all_guides().values()))
    recommend_guide(engagement=engagement, guide=guide.id, by=cast.coach)
    Action.objects.update(made_at=earlier)
    Recommendation.objects.update(made_at=earlier)
    late = next(person for person in people_of(engagement.group) if person not in people)
    agreement = current_agreement(engagement)
    assert agreement is not None
    join_group(group=engagement.group, by=late, number=agreement.number)
    after = book(engagement, timezone.now() - timedelta(minutes=5))
    pages = [reverse(name, args=[engagement.pk]) for name in ("engagement_actions", "engagement_people")]
    pages.append(reverse("session_room", args=[after.pk]))
    seen = {person: "".join(sign_in(person).get(page).text for page in pages) for person in (people[2], late)}
    words = ["Ask for less", "Let go of this", "Tell them of my doubts", reverse("guide", args=[guide.id])]
    assert [word for word in words if word not in seen[people[2]]] == []
    assert [word for word in words if word in seen[late]] == []


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
