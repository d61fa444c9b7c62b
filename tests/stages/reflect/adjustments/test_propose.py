"""Proposing where the thing stands: what a unit says, the strategy, what is whose to decide."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_guest
from django.urls import reverse
from django.utils import timezone
from programmes import Story, interpret
from proposing import REASON, WORDING

from inhabit.stages.empower.remits.models import Remit, RemitLine, RemitVersion
from inhabit.stages.reflect.adjustments.answering import answer_adjustment, sign_of
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.adjustments.present import present_of

OLD = "We call back within a day."


@pytest.fixture
def line(cast: Cast) -> RemitLine:
    remit = Remit.objects.create(unit=cast.payroll, given_in=cast.payroll, kind=Remit.Kind.EVERYONE)
    version = RemitVersion.objects.create(
        remit=remit, number=1, state=RemitVersion.State.HOLDS, agreed_at=timezone.now()
    )
    return RemitLine.objects.create(version=version, decision="Give money back", level=3)


@pytest.fixture(autouse=True)
def words(cast: Cast, story: Story) -> None:
    for unit in (cast.board, cast.services, cast.payroll):
        interpret(story, unit, story.first, OLD)


def test_the_present_words_stand_there_to_be_changed(cast: Cast, story: Story, sign_in: SignIn) -> None:
    address = reverse("propose_for_words", args=[cast.payroll.pk, story.first])
    assert address in sign_in(cast.member).get(reverse("words", args=[cast.payroll.pk, story.first])).text
    page = sign_in(cast.member).get(address).text
    assert page.count(OLD) >= 2
    sign_in(cast.member).post(
        address, {"part": "meaning", "before": OLD, "wording": WORDING, "reason": REASON}
    )
    assert Adjustment.objects.get().before == OLD


def test_the_same_words_are_no_proposal(cast: Cast, story: Story, sign_in: SignIn) -> None:
    address = reverse("propose_for_words", args=[cast.payroll.pk, story.first])
    answer = sign_in(cast.member).post(
        address, {"part": "meaning", "before": OLD, "wording": OLD, "reason": REASON}
    )
    assert answer.status_code == 422
    assert REASON in answer.text
    assert not Adjustment.objects.exists()


def test_a_lead_changes_their_own_words_directly(cast: Cast, story: Story, sign_in: SignIn) -> None:
    answer = sign_in(cast.lead).get(reverse("propose_for_words", args=[cast.payroll.pk, story.first]))
    assert answer["Location"] == reverse("interpretation", args=[cast.payroll.pk, story.first])


def test_a_priority_can_be_proposed_to_go(cast: Cast, story: Story, sign_in: SignIn) -> None:
    address = reverse("propose_for_strategy", args=[story.version.strategy_id])
    sign_in(cast.member).post(
        address, {"part": "drop", "priority": story.second, "before": "One front door", "reason": REASON}
    )
    proposal = Adjustment.objects.get()
    assert (proposal.part, proposal.before, proposal.waits_for) == ("drop", "One front door", None)


def test_a_line_of_a_remit_is_changed_by_who_gives_it(cast: Cast, line: RemitLine, sign_in: SignIn) -> None:
    address = reverse("propose_for_remit", args=[line.version.remit_id]) + f"?line={line.key}"
    sign_in(cast.member).post(
        address, {"wording": "Give money back", "level": "6", "limit": "up to 50 €", "reason": REASON}
    )
    proposal = Adjustment.objects.get()
    assert proposal.waits_for == cast.payroll
    answer_adjustment(
        adjustment=proposal,
        verdict="accepted",
        text="",
        seen=sign_of(proposal, present_of(proposal)),
        by=cast.lead,
    )
    holding = RemitVersion.objects.get(remit=line.version.remit_id, state=RemitVersion.State.HOLDS)
    assert list(holding.lines.values_list("level", "limit")) == [(6, "up to 50 €")]


def test_guests_see_nothing_of_it(cast: Cast, story: Story, sign_in: SignIn) -> None:
    guest = sign_in(make_guest("Greta Guest"))
    assert guest.get(reverse("changes")).status_code == 403
    page = guest.get(reverse("strategy")).text
    assert reverse("propose_for_strategy", args=[story.version.strategy_id]) not in page
