"""One's own journal: reading, ticking the small act, throwing away."""

from __future__ import annotations

from uuid import uuid4

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from path_walks import every_walk
from queries import assert_max_queries

from inhabit.companion.actions import answer_question, begin_conversation, keep_conversation
from inhabit.companion.library import all_paths
from inhabit.companion.models import Conversation
from inhabit.people.models import Person

pytestmark = pytest.mark.django_db


def keep(person: Person, sentence: str = "A sentence of mine") -> Conversation:
    path = all_paths()["reflect-member"].path
    conversation = begin_conversation(pk=uuid4(), path=path, by=person)
    for step in next(every_walk(path)).answered:
        assert step.answer is not None
        conversation.refresh_from_db()
        answer_question(
            conversation=conversation,
            number=step.number,
            answer=step.answer,
            edits=conversation.edits,
            by=person,
        )
    return keep_conversation(conversation=conversation, sentence=sentence, act="Ring Tomas", by=person)


def test_the_journal_is_paginated_newest_first(cast: Cast, sign_in: SignIn) -> None:
    for number in range(14):
        keep(cast.member, f"Sentence number {number}.")
    client = sign_in(cast.member)

    first = assert_max_queries(client, reverse("journal")).content.decode()
    second = client.get(reverse("journal") + "?page=2").content.decode()

    assert "Sentence number 13." in first
    assert "Sentence number 0." not in first
    assert "Sentence number 0." in second


def test_the_small_act_is_ticked_and_unticked(cast: Cast, sign_in: SignIn) -> None:
    entry, client = keep(cast.member), sign_in(cast.member)
    act = reverse("journal_act", args=[entry.pk])
    assert "I did it" in client.get(reverse("journal_entry", args=[entry.pk])).content.decode()

    assert "Not yet after all" in client.post(act, {"done": "1"}, follow=True).content.decode()
    assert "I did it" in client.post(act, {"done": "0"}, follow=True).content.decode()


def test_an_entry_is_thrown_away(cast: Cast, sign_in: SignIn) -> None:
    entry, client = keep(cast.member), sign_in(cast.member)

    page = client.post(reverse("conversation_removal", args=[entry.pk]), follow=True).content.decode()

    assert "Nothing of it is left." in page
    assert not Conversation.objects.exists()


@pytest.mark.parametrize("who", ["lead", "coach", "steward", "sponsor", "privacy_officer"])
def test_nobody_else_finds_an_entry(cast: Cast, sign_in: SignIn, who: str) -> None:
    entry, client = keep(cast.member), sign_in(getattr(cast, who))

    assert client.get(reverse("journal_entry", args=[entry.pk])).status_code == 404
    assert client.post(reverse("journal_act", args=[entry.pk]), {"done": "1"}).status_code == 404
    assert client.post(reverse("conversation_removal", args=[entry.pk])).status_code == 404
    assert "A sentence of mine" not in client.get(reverse("journal")).content.decode()


def test_a_kept_one_is_not_answered_anew(cast: Cast, sign_in: SignIn) -> None:
    entry, client = keep(cast.member), sign_in(cast.member)

    response = client.post(
        reverse("conversation_step", args=[entry.pk, 1]), {"choice": "worn", "edits": "0"}, follow=True
    )

    assert "A sentence of mine" in response.content.decode()
