"""A proposed change goes to who can decide, is answered, and the answer comes back."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story, interpret
from proposing import REASON, WORDING, propose, propose_for_strategy

from inhabit.notify.models import Notice
from inhabit.people.models import Person
from inhabit.stages.clarify.actions import save_interpretation_draft
from inhabit.stages.clarify.models import Interpretation
from inhabit.stages.reflect.adjustments.answering import sign_of
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.adjustments.present import present_of
from inhabit.strategy.models import Priority, Version

OLD = "We call back within a day."


@pytest.fixture
def proposal(cast: Cast, story: Story) -> Adjustment:
    interpret(story, cast.board, story.first, "Be there.")
    interpret(story, cast.services, story.first, "Be quick.")
    interpret(story, cast.payroll, story.first, OLD, stays="The counter stays open.")
    return propose(cast, story)


def page_of(sign_in: SignIn, reader: Person, proposal: Adjustment) -> str:
    return sign_in(reader).get(reverse("adjustment", args=[proposal.pk])).text


def send(
    sign_in: SignIn, by: Person, proposal: Adjustment, verdict: str, text: str = "", **more: str
) -> object:
    data = {"verdict": verdict, "text": text, "wording": proposal.wording} | more
    data.setdefault("seen", sign_of(proposal, present_of(proposal)))
    return sign_in(by).post(reverse("adjustment_answer", args=[proposal.pk]), data)


def words_of_payroll(cast: Cast, story: Story) -> Interpretation:
    return Interpretation.objects.shared().get(unit=cast.payroll, priority=story.first)


def test_the_lead_of_the_unit_finds_it_at_home_beside_the_present_words(
    cast: Cast, proposal: Adjustment, sign_in: SignIn
) -> None:
    address = reverse("adjustment", args=[proposal.pk])
    assert address in sign_in(cast.lead).get(reverse("home")).text
    assert address not in sign_in(cast.director).get(reverse("home")).text
    page = page_of(sign_in, cast.lead, proposal)
    assert REASON in page
    assert "Mia Member" in page
    assert "It is yours to decide" in page


def test_others_read_it_without_a_name_and_cannot_decide(
    cast: Cast, proposal: Adjustment, sign_in: SignIn
) -> None:
    for reader in (cast.colleague, cast.outsider, cast.director):
        page = page_of(sign_in, reader, proposal)
        assert REASON in page
        assert "Mia Member" not in page
        assert "It is yours to decide" not in page


def test_accepted_it_stands_as_a_new_version_with_all_else_as_it_was(
    cast: Cast, story: Story, proposal: Adjustment, sign_in: SignIn
) -> None:
    send(sign_in, cast.lead, proposal, "accepted")
    words = words_of_payroll(cast, story)
    assert (words.meaning, words.stays, words.author) == (WORDING, "The counter stays open.", cast.lead)
    assert words.number == 2
    assert Notice.objects.get(person=cast.member, kind="reflect.adjustment_accepted")
    assert "A change that you proposed" in sign_in(cast.member).get(reverse("home")).text


def test_the_decider_may_change_the_words(
    cast: Cast, story: Story, proposal: Adjustment, sign_in: SignIn
) -> None:
    send(sign_in, cast.lead, proposal, "accepted", wording="Within six hours.")
    assert words_of_payroll(cast, story).meaning == "Within six hours."
    assert "With other words than proposed" in page_of(sign_in, cast.member, proposal)


def test_a_draft_that_the_lead_had_begun_is_kept(
    cast: Cast, story: Story, proposal: Adjustment, sign_in: SignIn
) -> None:
    draft = save_interpretation_draft(
        programme=story.programme,
        unit=cast.payroll,
        priority=Priority.objects.get(pk=story.first),
        texts={"meaning": "Half a thought"},
        edits=words_of_payroll(cast, story).edits,
        by=cast.lead,
    )
    send(sign_in, cast.lead, proposal, "accepted")
    draft.refresh_from_db()
    assert (draft.meaning, draft.is_draft) == ("Half a thought", True)
    assert words_of_payroll(cast, story).meaning == WORDING


def test_declining_wants_a_reason_which_only_those_concerned_read(
    cast: Cast, proposal: Adjustment, sign_in: SignIn
) -> None:
    sign_in(cast.colleague).post(reverse("adjustment_support", args=[proposal.pk]))
    assert send(sign_in, cast.lead, proposal, "declined").status_code == 422  # type: ignore[attr-defined]
    send(sign_in, cast.lead, proposal, "declined", "We have nobody after six.")
    for reader in (cast.member, cast.colleague, cast.lead):
        assert "We have nobody after six." in page_of(sign_in, reader, proposal)
    address = reverse("adjustment", args=[proposal.pk])
    assert sign_in(cast.outsider).get(address).status_code == 404
    assert Notice.objects.filter(kind="reflect.adjustment_declined").count() == 2


def test_passed_up_it_waits_for_the_next_lead(cast: Cast, proposal: Adjustment, sign_in: SignIn) -> None:
    send(sign_in, cast.lead, proposal, "passed_up", "It would bind the whole service.")
    proposal.refresh_from_db()
    assert proposal.waits_for == cast.services
    page = page_of(sign_in, cast.director, proposal)
    assert "It would bind the whole service." in page
    assert "It is yours to decide" in page


def test_words_that_changed_meanwhile_are_shown_and_nothing_typed_is_lost(
    cast: Cast, story: Story, proposal: Adjustment, sign_in: SignIn
) -> None:
    seen = sign_of(proposal, present_of(proposal))
    interpret(story, cast.payroll, story.first, "We call back within half a day.")
    answer = send(sign_in, cast.lead, proposal, "accepted", "Gladly.", seen=seen, wording="My own words.")
    assert answer.status_code == 422  # type: ignore[attr-defined]
    page = answer.text  # type: ignore[attr-defined]
    assert "Something has changed meanwhile." in page
    assert "What stands there has changed since it was proposed" in page
    assert "My own words." in page
    assert "Gladly." in page
    assert words_of_payroll(cast, story).meaning == "We call back within half a day."


def test_a_second_answer_is_told_that_somebody_was_faster(
    cast: Cast, story: Story, proposal: Adjustment, sign_in: SignIn
) -> None:
    seen = sign_of(proposal, present_of(proposal))
    send(sign_in, cast.lead, proposal, "accepted")
    late = send(sign_in, cast.lead, proposal, "declined", "Rather not.", seen=seen)
    assert late.status_code == 422  # type: ignore[attr-defined]
    assert "Rather not." in late.text  # type: ignore[attr-defined]
    assert words_of_payroll(cast, story).meaning == WORDING


def test_for_the_strategy_it_goes_to_the_sponsor_and_into_the_draft(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    proposal = propose_for_strategy(cast, story)
    assert reverse("adjustment", args=[proposal.pk]) in sign_in(cast.sponsor).get(reverse("home")).text
    send(sign_in, cast.sponsor, proposal, "accepted")
    draft = Version.objects.drafts().get(strategy=story.version.strategy)
    assert draft.statements.get(priority=story.first).why == "Because they have nobody else."
    assert "which is not in force yet" in page_of(sign_in, cast.member, proposal)


def test_the_sponsor_can_put_it_in_force_at_once(cast: Cast, story: Story, sign_in: SignIn) -> None:
    proposal = propose_for_strategy(cast, story, is_credited=True)
    send(sign_in, cast.sponsor, proposal, "accepted", is_published="on")
    version = Version.objects.in_force().get()
    assert version.number == story.version.number + 1
    assert version.statements.get(priority=story.first).why == "Because they have nobody else."
    assert "With thanks to Mia Member, Payroll" in sign_in(cast.outsider).get(reverse("strategy")).text


def test_what_stands_in_the_way_of_publishing_is_said_and_nothing_is_written(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    proposal = propose_for_strategy(cast, story, part="weight", wording="30")
    answer = send(sign_in, cast.sponsor, proposal, "accepted", is_published="on")
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "The weights add up to 110" in answer.text  # type: ignore[attr-defined]
    assert not Version.objects.drafts().exists()
    proposal.refresh_from_db()
    assert proposal.is_open


def test_sent_twice_it_is_proposed_once(cast: Cast, story: Story, proposal: Adjustment) -> None:
    assert propose(cast, story) == proposal
