"""Somebody is asked to stand beside a promise, and says yes or no."""

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story

from inhabit.notify.models import Notice
from inhabit.people.models import today
from inhabit.people.tree import refresh_tree
from inhabit.stages.empower.commitments.actions import (
    answer_partner,
    ask_partner,
    check_in,
    promise,
)
from inhabit.stages.empower.commitments.models import Commitment


@pytest.fixture
def promised(cast: Cast, story: Story) -> Commitment:
    return promise(
        owner=cast.member,
        unit=cast.payroll,
        outcome="Nobody waits for a payslip",
        due_on=today() + timedelta(days=9),
        partner=cast.outsider,
        audience="partner",
        by=cast.member,
    )


def page_of(promised: Commitment) -> str:
    return reverse("commitment", args=[promised.pk])


def kinds_for(person: object) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_who_is_asked_says_yes_and_its_owner_hears_it(
    cast: Cast, promised: Commitment, sign_in: SignIn
) -> None:
    beside = sign_in(cast.outsider)
    assert "stand beside a promise" in beside.get(reverse("home")).text
    assert "Nobody waits for a payslip" in beside.get(page_of(promised)).text
    answer = reverse("commitment_answer", args=[promised.pk])
    beside.post(answer, {"answer": "yes"})
    beside.post(answer, {"answer": "yes"})
    assert kinds_for(cast.member) == ["empower.promise_yes"]
    assert "Omar Outsider" in sign_in(cast.member).get(page_of(promised)).text


def test_a_no_needs_no_reason_and_ends_what_they_read(
    cast: Cast, promised: Commitment, sign_in: SignIn
) -> None:
    beside = sign_in(cast.outsider)
    beside.post(reverse("commitment_answer", args=[promised.pk]), {"answer": "no"})
    assert beside.get(page_of(promised)).status_code == 404
    assert kinds_for(cast.member) == ["empower.promise_no"]
    assert "can’t this time" in sign_in(cast.member).get(page_of(promised)).text


def test_nobody_else_reads_it_where_the_owner_wants_that(
    cast: Cast, promised: Commitment, sign_in: SignIn
) -> None:
    for person in (cast.lead, cast.colleague, cast.sponsor):
        assert sign_in(person).get(page_of(promised)).status_code == 404


def test_stuck_is_told_once_a_week_and_without_the_words(cast: Cast, promised: Commitment) -> None:
    answer_partner(commitment=promised, is_yes=True, by=cast.outsider)
    for line in ("It hangs at the bank", "It still hangs at the bank"):
        check_in(commitment=promised, state="stuck", line=line, by=cast.member)
    told = Notice.objects.filter(person=cast.outsider, kind="empower.promise_stuck")
    assert told.count() == 1
    assert "bank" not in str(told.get().details)


def test_who_comes_later_does_not_read_what_was_said_before(
    cast: Cast, promised: Commitment, sign_in: SignIn
) -> None:
    answer_partner(commitment=promised, is_yes=True, by=cast.outsider)
    check_in(commitment=promised, state="stuck", line="It hangs at the bank", by=cast.member)
    ask_partner(commitment=promised, partner=cast.colleague, by=cast.member)
    answer_partner(commitment=promised, is_yes=True, by=cast.colleague)
    page = sign_in(cast.colleague).get(page_of(promised)).text
    assert "Nobody waits for a payslip" in page
    assert "It hangs at the bank" not in page
    assert sign_in(cast.outsider).get(page_of(promised)).status_code == 404


def test_a_partner_who_has_left_is_said_to_have(cast: Cast, promised: Commitment, sign_in: SignIn) -> None:
    answer_partner(commitment=promised, is_yes=True, by=cast.outsider)
    cast.outsider.placements.update(ends_on=today())
    refresh_tree()
    page = sign_in(cast.member).get(page_of(promised)).text
    assert "Omar Outsider is no longer here." in page
    assert "Ask somebody else" in page


def test_one_finds_a_partner_near_or_by_name(cast: Cast, promised: Commitment, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    address = reverse("commitment_partner", args=[promised.pk])
    near = member.get(address).text
    assert "Colin Colleague" in near
    assert "Mia Member</a>" not in near.split("<main")[1]
    assert "Farid Finance" in member.get(address, {"q": "Farid"}).text
    member.post(address, {"partner": cast.cfo.pk})
    promised.refresh_from_db()
    assert (promised.partner, promised.partnering) == (cast.cfo, "asked")
    member.post(address, {"partner": cast.member.pk})
    promised.refresh_from_db()
    assert promised.partner == cast.cfo


def test_ten_minutes_are_asked_for_once_a_day(cast: Cast, promised: Commitment, sign_in: SignIn) -> None:
    answer_partner(commitment=promised, is_yes=True, by=cast.outsider)
    member = sign_in(cast.member)
    for _ in range(2):
        member.post(reverse("commitment_ten_minutes", args=[promised.pk]))
    assert kinds_for(cast.outsider).count("empower.promise_ten_minutes") == 1
