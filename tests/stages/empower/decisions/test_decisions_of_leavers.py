"""Decisions stay with their unit when people leave, leads change and units are dissolved."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from decisions import LINE, due, logged
from django.urls import reverse
from programmes import Story

from inhabit.people.models import Person, Unit, UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.stages.empower.decisions.readers import readers_of_decision
from inhabit.stages.empower.models import Decision

ASKED = "Look again at a decision of somebody who has left"


def leave(person: Person) -> None:
    person.placements.update(ends_on=today())
    refresh_tree()


def dissolve(unit: Unit) -> None:
    UnitLine.objects.filter(unit=unit).update(ends_on=today())
    refresh_tree()


@pytest.fixture
def decision(cast: Cast, story: Story) -> Decision:
    return due(logged(cast.member, cast.payroll, audience="unit"))


def test_the_lead_is_asked_when_the_owner_has_left(cast: Cast, decision: Decision, sign_in: SignIn) -> None:
    client = sign_in(cast.lead)
    assert ASKED not in client.get("/").text
    leave(cast.member)
    assert ASKED in client.get("/").text
    answer = client.post(
        reverse("decision_look", args=[decision.pk]), {"verdict": "yes", "seen": 0}, follow=True
    )
    assert "It came true." in answer.text
    assert "(no longer here)" in answer.text


def test_the_next_lead_above_is_asked_when_nobody_leads_it(
    cast: Cast, decision: Decision, sign_in: SignIn
) -> None:
    UnitLine.objects.filter(unit=cast.payroll).update(lead=None)
    leave(cast.member)
    assert ASKED in sign_in(cast.director).get("/").text


def test_an_owner_who_comes_back_is_asked_themself(cast: Cast, decision: Decision, sign_in: SignIn) -> None:
    leave(cast.member)
    cast.member.placements.update(ends_on=None)
    refresh_tree()
    assert ASKED not in sign_in(cast.lead).get("/").text
    assert "Look again at a decision of yours" in sign_in(cast.member).get("/").text


def test_what_a_dissolved_unit_decided_stays_readable_to_those_who_were_in_it(
    cast: Cast, decision: Decision, sign_in: SignIn
) -> None:
    dissolve(cast.payroll)
    page = sign_in(cast.colleague).get(reverse("decision", args=[decision.pk])).text
    assert LINE in page
    assert "has been dissolved" in page
    assert "Services" in page
    assert sign_in(cast.outsider).get(reverse("decision", args=[decision.pk])).status_code == 404


@pytest.mark.parametrize("audience", ["everyone", "unit"])
@pytest.mark.parametrize("state", ["standing", "left", "dissolved"])
def test_the_page_names_exactly_those_who_can_read_it(
    audience: str, state: str, cast: Cast, story: Story
) -> None:
    decision = logged(cast.member, cast.payroll, audience=audience, look_on=today())
    if state == "left":
        leave(cast.member)
    if state == "dissolved":
        dissolve(cast.payroll)
    decision = Decision.objects.select_related("unit__lead", "owner", "asks__lead").get()
    here = Person.objects.here()
    said = {person for person in here if readers_of_decision(decision).include(person)}
    can = {person for person in here if Decision.objects.readable_by(person).exists()}
    assert said == can
