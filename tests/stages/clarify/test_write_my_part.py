"""A person writes what they contribute and decides who reads it."""

from __future__ import annotations

from typing import Any

import pytest
from cast import Cast, SignIn
from django.test import Client
from django.urls import reverse
from programmes import Story, interpret

from inhabit.audit.models import Event
from inhabit.people.models import Person
from inhabit.stages.clarify.models import Contribution


def begin(client: Client, story: Story, unit: int | str = "") -> Contribution:
    client.post(reverse("my_parts"), {"priority": story.first, "from_unit": unit})
    return Contribution.objects.latest("pk")


def finish(client: Client, part: Contribution, **fields: Any) -> Any:
    defaults = {"text": "I call back the same day.", "audience": "only_me", "edits": part.edits}
    return client.post(reverse("my_part", args=[part.pk]), defaults | fields, follow=True)


def unit_page(sign_in: SignIn, reader: Person, cast: Cast) -> str:
    return sign_in(reader).get(reverse("unit", args=[cast.payroll.pk])).text


@pytest.mark.parametrize(
    ("audience", "readers", "sentence"),
    [
        ("only_me", {"member"}, "Only you."),
        ("my_lead", {"member", "lead"}, "You and whoever leads Payroll (now Lena Lead)."),
        (
            "my_unit",
            {"member", "lead", "colleague"},
            "You and everyone in Payroll, dotted lines included, and its lead.",
        ),
        (
            "everyone",
            {"member", "lead", "colleague", "outsider", "sponsor", "steward", "director"},
            "You and everyone who works here.",
        ),
    ],
)
def test_exactly_those_read_it_whom_the_page_names(
    cast: Cast, story: Story, sign_in: SignIn, audience: str, readers: set[str], sentence: str
) -> None:
    author = sign_in(cast.member)
    part = begin(author, story)
    finish(author, part, audience=audience)
    assert sentence in author.get(reverse("my_parts")).text
    for name in ("lead", "colleague", "outsider", "sponsor", "steward", "director"):
        may_read = "same day" in unit_page(sign_in, getattr(cast, name), cast)
        assert may_read == (name in readers), name
    for name in ("lead", "steward", "sponsor"):
        assert sign_in(getattr(cast, name)).get(reverse("my_part", args=[part.pk])).status_code == 404


def test_it_hangs_on_the_thread(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Everybody gets an answer.")
    author = sign_in(cast.member)
    part = begin(author, story, cast.board.pk)
    assert "Everybody gets an answer." in author.get(reverse("my_part", args=[part.pk])).text
    home = finish(author, part).text
    assert "I call back the same day." in home
    assert "It hangs on your thread now." in home


def test_unfinished_words_are_read_by_nobody_else(cast: Cast, story: Story, sign_in: SignIn) -> None:
    author = sign_in(cast.member)
    part = begin(author, story)
    finish(author, part, audience="everyone")
    part.refresh_from_db()
    author.post(reverse("my_part_draft", args=[part.pk]), {"text": "Half a doubt", "edits": part.edits})
    assert "Half a doubt" not in unit_page(sign_in, cast.lead, cast)
    assert "same day" in unit_page(sign_in, cast.lead, cast)
    assert "Half a doubt" in author.get(reverse("my_part", args=[part.pk])).text


def test_beginning_twice_opens_the_same_draft(cast: Cast, story: Story, sign_in: SignIn) -> None:
    author = sign_in(cast.member)
    assert begin(author, story) == begin(author, story)


def test_a_double_click_finishes_once(cast: Cast, story: Story, sign_in: SignIn) -> None:
    author = sign_in(cast.member)
    part = begin(author, story)
    finish(author, part)
    answer = finish(author, part)
    assert answer.status_code == 200
    assert "It hangs on your thread now." in answer.text
    assert finish(author, part, audience="everyone").status_code == 409


def test_two_windows_lose_nothing(cast: Cast, story: Story, sign_in: SignIn) -> None:
    author = sign_in(cast.member)
    part = begin(author, story)
    finish(author, part, text="From the first window.")
    answer = finish(author, part, text="From the second window.")
    assert answer.status_code == 409
    assert "From the first window." in answer.text
    assert "From the second window." in answer.text


def test_an_empty_part_is_not_finished(cast: Cast, story: Story, sign_in: SignIn) -> None:
    author = sign_in(cast.member)
    answer = finish(author, begin(author, story), text="   ")
    assert answer.status_code == 422
    assert "Write a sentence about your part first." in answer.text


def test_an_initiative_of_another_priority_is_refused(cast: Cast, story: Story, sign_in: SignIn) -> None:
    author = sign_in(cast.member)
    author.post(reverse("my_parts"), {"priority": story.second})
    foreign = story.version.statements.get(priority=story.first).initiatives.get()
    answer = finish(author, Contribution.objects.get(), initiative=foreign.pk)
    assert answer.status_code == 422


def test_a_part_hangs_only_on_units_above_its_author(cast: Cast, story: Story, sign_in: SignIn) -> None:
    assert begin(sign_in(cast.member), story, cast.finance.pk).from_unit is None


def test_deleting_names_what_goes(cast: Cast, story: Story, sign_in: SignIn) -> None:
    author = sign_in(cast.member)
    part = begin(author, story)
    finish(author, part)
    assert "same day" in author.get(reverse("my_part_removal", args=[part.pk])).text
    author.post(reverse("my_part_removal", args=[part.pk]))
    assert not Contribution.objects.exists()
    assert author.post(reverse("my_part_removal", args=[part.pk])).status_code == 404


def test_nothing_that_was_written_reaches_the_audit_trail(cast: Cast, story: Story, sign_in: SignIn) -> None:
    author = sign_in(cast.member)
    finish(author, begin(author, story), text="Secret words", audience="everyone")
    assert not Event.objects.filter(verb__contains="contribution").exists()
    assert "Secret" not in str(list(Event.objects.values()))


@pytest.mark.parametrize("fields", [{"priority": "x"}, {"priority": "999999"}, {}])
def test_a_malformed_beginning_is_not_found(
    cast: Cast, story: Story, sign_in: SignIn, fields: dict[str, str]
) -> None:
    assert sign_in(cast.member).post(reverse("my_parts"), fields).status_code == 404
