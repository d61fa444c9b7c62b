"""Anybody logs what was decided in one line, and everyone whom it is for finds it."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from decisions import LINE, logged
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from programmes import NAMES, Story
from queries import assert_max_queries

from inhabit.people.models import Unit
from inhabit.stages.empower.models import Decision


def log(client: Client, unit: Unit, **fields: object) -> HttpResponse:
    data = {"text": LINE, "unit": unit.pk, "audience": "everyone", "priority": "none", "edits": 0} | fields
    return client.post(reverse("decision_new"), data, follow=True)


def log_of(client: Client, unit: Unit, query: str = "") -> str:
    return client.get(reverse("unit_decisions", args=[unit.pk]) + query).text


def test_one_line_is_enough(cast: Cast, story: Story, sign_in: SignIn) -> None:
    answer = log(sign_in(cast.member), cast.payroll)
    assert answer.status_code == 200
    assert "It stands in the log." in answer.text
    assert "for none of the priorities" in answer.text
    assert LINE in log_of(sign_in(cast.outsider), cast.payroll)


def test_the_unit_above_sees_it_with_what_it_serves(cast: Cast, story: Story, sign_in: SignIn) -> None:
    log(sign_in(cast.member), cast.payroll, priority=story.first)
    page = log_of(sign_in(cast.director), cast.services)
    assert LINE in page
    assert NAMES[0] in page
    assert "Payroll" in page
    assert LINE not in log_of(sign_in(cast.cfo), cast.finance)


def test_double_click_logs_once(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    log(client, cast.payroll)
    log(client, cast.payroll)
    assert Decision.objects.count() == 1


def test_without_words_nothing_is_lost(cast: Cast, story: Story, sign_in: SignIn) -> None:
    answer = log(sign_in(cast.member), cast.payroll, text=" ", expects="Fewer letters lie around.")
    assert answer.status_code == 422
    assert "Write what was decided first." in answer.text
    assert "Fewer letters lie around." in answer.text
    assert not Decision.objects.exists()


def test_a_day_to_look_again_is_to_come(cast: Cast, story: Story, sign_in: SignIn) -> None:
    answer = log(sign_in(cast.member), cast.payroll, look_on="2020-01-01")
    assert answer.status_code == 422
    assert "Choose a day to come, or none." in answer.text


def test_that_it_serves_no_priority_is_said_and_not_assumed(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    answer = log(sign_in(cast.member), cast.payroll, priority="")
    assert answer.status_code == 422
    assert "Choose a priority, or that it serves none of them." in answer.text


def test_where_no_programme_runs_a_line_is_logged_too(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    assert "Which priority" not in client.get(reverse("decision_new")).text
    assert log(client, cast.payroll, priority="").status_code == 200


def test_nobody_logs_for_another_unit(cast: Cast, story: Story, sign_in: SignIn) -> None:
    assert log(sign_in(cast.outsider), cast.payroll).status_code == 422
    with pytest.raises(ValidationError):
        logged(cast.outsider, cast.payroll)
    assert not Decision.objects.exists()


def test_who_leads_a_unit_logs_there_or_where_they_are(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.lead)
    form = client.get(reverse("decision_new")).text
    assert "In which unit’s log?" in form
    log(client, cast.services)
    assert Decision.objects.get().unit == cast.services


def test_the_quick_line_of_my_page_is_carried_over(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    assert 'name="text"' in client.get(reverse("my_decisions")).text
    form = client.get(reverse("decision_new"), {"text": LINE}).text
    assert f">\n{LINE}</textarea>" in form


@pytest.mark.parametrize("name", ["my_decisions", "unit_decisions", "decision_new"])
def test_pages_ask_little_however_much_there_is(name: str, cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    for number in range(30):
        logged(cast.member, cast.payroll, f"Decision {number}", priority=story.first)
    arguments = [cast.payroll.pk] if name == "unit_decisions" else []
    assert_max_queries(client, reverse(name, args=arguments))
