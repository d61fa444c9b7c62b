"""Requests that nobody sends by accident are refused, and never answered with an error of ours."""

import pytest
from cast import Cast, SignIn
from django.test import Client
from django.urls import reverse
from programmes import Story

DIGITS = "9" * 5000  # more than Python turns into a number
NUMBERS = (0, 2**31, 2**63 - 1, 2**63, 10**30)


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_that_no_database_holds(cast: Cast, story: Story, sign_in: SignIn, number: int) -> None:
    client = sign_in(cast.steward)
    for name in (
        "unit",
        "person",
        "map_of_unit",
        "map_picture",
        "map_table",
        "my_part",
        "strategy_version",
        "unit_invitations",
    ):
        assert client.get(reverse(name, args=[number])).status_code in {403, 404}, name
    assert client.get(reverse("strategy_difference", args=[1, number])).status_code == 404
    assert client.post(reverse("mail_member", args=[cast.board.pk, number])).status_code == 404


def test_digits_without_end(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    assert client.get("/", {"priority": DIGITS}).status_code == 200
    data = {"priority": DIGITS, "from_unit": DIGITS}
    assert client.post(reverse("my_parts"), data).status_code == 404
    sharing = reverse("interpretation_sharing", args=[cast.board.pk])
    assert sign_in(cast.ceo).post(sharing, {"priority": [DIGITS, "9" * 18]}).status_code == 302


@pytest.mark.parametrize("role", [None, "member", "steward"])
def test_large_bodies_are_refused_before_they_are_read(cast: Cast, sign_in: SignIn, role: str | None) -> None:
    client = sign_in(getattr(cast, role)) if role else Client()
    for name in ("account_login", "my_parts", "import_people"):
        answer = client.generic(
            "POST", reverse(name), b"", "multipart/form-data; boundary=x", CONTENT_LENGTH="9000000000"
        )
        is_import = role == "steward" and name == "import_people"
        assert (answer.status_code != 413) == is_import, name
