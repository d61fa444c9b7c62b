"""Home leads the programme team from an empty deployment to a running programme, a step at a time."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, appoint, make_person, make_unit, place
from django.urls import reverse
from programmes import Story, make_story

from inhabit.access.actions import invite_by_mail
from inhabit.access.models import Role
from inhabit.people.models import Person
from inhabit.people.tree import refresh_tree
from inhabit.strategy.actions import create_strategy
from inhabit.thread.next_steps import next_steps

pytestmark = pytest.mark.django_db


def steps(person: Person) -> list[str]:
    fresh = Person.objects.get(pk=person.pk)
    return [step.address for step in next_steps(fresh, None, None)]


def labels(person: Person) -> list[str]:
    return [step.label for step in next_steps(Person.objects.get(pk=person.pk), None, None)]


def test_alone_one_brings_in_people_and_writes_the_strategy() -> None:
    me = make_person("Ines Brandt")
    unit = make_unit("Everyone")
    place(me, unit)
    refresh_tree()
    appoint(me, Role.STEWARD, unit)
    assert steps(me) == [reverse("import_people"), reverse("strategy")]


def test_with_people_the_strategy_comes_first(cast: Cast) -> None:
    assert steps(cast.steward) == [reverse("strategy")]
    assert steps(cast.sponsor) == [reverse("strategy")]
    assert steps(cast.member) == []


def test_a_sponsor_of_a_part_is_not_sent_to_write_the_strategy_of_the_whole(cast: Cast) -> None:
    appoint(cast.member, Role.SPONSOR, cast.payroll)
    assert steps(cast.member) == []


def test_a_strategy_that_was_begun_is_gone_on_with(cast: Cast) -> None:
    assert labels(cast.steward) == ["Begin"]
    create_strategy(name="First visit", by=cast.sponsor)
    assert labels(cast.steward) == ["Go on"]


def test_with_a_strategy_the_programme_comes_next(cast: Cast) -> None:
    make_story(cast).programme.delete()
    assert steps(cast.steward) == [reverse("new_programme")]
    assert steps(cast.sponsor) == []


def test_then_invitations_and_the_map(cast: Cast, story: Story) -> None:
    invite = reverse("unit_invitations", args=[cast.board.pk])
    assert steps(cast.steward) == [invite, reverse("map")]
    assert steps(cast.sponsor) == [reverse("map")]
    for person in Person.objects.exclude(email="")[:8]:
        invite_by_mail(person=person, by=None)
    assert steps(cast.steward) == [reverse("map")]


def test_home_shows_the_steps(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.steward).get(reverse("home")).text
    assert "Write the strategy" in page
    assert "Who reads the draft: The sponsor and the programme team of the whole organisation." in page
    assert "Your thread will be here." in page
