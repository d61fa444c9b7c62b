"""Where clocks, check-ins and decision logs are off: the nearest rule, and places before units."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries

from inhabit.people.models import Person, Unit, UnitLine
from inhabit.people.tree import refresh_tree
from inhabit.stages.empower.switches.actions import drop_switch, set_switch, start_off
from inhabit.stages.empower.switches.models import Switch, What
from inhabit.stages.empower.switches.selectors import (
    is_on,
    is_on_for,
    people_where_off,
    units_where_off,
    why_off,
    why_off_for,
)

REASON = "The works council has not agreed yet."


def switch(cast: Cast, unit: Unit, *, is_on: bool, what: What = What.CLOCKS, place: str = "") -> Switch:
    return set_switch(what=what, unit=unit, place=place, is_on=is_on, reason=REASON, by=cast.steward)


def off_in(what: What = What.CLOCKS) -> set[str]:
    return set(Unit.objects.filter(pk__in=units_where_off(what)).values_list("name", flat=True))


def works_in(person: Person, place: str) -> None:
    Person.objects.filter(pk=person.pk).update(location=place)


def test_without_a_rule_everything_is_on(cast: Cast) -> None:
    assert all(is_on(what, cast.payroll) for what in What)
    assert all(is_on_for(what, cast.member) for what in What)


def test_the_nearest_rule_up_the_tree_counts(cast: Cast) -> None:
    switch(cast, cast.board, is_on=False)
    below = switch(cast, cast.services, is_on=True)
    assert off_in() == {"Board", "Finance"}
    assert off_in(What.CHECK_INS) == set()
    assert is_on_for(What.CLOCKS, cast.member)
    assert not is_on_for(What.CLOCKS, cast.outsider)
    drop_switch(switch=below, by=cast.steward)
    assert off_in() == {"Board", "Services", "Payroll", "Finance"}


def test_a_place_that_is_off_stays_off_in_a_unit_that_is_on(cast: Cast) -> None:
    works_in(cast.member, "Berlin, Germany")
    switch(cast, cast.board, is_on=False, place="germany")
    switch(cast, cast.payroll, is_on=True)
    assert off_in() == {"Payroll"}


def test_check_ins_are_off_for_those_who_work_there_alone(cast: Cast) -> None:
    works_in(cast.member, "Berlin")
    switch(cast, cast.board, is_on=False, what=What.CHECK_INS, place="Berlin")
    assert off_in(What.CHECK_INS) == set()
    assert not is_on_for(What.CHECK_INS, cast.member)
    assert is_on_for(What.CHECK_INS, cast.colleague)
    assert list(people_where_off(What.CHECK_INS)) == [cast.member]


def test_it_follows_the_tree(cast: Cast) -> None:
    switch(cast, cast.services, is_on=False)
    UnitLine.objects.filter(unit=cast.payroll).update(parent=cast.board)
    refresh_tree()
    assert off_in() == {"Services"}


def test_where_an_agreement_is_required_everything_starts_off(cast: Cast) -> None:
    start_off(unit=cast.services, reason=REASON, by=cast.steward)
    assert not any(is_on(what, cast.payroll) for what in What)
    switch(cast, cast.services, is_on=True)
    assert is_on(What.CLOCKS, cast.payroll)
    rule = why_off(What.CHECK_INS, cast.payroll)
    assert rule is not None
    assert (rule.reason, rule.needs_agreement) == (REASON, True)


def test_the_programme_team_does_it_on_a_page(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.steward)
    address = reverse("new_switch", args=[story.programme.pk])
    said = {"state": "agreement", "words": "payr", "reason": REASON}
    shown = client.post(address, said, follow=True).text
    assert REASON in shown
    assert off_in(What.DECISION_LOG) == {"Payroll"}
    assert_max_queries(sign_in(cast.sponsor), reverse("programme_switches", args=[story.programme.pk]))


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (
            {"state": "off", "what": ["clocks"], "words": "Nowhere"},
            "No unit of this programme is called that.",
        ),
        ({"state": "off", "words": ""}, "Choose what it is about."),
    ],
)
def test_what_is_missing_is_said(
    cast: Cast, story: Story, sign_in: SignIn, said: dict[str, object], error: str
) -> None:
    address = reverse("new_switch", args=[story.programme.pk])
    answer = sign_in(cast.steward).post(address, {"reason": REASON} | said)
    assert answer.status_code == 422
    assert error in answer.text
    assert Switch.objects.count() == 0


def test_of_several_units_of_one_name_one_is_chosen(cast: Cast, story: Story, sign_in: SignIn) -> None:
    Unit.objects.filter(pk=cast.finance.pk).update(name="Payroll")
    address, client = reverse("new_switch", args=[story.programme.pk]), sign_in(cast.steward)
    said = {"state": "off", "what": ["clocks"], "words": "Payroll", "reason": REASON}
    assert "Several are called that." in client.post(address, said).text
    client.post(address, said | {"which": cast.finance.pk})
    assert list(units_where_off(What.CLOCKS)) == [{"unit": cast.finance.pk}]


def test_the_units_page_says_why_to_everyone(cast: Cast, sign_in: SignIn) -> None:
    switch(cast, cast.services, is_on=False)
    shown = sign_in(cast.member).get(reverse("unit_remits", args=[cast.payroll.pk])).text
    assert "Clocks: off here." in shown
    assert REASON in shown


def test_each_person_can_be_told_why(cast: Cast) -> None:
    works_in(cast.member, "Berlin")
    cast.member.refresh_from_db()
    assert why_off_for(What.CHECK_INS, cast.member) is None
    rule = switch(cast, cast.board, is_on=False, what=What.CHECK_INS, place="Berlin")
    assert why_off_for(What.CHECK_INS, cast.member) == rule
    assert why_off_for(What.CHECK_INS, cast.colleague) is None
