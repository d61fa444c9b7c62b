"""Each says yes or no for themself; with the third yes it begins, and a no is shown to nobody."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from coaching_groups import a_plan, asked, begun, going_on, people_of
from django.urls import reverse

from inhabit.coaching.agreements.actions import (
    agree,
    current_agreement,
    leave_engagement,
    propose_sentence,
)
from inhabit.coaching.agreements.permissions import has_a_say
from inhabit.coaching.agreements.readers import readers_of_agreement
from inhabit.coaching.agreements.sides import signings_of
from inhabit.coaching.groups.actions.answering import decline_group, join_group
from inhabit.coaching.groups.actions.beginning import begin_if_enough
from inhabit.coaching.groups.actions.stored import lock_group
from inhabit.coaching.models import Coach, Engagement, Group, Participant, Seat
from inhabit.coaching.permissions import is_in_agreed_engagement

pytestmark = pytest.mark.django_db


def test_with_the_third_yes_it_begins(cast: Cast, sign_in: SignIn) -> None:
    group = asked(a_plan(cast))
    first, second, third, *_rest = people_of(group)
    for person in (first, second):
        page = sign_in(person).post(reverse("group_joining", args=[group.pk]), follow=True).text
        assert "As soon as three have said yes, it begins" in page
    assert not Engagement.objects.exists()
    answer = sign_in(third).post(reverse("group_joining", args=[group.pk]))
    engagement = Engagement.objects.get()
    assert answer.headers["Location"] == reverse("agreement", args=[engagement.pk])
    assert set(engagement.participants.values_list("person", flat=True)) == {first.pk, second.pk, third.pk}
    assert engagement.party == cast.sponsor
    assert engagement.is_three_way


def test_twice_yes_is_one_yes(cast: Cast) -> None:
    group = asked(a_plan(cast))
    people = people_of(group)[:3]
    begun(group, [people[0], people[0], *people[1:], people[2]])
    assert Engagement.objects.count() == 1
    assert Participant.objects.count() == 3


def test_a_no_is_seen_by_nobody_and_can_become_a_yes(cast: Cast, sign_in: SignIn) -> None:
    group = asked(a_plan(cast))
    no, yes, *_rest = people_of(group)
    client = sign_in(no)
    page = client.post(reverse("group_refusal", args=[group.pk]), follow=True).text
    assert "nobody will ask you why" in page
    join_group(group=group, by=yes)
    seen = sign_in(yes).get(reverse("group_invitation", args=[group.pk])).text
    assert no.name not in seen
    plan = sign_in(cast.steward).get(reverse("coaching_group", args=[group.pk])).text
    assert plan.count(no.name) == plan.count(yes.name)
    assert "Said" not in plan.split("Who was asked")[1].split("</section>")[0]
    client.post(reverse("group_joining", args=[group.pk]))
    assert Seat.objects.get(person=no).state == "joined"


def test_who_comes_later_agrees_to_what_the_others_agreed_to(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    group = engagement.group
    late = next(person for person in people_of(group) if person not in people)
    client = sign_in(late)
    page = client.get(reverse("group_invitation", args=[group.pk])).text
    assert "What the others have agreed to" in page
    assert "proposes times; each of you says which" in page
    assert people[0].name in page
    client.post(reverse("group_joining", args=[group.pk]), {"number": "1"})
    agreement = current_agreement(engagement)
    assert agreement is not None
    assert agreement.agreed_at is not None
    assert late in [signing.person for signing in signings_of(agreement) if signing.agreed_at]
    assert is_in_agreed_engagement(late, engagement.pk)


def test_another_version_is_read_first(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    late = next(person for person in people_of(engagement.group) if person not in people)
    page = sign_in(late).post(
        reverse("group_joining", args=[engagement.group.pk]), {"number": "7"}, follow=True
    )
    assert "Please read it first" in page.text
    assert not is_in_agreed_engagement(late, engagement.pk)
    assert Seat.objects.get(person=late).state == "invited"


def test_who_leaves_finds_nothing_more(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    client = sign_in(people[0])
    assert client.get(reverse("engagement_people", args=[engagement.pk])).status_code == 200
    client.post(reverse("engagement_end", args=[engagement.pk]))
    assert client.get(reverse("engagement_people", args=[engagement.pk])).status_code == 404
    assert client.get(reverse("group_invitation", args=[engagement.group.pk])).status_code == 404
    engagement.refresh_from_db()
    assert engagement.is_going_on


def test_it_begins_without_the_one_who_never_agreed(cast: Cast) -> None:
    engagement = begun(asked(a_plan(cast)))
    agreement = current_agreement(engagement)
    assert agreement is not None
    *others, last = signings_of(agreement)[:3]
    for signing in [*others, *signings_of(agreement)[3:]]:
        agree(agreement=agreement, side=signing.side, by=signing.person)
    leave_engagement(engagement=engagement, by=last.person)
    engagement.refresh_from_db()
    assert engagement.is_going_on


def test_a_coach_who_left_in_between_is_replaced_and_nobody_answers_twice(cast: Cast) -> None:
    group = asked(a_plan(cast))
    people = people_of(group)
    for person in people[:2]:
        join_group(group=group, by=person)
    Seat.objects.filter(person=people[2]).update(state="joined")
    Coach.objects.update(capacity=0)
    decline_group(group=group, by=people[3])
    begin_if_enough(lock_group(group))
    group.refresh_from_db()
    assert group.state == Group.State.PLANNED
    assert group.coach is None
    assert group.seats.filter(state="joined").count() == 3


def test_the_lead_of_a_member_finds_nothing(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    known = (cast.director, cast.lead, cast.outsider, cast.privacy_officer, cast.member, cast.colleague)
    outside = [person for person in known if person not in people]
    assert any(person.units_led.exists() for person in outside)
    for person in outside:
        client = sign_in(person)
        for name in ("engagement_people", "group_times", "engagement_sessions", "agreement"):
            assert client.get(reverse(name, args=[engagement.pk])).status_code == 404
        assert client.get(reverse("group_invitation", args=[engagement.group.pk])).status_code == 404


def test_the_party_reads_no_names_and_no_attendance(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    engagement.party = cast.sponsor
    engagement.save()
    assert has_a_say(cast.sponsor, engagement.pk)
    client = sign_in(cast.sponsor)
    assert client.get(reverse("engagement_people", args=[engagement.pk])).status_code == 404
    page = client.get(reverse("agreement", args=[engagement.pk])).text
    assert "Six at one table" in page
    assert all(person.name not in page for person in people)
    listed = client.get(reverse("coaching_as_party")).text
    assert all(person.name not in listed for person in people)


def test_who_reads_a_sentence_of_ones_own_says_so_of_those_who_are_asked(cast: Cast, sign_in: SignIn) -> None:
    """Somebody asked reads it before they say yes, and whoever writes it is told that."""
    engagement, people = going_on(cast)
    late = next(person for person in people_of(engagement.group) if person not in people)
    propose_sentence(engagement=engagement, text="Nobody jokes about mistakes.", by=people[0])
    invitation = sign_in(late).get(reverse("group_invitation", args=[engagement.group.pk])).text
    assert "jokes about mistakes" in invitation
    assert readers_of_agreement(engagement).include(late)
    page = sign_in(people[0]).get(reverse("agreement", args=[engagement.pk])).text
    assert "whoever is asked into the group" in page
