"""What changed because somebody spoke: with the name of whoever wishes it, and of nobody else."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story, interpret
from proposing import WORDING, propose, propose_for_strategy
from queries import assert_max_queries

from inhabit.people.models import Person
from inhabit.stages.reflect.adjustments.answering import answer_adjustment, sign_of
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.adjustments.present import present_of


@pytest.fixture(autouse=True)
def words(cast: Cast, story: Story) -> None:
    for unit in (cast.board, cast.services, cast.payroll):
        interpret(story, unit, story.first, "We call back within a day.")


def accept(proposal: Adjustment, by: Person) -> None:
    seen = sign_of(proposal, present_of(proposal))
    answer_adjustment(adjustment=proposal, verdict="accepted", text="", seen=seen, by=by)


def test_a_name_stands_there_where_it_is_wished(cast: Cast, story: Story, sign_in: SignIn) -> None:
    accept(propose(cast, story, is_credited=True), cast.lead)
    for address in (
        reverse("unit_changes", args=[cast.payroll.pk]),
        reverse("changes"),
        reverse("words", args=[cast.payroll.pk, story.first]),
        reverse("versions_of_words", args=[cast.payroll.pk, story.first]),
    ):
        page = sign_in(cast.outsider).get(address).text
        assert WORDING in page
        assert "With thanks to" in page
        assert "Mia Member" in page


def test_no_name_stands_there_otherwise(cast: Cast, story: Story, sign_in: SignIn) -> None:
    proposal = propose(cast, story)
    accept(proposal, cast.lead)
    for address in (
        reverse("unit_changes", args=[cast.payroll.pk]),
        reverse("changes"),
        reverse("words", args=[cast.payroll.pk, story.first]),
        reverse("adjustment", args=[proposal.pk]),
    ):
        page = sign_in(cast.outsider).get(address).text
        assert WORDING in page
        assert "Mia Member" not in page


def test_whose_unit_it_came_from_is_not_told_without_a_name(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    accept(propose_for_strategy(cast, story), cast.sponsor)
    assert "Because they have nobody else." in sign_in(cast.outsider).get(reverse("changes")).text
    payroll = sign_in(cast.outsider).get(reverse("unit_changes", args=[cast.payroll.pk])).text
    assert "Because they have nobody else." not in payroll


def test_what_a_unit_agreed_on_together_is_the_units(cast: Cast, story: Story, sign_in: SignIn) -> None:
    accept(propose(cast, story, from_retrospective=True, part="open", priority=None), cast.lead)
    page = sign_in(cast.outsider).get(reverse("changes")).text
    assert "Agreed in Payroll, looking back together" in page
    assert "Mia Member" not in page


def test_what_waits_stands_below_on_the_page_of_the_unit(cast: Cast, story: Story, sign_in: SignIn) -> None:
    propose(cast, story)
    page = sign_in(cast.outsider).get(reverse("unit_changes", args=[cast.payroll.pk])).text
    assert "Proposed, and waiting for an answer" in page
    assert "Mia Member" not in page


def test_its_pages_are_cheap(cast: Cast, story: Story, sign_in: SignIn) -> None:
    proposal = propose(cast, story)
    for reader, address in (
        (cast.lead, reverse("adjustment", args=[proposal.pk])),
        (cast.lead, reverse("adjustments_for_me")),
        (cast.member, reverse("my_adjustments")),
        (cast.member, reverse("propose_for_words", args=[cast.payroll.pk, story.first])),
        (cast.member, reverse("words", args=[cast.payroll.pk, story.first])),
        (cast.member, reverse("strategy")),
    ):
        assert_max_queries(sign_in(reader), address)
