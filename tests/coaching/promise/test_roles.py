"""Role by role, somebody tries to read a coaching through every address there is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from canaries import AGREED, COACHEES, COACHS, SHARED, WORDS, Written, write_everywhere
from cast import Cast, SignIn, appoint
from django.test import Client
from django.urls import NoReverseMatch, reverse
from engagements import engage, make_coach

from inhabit.access.checks import all_patterns
from inhabit.access.models import Role
from inhabit.people.models import Person


@pytest.fixture
def written(cast: Cast) -> Written:
    found = write_everywhere(cast)
    engage(cast.colleague, found.engagement.coach)  # another coachee of the same coach
    make_coach(cast.director)  # another coach
    for role in Role:
        appoint(cast.cfo, role, cast.board)  # an administrator: all roles there are, over everything
    return found


def addresses(written: Written, *, everywhere: bool) -> Iterator[str]:
    """Yield every address of coaching with this one's numbers; ``everywhere`` all lists as well."""
    first = [written.engagement.pk, written.session.pk, written.note.pk, written.engagement.coach.pk]
    for pattern in all_patterns():
        names = list(pattern.pattern.converters)
        is_ours = str(pattern.pattern).startswith("coaching/")
        if pattern.name and (is_ours or (everywhere and not names)):
            yield from filled(pattern.name, names, first, [written.session.pk, 0])


def filled(name: str, places: list[str], first: list[int], second: list[int]) -> Iterator[str]:
    for values in product(first, *[second] * (len(places) - 1)) if places else [()]:
        try:
            yield reverse(name, kwargs=dict(zip(places, values, strict=True)))
        except NoReverseMatch:
            continue


def read_everything(
    client: Client, written: Written, *, posting: bool = False, everywhere: bool = False
) -> set[str]:
    """Return which of the words came back from any address, in a page, a part of one, or a header."""
    found: set[str] = set()
    for address in addresses(written, everywhere=everywhere):
        if address == reverse("account_logout"):
            continue
        answers = [
            client.get(address),
            *([client.post(address, {"edits": "9", "text": "x"})] if posting else []),
        ]
        for answer in answers:
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]  # of a stream
            said = f"{answer.headers} {content.decode(errors='replace')}"
            found |= {word for word in WORDS if word in said}
    return found


@pytest.mark.parametrize(
    "role",
    ["steward", "sponsor", "privacy_officer", "lead", "ceo", "director", "colleague", "cfo", "outsider"],
)
def test_nobody_else_reads_a_word(role: str, cast: Cast, sign_in: SignIn, written: Written) -> None:
    """``director`` coaches others, ``colleague`` has the same coach, ``cfo`` holds every role at once."""
    may_read = {AGREED} if role == "sponsor" else set()  # the party agrees to it
    client = client_of(sign_in, getattr(cast, role))
    assert read_everything(client, written, everywhere=role == "cfo") == may_read


@pytest.mark.parametrize("role", ["steward", "cfo", "colleague"])
def test_nobody_else_gets_one_for_a_form(role: str, cast: Cast, sign_in: SignIn, written: Written) -> None:
    assert read_everything(client_of(sign_in, getattr(cast, role)), written, posting=True) == set()


def test_without_sign_in_there_is_nothing(written: Written) -> None:
    assert read_everything(Client(), written) == set()


def test_the_two_read_what_is_theirs_and_never_the_others_notes(
    cast: Cast, sign_in: SignIn, written: Written
) -> None:
    """That they do shows that the walk finds what is there."""
    coachees = read_everything(client_of(sign_in, cast.member), written)
    coachs = read_everything(client_of(sign_in, cast.coach), written)
    assert coachees == {COACHEES, *SHARED, AGREED}
    assert coachs == {COACHS, *SHARED, AGREED}


def client_of(sign_in: SignIn, person: Person) -> Client:
    client = sign_in(person)
    client.raise_request_exception = False
    return client
