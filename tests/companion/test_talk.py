"""Somebody thinks something through: question by question, back, on, kept or thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from cast import Cast, SignIn
from django.db import connection
from django.urls import reverse

from inhabit.companion.models import Conversation

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
BEGIN = reverse("think_about", args=["clarify-member"])


def begin(client: Client, words: str = "Another one of these, and yet I am curious") -> Conversation:
    pk = uuid4()
    response = client.post(BEGIN, {"words": words, "edits": "0", "conversation": str(pk)})
    assert response.status_code == 302, response.content
    return Conversation.objects.get(pk=pk)


def step_of(conversation: Conversation, number: int) -> str:
    return reverse("conversation_step", args=[conversation.pk, number])


def say(client: Client, conversation: Conversation, number: int, words: str) -> str:
    """Answer a question and return the page that follows."""
    conversation.refresh_from_db()
    sent = {"words": words, "edits": conversation.edits}
    return client.post(step_of(conversation, number), sent, follow=True).content.decode()


def come_to_the_end(client: Client) -> Conversation:
    conversation = begin(client)
    say(client, conversation, 2, "I called back a tenant within the day")
    say(client, conversation, 3, "The tenants, who wait less")
    return conversation


def test_nothing_is_kept_before_the_first_answer(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.member).get(BEGIN).content.decode()

    assert "what was your first reaction" in page
    assert "Only you." in page
    assert not Conversation.objects.exists()


def test_the_next_question_answers_to_what_was_said(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    conversation = begin(client, "Exhausted, to be honest")

    page = client.get(step_of(conversation, 2)).content.decode()

    assert "“Exhausted”, you say." in page
    assert "What weighs most just now?" in page


def test_an_empty_answer_is_asked_for_gently(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)

    response = client.post(BEGIN, {"words": "  ", "edits": "0", "conversation": str(uuid4())})

    assert response.status_code == 422
    assert "A word is enough" in response.content.decode()
    assert not Conversation.objects.exists()


def test_the_first_answer_sent_twice_begins_once(cast: Cast, sign_in: SignIn) -> None:
    client, pk = sign_in(cast.member), uuid4()

    for _press in range(2):
        client.post(BEGIN, {"words": "Curious about it", "edits": "0", "conversation": str(pk)})

    assert Conversation.objects.count() == 1


def test_it_ends_in_a_sentence_and_an_act_and_is_kept(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    conversation = come_to_the_end(client)
    end = reverse("conversation_end", args=[conversation.pk])
    assert "What I want somebody to notice: The tenants, who wait less." in client.get(end).content.decode()

    kept = {"sentence": "Nobody waits two days for me", "act": "Call the three on my list"}
    page = client.post(end, kept, follow=True).content.decode()
    client.post(end, kept)

    assert "Nobody waits two days for me" in page
    assert "I called back a tenant within the day" in page
    assert "Nobody waits two days for me" in client.get(reverse("journal")).content.decode()
    assert Conversation.objects.kept().count() == 1


def test_the_database_holds_no_word_of_it(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    kept = come_to_the_end(client)
    client.post(reverse("conversation_end", args=[kept.pk]), {"sentence": "A sentence", "act": "An act"})
    begin(client, "Curious all the same")

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM companion_conversation")
        rows = str(cursor.fetchall())

    for words in ("Curious", "tenant", "sentence", "clarify-member", "What does this mean"):
        assert words not in rows


def test_thrown_away_it_is_gone(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    conversation = begin(client)
    removal = reverse("conversation_removal", args=[conversation.pk])
    assert client.get(removal).status_code == 200

    client.post(removal)

    assert not Conversation.objects.exists()
    assert client.get(removal).status_code == 404


def test_going_back_shows_the_answer_and_the_same_one_drops_nothing(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    conversation = come_to_the_end(client)
    page = client.get(step_of(conversation, 2)).content.decode()
    assert "I called back a tenant within the day" in page
    assert "If you say something else here, the answer after it goes" in page

    page = say(client, conversation, 2, "I called back a tenant within the day")

    assert "The tenants, who wait less" in page


def test_another_answer_drops_what_followed_and_says_so(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    conversation = come_to_the_end(client)

    page = say(client, conversation, 1, "I am tired of it")

    assert "the 2 answers after it are gone" in page
    assert "What weighs most just now?" in page


def test_another_window_went_on_and_nothing_typed_is_lost(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    conversation = begin(client)
    edits = Conversation.objects.get().edits
    say(client, conversation, 2, "Said in the other window")

    response = client.post(step_of(conversation, 2), {"words": "Typed in this one", "edits": edits})

    page = response.content.decode()
    assert response.status_code == 422
    assert "Said in the other window" in page
    assert "Typed in this one" in page


def test_it_can_be_gone_on_with_later_in_the_other_language(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    conversation = begin(client, "Neugierig, ein wenig")
    assert (
        reverse("conversation", args=[conversation.pk]) in client.get(reverse("companion")).content.decode()
    )

    page = client.get(step_of(conversation, 2), headers={"accept-language": "de"}).content.decode()

    assert "Denken Sie an die letzte Woche" in page
    assert "Sie sagen „Neugierig, ein wenig“." in page


def test_what_is_typed_is_kept_as_a_draft(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    conversation = begin(client)
    draft = reverse("conversation_draft", args=[conversation.pk, 2])

    answer = client.post(draft, {"words": "Half a thou", "edits": conversation.edits})

    assert answer.json()["edits"] == conversation.edits + 1
    assert "Half a thou" in client.get(step_of(conversation, 2)).content.decode()


@pytest.mark.parametrize("who", ["lead", "coach", "steward", "sponsor", "privacy_officer", "colleague"])
def test_to_everybody_else_it_does_not_exist(cast: Cast, sign_in: SignIn, who: str) -> None:
    conversation = come_to_the_end(sign_in(cast.member))
    client = sign_in(getattr(cast, who))

    for name in ("conversation", "conversation_end", "conversation_removal"):
        assert client.get(reverse(name, args=[conversation.pk])).status_code == 404
    assert client.get(step_of(conversation, 1)).status_code == 404
    taken = {"words": "Mine", "edits": "0", "conversation": str(conversation.pk)}
    assert client.post(BEGIN, taken).status_code == 404


def test_words_of_distress_stop_it_and_show_help(cast: Cast, sign_in: SignIn, settings: object) -> None:
    settings.HELP_HERE = "Ask Ines, room 12, https://help.example.org"  # type: ignore[attr-defined]  # the fixture
    client = sign_in(cast.member)
    conversation = begin(client)

    page = say(client, conversation, 2, "Sometimes I want to die")

    assert "please talk to a person" in page
    assert "Ines" in page
    assert "116 123" in page
    assert "Sometimes I want to die" in client.get(step_of(conversation, 2)).content.decode()


def test_no_line_of_a_log_says_that_somebody_was_shown_help(cast: Cast, sign_in: SignIn) -> None:
    """A proxy and a browser keep addresses and statuses: they are those of an answer left empty."""
    client = sign_in(cast.member)
    conversation = begin(client)
    address = step_of(conversation, 2)
    statuses = [
        client.post(address, {"words": words, "edits": str(conversation.edits)}).status_code
        for words in ("", "Sometimes I want to die")
    ]
    assert statuses == [422, 422]
    first = client.post(BEGIN, {"words": "I want to die", "edits": "0", "conversation": str(uuid4())})
    assert first.status_code == 422
    assert "please talk to a person" in first.text
