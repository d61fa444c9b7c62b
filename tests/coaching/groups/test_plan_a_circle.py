"""The programme team puts a circle together: by a simple rule, then by hand; then people are asked."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_person, place
from coaching_groups import a_coach, a_plan, asked, peers, people_of, the_offer
from django.core.exceptions import ValidationError
from django.urls import reverse
from engagements import make_coach

from inhabit.coaching.groups.actions.planning import propose_circle
from inhabit.coaching.models import Group, Seat
from inhabit.notify.models import Notice
from inhabit.people.models import Person, Placement

pytestmark = pytest.mark.django_db


def units_of(people: list[Person]) -> list[int]:
    return [Placement.objects.get(person=person).unit_id for person in people]


def plan_form(group: Group, people: list[Person], **more: object) -> dict[str, object]:
    return {
        "name": group.name,
        "people": [person.pk for person in people],
        "coach": group.coach_id or "",
        "edits": group.edits,
    } | more


def test_six_are_proposed_all_of_different_units(cast: Cast, sign_in: SignIn) -> None:
    people = peers(cast, 8)
    place(make_person("Double Desk"), Placement.objects.get(person=people[0]).unit)
    offer, coach = the_offer(cast), a_coach(cast)
    page = sign_in(cast.steward).post(reverse("group_new", args=[offer.pk]), follow=True).text
    group = Group.objects.get()
    found = people_of(group)
    assert len(found) == 6
    assert len(set(units_of(found))) == 6
    assert group.coach == coach
    assert not Notice.objects.exists()
    assert "Keep it and ask them" in page


def test_nobody_sits_with_whom_they_lead(cast: Cast) -> None:
    peers(cast, 4)
    make_coach(cast.coach)
    group = propose_circle(cohort=the_offer(cast), name="Circle")
    # ``lead`` is placed in Services and leads Payroll, in which ``member`` and ``colleague`` are.
    found = set(people_of(group))
    assert not (cast.lead in found and {cast.member, cast.colleague} & found)


def test_another_language_or_other_hours_are_left_out(cast: Cast) -> None:
    people = peers(cast, 6)
    Person.objects.filter(pk=people[0].pk).update(language="de")
    Person.objects.filter(pk=people[1].pk).update(time_zone="Asia/Tokyo")
    make_coach(cast.coach)
    found = people_of(propose_circle(cohort=the_offer(cast), name="Circle"))
    assert people[2] in found
    assert not {people[0], people[1]} & set(found)


def test_too_few_make_no_circle(cast: Cast, sign_in: SignIn) -> None:
    offer = the_offer(cast, budget=60)
    offer.units.set([cast.payroll])
    page = sign_in(cast.steward).post(reverse("group_new", args=[offer.pk]), follow=True).text
    assert "No four people of this offer fit together" in page
    assert not Group.objects.exists()


def test_a_coach_in_somebodys_line_is_not_suggested(cast: Cast) -> None:
    peers(cast)
    make_coach(cast.director)  # leads Services, and so everybody in it
    with_line = propose_circle(cohort=the_offer(cast), name="Circle")
    assert with_line.coach is None


def test_it_can_be_changed_by_hand(cast: Cast, sign_in: SignIn) -> None:
    group = a_plan(cast)
    kept = [*people_of(group)[:4], cast.outsider]
    client = sign_in(cast.steward)
    four = kept[:4]
    client.post(reverse("coaching_group", args=[group.pk]), plan_form(group, four, name="Four"))
    group.refresh_from_db()
    assert group.name == "Four"
    assert people_of(group) == sorted(four, key=lambda person: person.pk)
    # Whom the offer isn't for can't be put into it.
    answer = client.post(reverse("coaching_group", args=[group.pk]), plan_form(group, kept))
    assert answer.status_code == 422


def test_who_was_quicker_is_not_written_over(cast: Cast, sign_in: SignIn) -> None:
    group = a_plan(cast)
    client, stale = sign_in(cast.steward), plan_form(group, people_of(group)[:5], name="Mine")
    client.post(reverse("coaching_group", args=[group.pk]), plan_form(group, people_of(group), name="Theirs"))
    answer = client.post(reverse("coaching_group", args=[group.pk]), stale)
    group.refresh_from_db()
    assert answer.status_code == 422
    assert 'value="Mine"' in answer.text
    assert group.name == "Theirs"


def test_asked_everybody_is_told_once(cast: Cast, sign_in: SignIn) -> None:
    group = a_plan(cast)
    client = sign_in(cast.steward)
    for _press in range(2):
        group.refresh_from_db()
        given = plan_form(group, people_of(group), ask="1")
        page = client.post(reverse("coaching_group", args=[group.pk]), given, follow=True).text
    assert Seat.objects.filter(state="invited").count() == 6
    assert Notice.objects.filter(kind="coaching.group_invited").count() == 6
    assert "It begins as soon as three have said yes" in page


def test_without_budget_nobody_is_asked(cast: Cast) -> None:
    group = a_plan(cast)
    group.cohort.budget = 3
    group.cohort.save()
    with pytest.raises(ValidationError):
        asked(group)
    assert not Seat.objects.filter(state="invited").exists()
