"""The pages that ask most take at most fifteen queries, whoever reads them."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story, interpret
from queries import assert_max_queries
from stories import published, retold

from inhabit.stages.communicate.actions.playbacks import play_back
from inhabit.stages.communicate.actions.questions import ask_question


@pytest.mark.parametrize(
    "reader", ["member", "lead", "director", "ceo", "sponsor", "steward", "coach", "privacy_officer"]
)
def test_home_and_the_own_unit(cast: Cast, story: Story, sign_in: SignIn, reader: str) -> None:
    interpret(story, cast.board, story.first, "Board.")
    client = sign_in(getattr(cast, reader))
    assert_max_queries(client, reverse("home"))
    assert_max_queries(client, reverse("unit", args=[cast.services.pk]))


@pytest.mark.parametrize("reader", ["director", "ceo", "sponsor", "steward"])
@pytest.mark.parametrize("query", ["", "?by=stage", "?breaks=2"])
def test_a_map(cast: Cast, story: Story, sign_in: SignIn, reader: str, query: str) -> None:
    interpret(story, cast.board, story.first, "Board.")
    client = sign_in(getattr(cast, reader))
    assert_max_queries(client, reverse("map_of_unit", args=[cast.services.pk]) + query)
    assert_max_queries(client, reverse("map_picture", args=[cast.services.pk]))


@pytest.mark.parametrize("name", ["unit_invitations", "map_of_unit", "map_table", "unit"])
def test_pages_of_the_whole_organisation(cast: Cast, story: Story, sign_in: SignIn, name: str) -> None:
    interpret(story, cast.board, story.first, "Board.")
    assert_max_queries(sign_in(cast.steward), reverse(name, args=[cast.board.pk]))


@pytest.mark.parametrize(
    "name",
    ["listening", "questions", "questions_waiting", "my_questions", "question_new", "playbacks", "promise"],
)
@pytest.mark.parametrize("reader", ["lead", "director", "ceo", "sponsor", "steward", "privacy_officer"])
def test_what_is_said_and_asked(cast: Cast, story: Story, sign_in: SignIn, name: str, reader: str) -> None:
    told = published(cast, story)
    retold(told, cast.services)
    ask_question(text="Who decides on overtime?", priority=None, by=cast.member)
    client = sign_in(getattr(cast, reader))
    if client.get(reverse(name)).status_code == 200:
        assert_max_queries(client, reverse(name))


def test_writing_back(cast: Cast, story: Story, sign_in: SignIn) -> None:
    told = published(cast, story)
    retold(told, cast.services)
    retold(told, cast.payroll)
    telling = told.tellings.get(unit=cast.payroll)
    play_back(telling=telling, heard="Calls first", means="", edits=0, by=cast.member)
    assert_max_queries(sign_in(cast.lead), reverse("echo", args=[cast.payroll.pk, told.pk]))
