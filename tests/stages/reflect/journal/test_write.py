"""Writing in one's journal: drafts, keeping, changing, two windows, throwing away, finding."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from queries import assert_max_queries
from reflections import SECRET, reflect

from inhabit.stages.reflect.journal.guides import all_guides
from inhabit.stages.reflect.journal.models import Reflection
from inhabit.stages.reflect.journal.tasks import forget_entries_thrown_away

pytestmark = pytest.mark.django_db


def sent(guide: str = "week", **fields: object) -> dict[str, object]:
    return {"guide": guide, "entry": str(uuid4()), "edits": 0} | fields


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_guided_page_has_four_to_six_questions_in_both_languages(language: str) -> None:
    for guide in all_guides().values():
        texts = [one.texts[language] for one in guide.questions]
        assert 4 <= len(set(texts)) <= 6, guide.id
        assert guide.titles[language]
        assert guide.ledes[language]


def test_a_page_is_written_and_kept(cast: Cast, sign_in: SignIn) -> None:
    client, pk = sign_in(cast.member), uuid4()
    page = client.get(reverse("new_reflection", args=["week"])).content.decode()
    assert "What did you not see coming?" in page
    assert "Only you." in page

    response = client.post(
        reverse("reflection_change", args=[pk]), sent(surprised=SECRET, need=""), follow=True
    )

    page = response.content.decode()
    assert SECRET in page
    assert "What do you need now" not in page  # what was left out does not stand there empty
    assert SECRET in assert_max_queries(client, reverse("journal")).content.decode()


def test_an_unknown_page_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)

    assert client.get(reverse("new_reflection", args=["nothing"])).status_code == 404
    assert client.post(reverse("reflection_change", args=[uuid4()]), sent("nothing")).status_code == 404


def test_an_empty_page_is_not_kept(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.member).post(reverse("reflection_change", args=[uuid4()]), sent())

    assert response.status_code == 422
    assert "One line to one question is enough." in response.content.decode()
    assert not Reflection.objects.exists()


def test_what_is_typed_is_kept_as_a_draft(cast: Cast, sign_in: SignIn) -> None:
    client, pk = sign_in(cast.member), uuid4()
    address = reverse("reflection_draft", args=[pk])

    first = client.post(address, sent(surprised="Half a sen")).json()
    client.post(address, sent(surprised="Half a sentence", edits=first["edits"]))

    assert "Half a sentence" in client.get(reverse("journal")).content.decode()
    page = client.get(reverse("reflection", args=[pk]), follow=True).content.decode()
    assert "Half a sentence" in page
    assert (
        "You began this page before" in client.get(reverse("new_reflection", args=["week"])).content.decode()
    )


def test_a_second_window_loses_nothing(cast: Cast, sign_in: SignIn) -> None:
    client, entry = sign_in(cast.member), reflect(cast.member, "From the first window")
    change = reverse("reflection_change", args=[entry.pk])
    client.post(change, sent("free", free="From the second window", edits=1))

    response = client.post(change, sent("free", free="From the third window", edits=1))

    page = response.content.decode()
    assert response.status_code == 422
    assert "From the second window" in page
    assert "From the third window" in page
    draft = client.post(reverse("reflection_draft", args=[entry.pk]), sent("free", free="Fourth", edits=1))
    assert draft.status_code == 409


def test_sent_twice_it_is_one_entry(cast: Cast, sign_in: SignIn) -> None:
    client, pk = sign_in(cast.member), uuid4()
    for _again in range(2):
        client.post(reverse("reflection_change", args=[pk]), sent(surprised=SECRET))

    assert Reflection.objects.count() == 1


def test_thrown_away_it_can_come_back_for_a_day(cast: Cast, sign_in: SignIn) -> None:
    client, entry = sign_in(cast.member), reflect(cast.member)
    removal = reverse("reflection_removal", args=[entry.pk])
    assert "Throw it away?" in client.get(removal).content.decode()

    client.post(removal)
    assert client.get(reverse("reflection", args=[entry.pk])).status_code == 404
    forget_entries_thrown_away.call()
    client.post(reverse("reflection_return", args=[entry.pk]))
    assert SECRET in client.get(reverse("reflection", args=[entry.pk])).content.decode()

    client.post(removal)
    Reflection.objects.update(removed_at=timezone.now() - timedelta(days=2))
    forget_entries_thrown_away.call()
    assert not Reflection.objects.exists()


def test_words_are_found_without_standing_in_an_address(cast: Cast, sign_in: SignIn) -> None:
    reflect(cast.member, "The returns form again")
    reflect(cast.member, "A good week")
    reflect(cast.colleague, "My returns form")
    client = sign_in(cast.member)

    page = client.post(reverse("journal_found"), {"words": "FORM returns"}).content.decode()

    assert "The returns form again" in page
    assert "A good week" not in page
    assert "My returns form" not in page
    assert client.get(reverse("journal_found") + "?words=form").status_code == 302


@pytest.mark.parametrize(
    ("kind", "title"), [("html", "<h3>What is on your mind?</h3>"), ("md", "### What is on")]
)
def test_the_whole_journal_as_a_file(cast: Cast, sign_in: SignIn, kind: str, title: str) -> None:
    reflect(cast.member, "One < two")
    reflect(cast.colleague, "Not mine")

    response = sign_in(cast.member).get(reverse("journal_file", args=[kind]))

    text = response.content.decode()
    assert title in text
    assert ("One < two" if kind == "md" else "One &lt; two") in text
    assert "Not mine" not in text
    assert response.headers["Content-Disposition"].endswith(f'.{kind}"')


def test_heavy_words_bring_who_helps_and_nobody_is_told(cast: Cast, sign_in: SignIn) -> None:
    entry = reflect(cast.member, "I want to kill myself")

    page = sign_in(cast.member).get(reverse("reflection", args=[entry.pk])).content.decode()

    assert "tel:112" in page
