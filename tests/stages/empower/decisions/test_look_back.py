"""On the day, whoever decided is asked whether it came true."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from decisions import LINE, due, logged
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from programmes import Story

from inhabit.notify.models import Notice
from inhabit.people.models import today
from inhabit.stages.empower.decisions.looking import look_back
from inhabit.stages.empower.decisions.tasks import tell_of_decisions_to_look_at
from inhabit.stages.empower.models import Decision, LookBack

NEXT_MONTH = today() + timedelta(days=30)


@pytest.fixture
def decision(cast: Cast, story: Story) -> Decision:
    return due(logged(cast.member, cast.payroll))


def say(client: Client, decision: Decision, verdict: str, **fields: object) -> HttpResponse:
    data = {"verdict": verdict, "learned": "", "next_on": "", "seen": 0} | fields
    return client.post(reverse("decision_look", args=[decision.pk]), data, follow=True)


def test_home_asks_on_the_day_and_no_longer_afterwards(
    cast: Cast, decision: Decision, sign_in: SignIn
) -> None:
    client = sign_in(cast.member)
    assert "Look again at a decision of yours" in client.get("/").text
    assert LINE in client.get(reverse("my_decisions")).text
    answer = say(client, decision, "partly", learned="Fridays are too short.")
    assert "It came true in part." in answer.text
    assert "Fridays are too short." in answer.text
    assert "Look again at a decision of yours" not in client.get("/").text


def test_home_does_not_ask_before_the_day(cast: Cast, decision: Decision, sign_in: SignIn) -> None:
    due(decision, today() + timedelta(days=1))
    assert "Look again at a decision" not in sign_in(cast.member).get("/").text


def test_who_cannot_tell_yet_is_asked_on_another_day(cast: Cast, decision: Decision, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    refused = say(client, decision, "not_yet", learned="It takes longer.")
    assert refused.status_code == 422
    assert "It takes longer." in refused.text
    say(client, decision, "not_yet", next_on=NEXT_MONTH.isoformat())
    decision.refresh_from_db()
    assert (decision.verdict, decision.look_on) == ("", NEXT_MONTH)


def test_double_click_says_it_once(cast: Cast, decision: Decision, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    say(client, decision, "yes")
    assert say(client, decision, "yes").status_code == 200
    assert LookBack.objects.count() == 1


def test_what_somebody_said_meanwhile_is_shown_and_nothing_typed_is_lost(
    cast: Cast, decision: Decision, sign_in: SignIn
) -> None:
    look_back(decision=decision, verdict="no", learned="First", next_on=None, seen=0, by=cast.member)
    answer = say(sign_in(cast.member), decision, "yes", learned="Second")
    assert answer.status_code == 422
    assert "Somebody has looked at it meanwhile." in answer.text
    assert "First" in answer.text
    assert "Second" in answer.text


def test_a_notice_comes_once_and_names_no_words(cast: Cast, decision: Decision) -> None:
    tell_of_decisions_to_look_at.func()
    tell_of_decisions_to_look_at.func()
    notice = Notice.objects.get(kind="empower.decision_due")
    assert notice.person == cast.member
    assert LINE not in str(notice.details)


def test_others_do_not_say_it(cast: Cast, decision: Decision, sign_in: SignIn) -> None:
    assert say(sign_in(cast.lead), decision, "yes").status_code == 404
