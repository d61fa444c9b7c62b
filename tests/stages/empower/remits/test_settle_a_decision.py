"""What nobody has settled is asked, settled once, and comes back to all who asked."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, days_ago
from django.urls import reverse
from queries import assert_max_queries
from remits import REFUND, draft_remit

from inhabit.notify.models import Notice
from inhabit.people.models import Person
from inhabit.stages.empower.remits.models import Remit, RemitVersion
from inhabit.stages.empower.remits.requests.actions import ask_to_settle
from inhabit.stages.empower.remits.requests.models import DecisionRequest

PAPER = "Order paper from the other supplier"


def ask(sign_in: SignIn, person: Person, decision: str = PAPER) -> str:
    return sign_in(person).post(reverse("new_decision_request"), {"decision": decision}, follow=True).text


def settle(sign_in: SignIn, person: Person, **changed: object) -> str:
    said = {"decision": PAPER, "level": 6, "limit": "up to 50 €", "word": "Sure."} | changed
    address = reverse("decision_settlement", args=[DecisionRequest.objects.get().pk])
    return sign_in(person).post(address, said, follow=True).text


def test_it_is_settled_by_a_line_that_is_proposed(cast: Cast, sign_in: SignIn) -> None:
    assert "It waits with Lena Lead." in ask(sign_in, cast.member)
    assert PAPER in assert_max_queries(sign_in(cast.lead), reverse("decision_requests")).text
    settle(sign_in, cast.lead)
    asked = DecisionRequest.objects.get()
    shown = assert_max_queries(sign_in(cast.member), reverse("decision_request", args=[asked.pk])).text
    assert "You decide, and tell me afterwards" in shown
    assert "Sure." in shown
    assert Notice.objects.filter(person=cast.member, kind="empower.decision_settled").count() == 1
    line = RemitVersion.objects.get(state="proposed").lines.get()
    assert (line.decision, line.version.remit.kind) == (PAPER, Remit.Kind.EVERYONE)


def test_the_same_is_asked_once(cast: Cast, sign_in: SignIn) -> None:
    ask(sign_in, cast.member)
    ask(sign_in, cast.colleague, f"  {PAPER.upper()}?")
    assert DecisionRequest.objects.get().askers.count() == 2
    settle(sign_in, cast.lead)
    told = Notice.objects.filter(kind="empower.decision_settled").values_list("person", flat=True)
    assert set(told) == {cast.member.pk, cast.colleague.pk}


def test_what_is_like_it_can_be_joined(cast: Cast, sign_in: SignIn) -> None:
    ask(sign_in, cast.member)
    shown = ask(sign_in, cast.colleague, "Order new paper from another supplier")
    assert "Yes, I ask for it too" in shown
    assert DecisionRequest.objects.count() == 1
    sign_in(cast.colleague).post(reverse("decision_request_too", args=[DecisionRequest.objects.get().pk]))
    assert DecisionRequest.objects.get().askers.count() == 2


def test_a_lead_asks_the_next_one_above(cast: Cast, sign_in: SignIn) -> None:
    assert "It waits with Dario Director." in ask(sign_in, cast.lead)
    settle(sign_in, cast.director)
    remit = Remit.objects.get()
    assert (remit.unit, remit.kind, remit.given_in) == (cast.payroll, Remit.Kind.LEAD, cast.services)


def test_it_may_stay_open_with_a_word(cast: Cast, sign_in: SignIn) -> None:
    ask(sign_in, cast.member)
    asked = DecisionRequest.objects.get()
    lead = sign_in(cast.lead)
    empty = lead.post(reverse("decision_refusal", args=[asked.pk]), {"word": ""})
    assert empty.status_code == 422
    lead.post(reverse("decision_refusal", args=[asked.pk]), {"word": "Let us talk on Monday."})
    lead.post(reverse("decision_refusal", args=[asked.pk]), {"word": "Again."})
    assert (
        "Let us talk on Monday."
        in sign_in(cast.member).get(reverse("decision_request", args=[asked.pk])).text
    )
    assert Remit.objects.count() == 0


def test_after_ten_working_days_the_level_above_sees_it(cast: Cast, sign_in: SignIn) -> None:
    asked = ask_to_settle(unit=cast.payroll, decision=PAPER, by=cast.member)
    director = sign_in(cast.director)
    assert PAPER not in director.get(reverse("decision_requests")).text
    assert director.get(reverse("decision_request", args=[asked.pk])).status_code == 403
    DecisionRequest.objects.update(due_on=days_ago(1))
    assert PAPER in assert_max_queries(director, reverse("decision_requests")).text
    assert director.get(reverse("decision_request", args=[asked.pk])).status_code == 200


@pytest.mark.parametrize("who", ["outsider", "sponsor", "colleague"])
def test_nobody_else_reads_what_somebody_asked(cast: Cast, sign_in: SignIn, who: str) -> None:
    asked = ask_to_settle(unit=cast.payroll, decision=PAPER, by=cast.member)
    page = sign_in(getattr(cast, who)).get(reverse("decision_request", args=[asked.pk]))
    assert page.status_code == 403


def test_into_a_draft_it_goes_without_proposing_that(cast: Cast, sign_in: SignIn) -> None:
    remit = draft_remit(cast)
    ask(sign_in, cast.member)
    assert "It stands in your draft" in settle(sign_in, cast.lead)
    draft = remit.versions.get()
    assert draft.state == RemitVersion.State.DRAFT
    assert {line.decision for line in draft.lines.all()} == {REFUND, PAPER}
