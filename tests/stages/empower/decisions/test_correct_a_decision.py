"""Whoever decided corrects or withdraws it; the history keeps how it was."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from decisions import LINE, logged
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from programmes import Story

from inhabit.people.own_data import own_data
from inhabit.stages.empower.models import Decision

OTHER = "We answer letters on Thursday afternoons."


@pytest.fixture
def decision(cast: Cast, story: Story) -> Decision:
    return logged(cast.member, cast.payroll)


def correct(client: Client, decision: Decision, text: str = OTHER, **fields: object) -> HttpResponse:
    data = {"text": text, "unit": decision.unit_id, "audience": "everyone", "priority": "none", "edits": 0}
    return client.post(reverse("decision_change", args=[decision.pk]), data | fields, follow=True)


def test_the_history_keeps_how_it_was(cast: Cast, decision: Decision, sign_in: SignIn) -> None:
    page = correct(sign_in(cast.member), decision).text
    assert f'<h1 class="voice">{OTHER}</h1>' in page
    assert LINE in page
    assert "Corrected" in page


def test_an_older_form_shows_what_is_stored_and_keeps_what_was_typed(
    cast: Cast, decision: Decision, sign_in: SignIn
) -> None:
    client = sign_in(cast.member)
    correct(client, decision)
    answer = correct(client, decision, "We answer letters at once.", expects="Less waiting.")
    assert answer.status_code == 422
    assert "This was changed meanwhile" in answer.text
    assert "Less waiting." in answer.text
    newer = correct(client, decision, "We answer letters at once.", edits=1)
    assert "We answer letters at once." in newer.text


def test_withdrawn_it_stands_there_as_such_and_can_be_put_back(
    cast: Cast, decision: Decision, sign_in: SignIn
) -> None:
    client, log = sign_in(cast.member), reverse("unit_decisions", args=[cast.payroll.pk])
    page = client.post(reverse("decision_withdrawal", args=[decision.pk]), follow=True).text
    assert reverse("decision_return", args=[decision.pk]) in page
    assert LINE not in client.get(log).text
    assert LINE in client.get(log, {"state": "withdrawn"}).text
    client.post(reverse("decision_return", args=[decision.pk]))
    assert LINE in client.get(log).text


def test_what_it_serves_is_kept_where_the_strategy_does_not_name_it_any_more(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    decision = logged(cast.member, cast.payroll, priority=story.first)
    story.version.statements.get(priority=story.first).delete()
    correct(sign_in(cast.member), decision, priority=story.first)
    decision.refresh_from_db()
    assert (decision.text, decision.priority_id) == (OTHER, story.first)


def test_all_of_it_is_in_ones_own_file(cast: Cast, decision: Decision, sign_in: SignIn) -> None:
    correct(sign_in(cast.member), decision)
    file = own_data(cast.member)
    assert [row["text"] for row in file["decisions"]] == [OTHER]
    assert [row["text"] for row in file["wordings_of_decisions"]] == [LINE, OTHER]
    assert own_data(cast.colleague)["decisions"] == []
