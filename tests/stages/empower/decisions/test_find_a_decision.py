"""Decisions are found by how their words begin, by what they serve and by what became of them."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from decisions import due, logged
from django.test import Client
from django.urls import reverse
from programmes import Story

from inhabit.stages.empower.decisions.looking import look_back

LETTERS = "We answer letters on Fridays."
DOOR = "The side door stays open until six."


@pytest.fixture
def reader(cast: Cast, story: Story, sign_in: SignIn) -> Client:
    logged(cast.member, cast.payroll, LETTERS, priority=story.first, expects="Nobody waits over a weekend.")
    logged(cast.colleague, cast.payroll, DOOR)
    return sign_in(cast.outsider)


def found(reader: Client, cast: Cast, **asked: object) -> tuple[bool, bool]:
    """Return whether letters and the door are found."""
    page = reader.get(reverse("unit_decisions", args=[cast.board.pk]), asked).text
    return LETTERS in page, DOOR in page


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("lett", (True, False)),
        ("weekend", (True, False)),
        ("side open", (False, True)),
        ("etters", (False, False)),
    ],
)
def test_by_beginnings_of_words(words: str, expected: tuple[bool, bool], cast: Cast, reader: Client) -> None:
    assert found(reader, cast, q=words) == expected


def test_by_what_they_serve(cast: Cast, story: Story, reader: Client) -> None:
    assert found(reader, cast, priority=story.first) == (True, False)
    assert found(reader, cast, priority="none") == (False, True)
    assert found(reader, cast, priority=story.second) == (False, False)


def test_by_what_became_of_them(cast: Cast, reader: Client) -> None:
    decision = due(cast.member.decisions.get())
    assert found(reader, cast, state="look") == (True, False)
    look_back(decision=decision, verdict="yes", learned="", next_on=None, seen=0, by=cast.member)
    assert found(reader, cast, state="look") == (False, False)
    assert found(reader, cast, state="yes") == (True, False)
    assert found(reader, cast, state="open") == (False, True)


def test_what_a_unit_keeps_to_itself_is_not_found_by_its_words(
    cast: Cast, reader: Client, sign_in: SignIn
) -> None:
    logged(cast.member, cast.payroll, "The kitchen is closed in July.", audience="unit")
    page = reverse("unit_decisions", args=[cast.payroll.pk])
    assert "kitchen" not in reader.get(page).text
    assert "Nothing found" in reader.get(page, {"q": "kitchen"}).text
    assert "The kitchen is closed" in sign_in(cast.colleague).get(page, {"q": "kitchen"}).text


def test_sponsors_see_what_was_decided_for_a_priority(
    cast: Cast, story: Story, reader: Client, sign_in: SignIn
) -> None:
    logged(cast.member, cast.payroll, "The kitchen is closed in July.", audience="unit", priority=story.first)
    address = reverse("programme_decisions", args=[story.programme.pk])
    page = sign_in(cast.sponsor).get(address, {"priority": story.first}).text
    assert LETTERS in page
    assert DOOR not in page
    assert "kitchen" not in page
