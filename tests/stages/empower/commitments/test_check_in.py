"""Once a week, one press for each promise."""

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from programmes import Story
from queries import assert_max_queries

from inhabit.people.models import today
from inhabit.stages.empower.commitments.actions import promise
from inhabit.stages.empower.commitments.models import CheckIn, Commitment
from inhabit.stages.empower.switches.models import Switch, SwitchedOff, What

OUTCOMES = ("Nobody waits for a payslip", "The form has one page")


@pytest.fixture
def promised(cast: Cast, story: Story) -> list[Commitment]:
    """Two promises of the member's, made two weeks ago."""
    made = [
        promise(
            owner=cast.member,
            unit=cast.payroll,
            outcome=outcome,
            due_on=today() + timedelta(days=9),
            by=cast.member,
        )
        for outcome in OUTCOMES
    ]
    Commitment.objects.update(made_at=timezone.now() - timedelta(days=14))
    return made


def say(client: object, promised: Commitment, state: str, line: str = "") -> object:
    return client.post(reverse("check_ins"), {"commitment": promised.pk, "state": state, "line": line})


def test_home_asks_once_a_week_and_one_page_takes_all(
    cast: Cast, promised: list[Commitment], sign_in: SignIn
) -> None:
    member = sign_in(cast.member)
    assert "How are your 2 promises going?" in member.get(reverse("home")).text
    page = assert_max_queries(member, reverse("check_ins")).text
    assert all(outcome in page for outcome in OUTCOMES)
    for one in promised:
        say(member, one, "on_track")
    assert "promises going" not in member.get(reverse("home")).text
    assert "Said this week" in member.get(reverse("check_ins")).text


def test_what_is_said_again_in_a_week_replaces_it(
    cast: Cast, promised: list[Commitment], sign_in: SignIn
) -> None:
    member = sign_in(cast.member)
    say(member, promised[0], "stuck", "It hangs")
    say(member, promised[0], "on_track", "It goes again")
    said = CheckIn.objects.get()
    assert (said.state, said.line) == ("on_track", "It goes again")


def test_done_closes_it_as_kept(cast: Cast, promised: list[Commitment], sign_in: SignIn) -> None:
    say(sign_in(cast.member), promised[0], "done", "As of today")
    promised[0].refresh_from_db()
    assert (promised[0].state, promised[0].closing_word) == ("kept", "As of today")


def test_changed_leads_to_agreeing_on_it_anew(
    cast: Cast, promised: list[Commitment], sign_in: SignIn
) -> None:
    answer = say(sign_in(cast.member), promised[0], "changed")
    assert answer.url == reverse("commitment_renewal", args=[promised[0].pk])


def test_stuck_offers_what_could_help(cast: Cast, promised: list[Commitment], sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    say(member, promised[0], "stuck")
    page = member.get(reverse("check_ins")).text
    assert "What would help?" in page
    assert reverse("companion_for", args=["check_in"]) in page


def test_what_is_stuck_becomes_a_barrier_with_the_line_as_it_was_said(
    cast: Cast, promised: list[Commitment], sign_in: SignIn
) -> None:
    member = sign_in(cast.member)
    say(member, promised[0], "stuck", "The bank answers nobody")
    assert 'value="The bank answers nobody"' in member.get(reverse("check_ins")).text
    sent = {"find": "1", "text": "The bank answers nobody", "priority": ""}
    assert "The bank answers nobody</textarea>" in member.post(reverse("barrier_new"), sent).text


def test_nobody_says_how_somebody_elses_goes(cast: Cast, promised: list[Commitment], sign_in: SignIn) -> None:
    assert say(sign_in(cast.colleague), promised[0], "stuck").status_code == 404
    assert not CheckIn.objects.exists()


def test_where_check_ins_are_off_nobody_is_asked(
    cast: Cast, promised: list[Commitment], sign_in: SignIn
) -> None:
    rule = Switch.objects.create(what=What.CHECK_INS, unit=cast.payroll, is_on=False)
    SwitchedOff.objects.create(what=What.CHECK_INS, unit=cast.payroll, switch=rule)
    member = sign_in(cast.member)
    assert "promises going" not in member.get(reverse("home")).text
    assert "switched this off" in member.get(reverse("check_ins")).text
    say(member, promised[0], "stuck")
    assert not CheckIn.objects.exists()


def test_a_new_promise_is_asked_about_from_next_week_on(cast: Cast, story: Story, sign_in: SignIn) -> None:
    promise(
        owner=cast.member,
        unit=cast.payroll,
        outcome=OUTCOMES[0],
        due_on=today() + timedelta(days=9),
        by=cast.member,
    )
    assert "Nothing to say this week" in sign_in(cast.member).get(reverse("check_ins")).text
