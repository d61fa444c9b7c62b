"""The pages that ask most take at most fifteen queries, whoever reads them."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story, interpret
from queries import assert_max_queries


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
