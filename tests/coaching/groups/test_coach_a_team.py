"""A lead asks for coaching for the own unit; the programme team says yes; everybody decides alone."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_person, place
from coaching_groups import a_coach, the_offer
from django.test import Client
from django.urls import reverse
from engagements import make_coach

from inhabit.coaching.groups.actions.answering import join_group
from inhabit.coaching.models import Engagement, Group, Seat
from inhabit.notify.models import Notice

pytestmark = pytest.mark.django_db


def ask(cast: Cast, sign_in: SignIn) -> tuple[Client, Group]:
    client = sign_in(cast.lead)
    client.post(reverse("unit_team", args=[cast.payroll.pk]))
    return client, Group.objects.get()


def say_yes(cast: Cast, sign_in: SignIn, group: Group, **more: object) -> None:
    given = {"sessions": 4, "minutes": 90, "coach": ""} | more
    sign_in(cast.steward).post(reverse("coaching_group", args=[group.pk]), given)


def test_the_lead_asks_once_and_only_the_programme_team_learns(cast: Cast, sign_in: SignIn) -> None:
    client, group = ask(cast, sign_in)
    client.post(reverse("unit_team", args=[cast.payroll.pk]))
    assert Group.objects.count() == 1
    assert "A group waits for you" in sign_in(cast.steward).get(reverse("home")).text
    assert sign_in(cast.director).get(reverse("coaching_group", args=[group.pk])).status_code == 404


def test_the_lead_takes_it_back_and_can_ask_again(cast: Cast, sign_in: SignIn) -> None:
    client, _group = ask(cast, sign_in)
    address = reverse("unit_team", args=[cast.payroll.pk])
    client.post(address, {"taken_back": "1"})
    assert "A group waits for you" not in sign_in(cast.steward).get(reverse("home")).text
    assert "Ask for it" in client.get(address).text
    client.post(address, {"taken_back": "1"})
    assert Group.objects.get().state == Group.State.CLOSED
    client.post(address)
    assert Group.objects.open().count() == 1


def test_once_people_are_asked_it_is_not_the_leads_alone(cast: Cast, sign_in: SignIn) -> None:
    coach = a_coach(cast)
    client, group = ask(cast, sign_in)
    say_yes(cast, sign_in, group, coach=str(coach.pk))
    page = client.post(reverse("unit_team", args=[cast.payroll.pk]), {"taken_back": "1"}, follow=True).text
    assert "Everybody has been asked already." in page
    group.refresh_from_db()
    assert group.is_open


def test_the_lead_chooses_out_of_coaches_outside_the_line(cast: Cast, sign_in: SignIn) -> None:
    coach = a_coach(cast)
    make_coach(cast.director)  # leads the unit above
    client, group = ask(cast, sign_in)
    say_yes(cast, sign_in, group)
    page = client.get(reverse("unit_team", args=[cast.payroll.pk])).text
    assert "Carmen Coach" in page
    assert "Dario Director" not in page
    client.post(reverse("unit_team", args=[cast.payroll.pk]), {"coach": coach.pk})
    group.refresh_from_db()
    assert group.coach == coach
    assert set(group.seats.values_list("person", flat=True)) == {
        cast.lead.pk,
        cast.member.pk,
        cast.colleague.pk,
    }
    assert Notice.objects.filter(kind="coaching.group_invited").count() == 3


def test_with_a_coach_fixed_everybody_is_asked_at_once(cast: Cast, sign_in: SignIn) -> None:
    coach = a_coach(cast)
    _client, group = ask(cast, sign_in)
    say_yes(cast, sign_in, group, coach=str(coach.pk))
    assert Seat.objects.filter(group=group, state="invited").count() == 3
    for person in (cast.lead, cast.member, cast.colleague):
        join_group(group=group, by=person)
    engagement = Engagement.objects.get()
    assert engagement.party == cast.steward
    assert engagement.is_three_way
    assert engagement.sessions_planned == 4
    assert "Payroll as a team" in sign_in(cast.member).get(reverse("coaching")).text


def test_out_of_an_offer_it_takes_what_the_offer_gives(cast: Cast, sign_in: SignIn) -> None:
    offer, coach = the_offer(cast), a_coach(cast)
    _client, group = ask(cast, sign_in)
    say_yes(cast, sign_in, group, coach=str(coach.pk))
    for person in (cast.lead, cast.member, cast.colleague):
        join_group(group=group, by=person)
    engagement = Engagement.objects.get()
    assert engagement.cohort == offer
    assert engagement.party == cast.sponsor


def test_a_lead_who_takes_no_part_learns_nothing_of_it(cast: Cast, sign_in: SignIn) -> None:
    third = make_person("Third Person")
    place(third, cast.payroll)
    coach = a_coach(cast)
    client, group = ask(cast, sign_in)
    say_yes(cast, sign_in, group, coach=str(coach.pk))
    for person in (third, cast.member, cast.colleague):
        join_group(group=group, by=person)
    engagement = Engagement.objects.get()
    for name in ("engagement_people", "team_material", "group_times", "agreement"):
        assert client.get(reverse(name, args=[engagement.pk])).status_code == 404
    page = client.get(reverse("unit_team", args=[cast.payroll.pk])).text
    assert "Third Person" not in page


def test_who_joins_the_unit_later_can_be_asked(cast: Cast, sign_in: SignIn) -> None:
    coach = a_coach(cast)
    _client, group = ask(cast, sign_in)
    say_yes(cast, sign_in, group, coach=str(coach.pk))
    new = make_person("Nora New")
    place(new, cast.payroll)
    steward = sign_in(cast.steward)
    for _press in range(2):
        steward.post(reverse("group_newcomers", args=[group.pk]))
    assert Seat.objects.get(group=group, person=new).state == "invited"
    assert Seat.objects.filter(group=group).count() == 4


def test_a_no_of_the_programme_team_is_told_and_one_can_ask_again(cast: Cast, sign_in: SignIn) -> None:
    client, group = ask(cast, sign_in)
    sign_in(cast.steward).post(reverse("group_end", args=[group.pk]))
    assert Notice.objects.filter(person=cast.lead, kind="coaching.team_answered").count() == 1
    client.post(reverse("unit_team", args=[cast.payroll.pk]))
    assert Group.objects.open().count() == 1


def test_a_large_unit_is_no_team(cast: Cast, sign_in: SignIn) -> None:
    for number in range(20):
        place(make_person(f"Clerk {number}"), cast.payroll)
    client = sign_in(cast.lead)
    page = client.post(reverse("unit_team", args=[cast.payroll.pk]), follow=True).text
    assert "up to 20 people" in page
    assert not Group.objects.exists()
