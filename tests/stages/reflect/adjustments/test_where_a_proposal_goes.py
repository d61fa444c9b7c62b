"""A proposal finds who can decide, also when leads leave, units are dissolved and clocks are off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn, days_ago
from django.urls import reverse
from programmes import Story, interpret
from proposing import WORDING, propose

from inhabit.notify.models import Notice
from inhabit.people.models import UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.stages.empower.switches.models import Switch, SwitchedOff, What
from inhabit.stages.reflect.adjustments.actions import withdraw_adjustment
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.adjustments.reminding import tell_of_overdue_proposals


@pytest.fixture
def proposal(cast: Cast, story: Story) -> Adjustment:
    for unit in (cast.board, cast.services, cast.payroll):
        interpret(story, unit, story.first, "We call back within a day.")
    return propose(cast, story)


def may_answer(person: object) -> bool:
    return Adjustment.objects.answerable_by(person).exists()  # type: ignore[arg-type]


def test_without_a_lead_it_goes_to_the_next_one_above(cast: Cast, proposal: Adjustment) -> None:
    UnitLine.objects.filter(unit=cast.payroll).update(lead=None)
    refresh_tree()
    proposal.refresh_from_db()
    assert proposal.waits_for == cast.services
    assert Notice.objects.filter(person=cast.director, kind="reflect.adjustment_waits").exists()


def test_of_a_dissolved_unit_it_goes_to_where_that_hung(cast: Cast, proposal: Adjustment) -> None:
    UnitLine.objects.filter(unit=cast.payroll).update(ends_on=today())
    refresh_tree()
    proposal.refresh_from_db()
    assert proposal.waits_for == cast.services


def test_whoever_proposed_never_answers_it(cast: Cast, proposal: Adjustment) -> None:
    UnitLine.objects.filter(unit=cast.payroll).update(lead=cast.member)
    refresh_tree()
    assert not may_answer(cast.member)
    assert may_answer(cast.director)


def test_once_it_is_late_the_next_level_may_answer_and_is_told(cast: Cast, proposal: Adjustment) -> None:
    assert not may_answer(cast.director)
    Adjustment.objects.update(due_on=days_ago(1))
    assert may_answer(cast.director)
    for _ in range(2):
        tell_of_overdue_proposals()
    late = Notice.objects.filter(kind="reflect.adjustment_late")
    assert set(late.values_list("person", flat=True)) == {cast.lead.pk, cast.director.pk}


def test_where_clocks_are_off_nothing_is_late(cast: Cast, proposal: Adjustment) -> None:
    Adjustment.objects.update(due_on=today() - timedelta(days=1))
    switch = Switch.objects.create(what=What.CLOCKS, unit=cast.payroll, is_on=False, made_by=cast.steward)
    SwitchedOff.objects.create(what=What.CLOCKS, unit=cast.payroll, switch=switch)
    tell_of_overdue_proposals()
    assert not may_answer(cast.director)
    assert not Notice.objects.filter(kind="reflect.adjustment_late").exists()


def test_withdrawn_it_is_read_by_its_author_alone(cast: Cast, proposal: Adjustment, sign_in: SignIn) -> None:
    withdraw_adjustment(adjustment=proposal, by=cast.member)
    address = reverse("adjustment", args=[proposal.pk])
    assert sign_in(cast.lead).get(address).status_code == 404
    assert WORDING in sign_in(cast.member).get(address).text
    assert not may_answer(cast.lead)
