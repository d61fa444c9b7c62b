"""A story is published at the top: told there, read by everyone, and never changed again."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.urls import reverse
from programmes import Story as Scene
from stories import ENGLISH, GERMAN, POINTS, contents, published

from inhabit.audit.models import Event
from inhabit.notify.models import Notice
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.communicate.actions.stories import PointContents, publish_story, save_story_draft
from inhabit.stages.communicate.models import Story, Telling


def test_a_published_story_is_told_at_the_top(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    assert Telling.objects.get().unit == cast.board
    page = sign_in(cast.outsider).get(reverse("story", args=[told.pk])).text
    for words in (*ENGLISH.values(), *POINTS):
        assert words in page
    assert "Told by Clara Chief" in page
    assert Event.objects.get(verb="story.published").actor == cast.ceo


def test_the_members_of_the_top_unit_hear_of_it_once(cast: Cast, story: Scene) -> None:
    published(cast, story)
    told = Notice.objects.filter(kind="communicate.told")
    assert cast.sponsor.pk in told.values_list("person", flat=True)
    assert not told.filter(person__in=[cast.ceo, cast.member]).exists()
    assert told.first().details == {"story": "One front door", "unit": "Board"}


def test_a_reader_sees_their_own_language_else_the_first(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(
        cast,
        story,
        texts={"de": GERMAN, "en": ENGLISH},
        language="de",
        key_points=[PointContents({"de": f"Satz {number}"}) for number in range(3)],
    )
    page = sign_in(cast.member).get(reverse("story", args=[told.pk])).text
    assert ENGLISH["why"] in page
    assert GERMAN["why"] not in page
    assert '<span class="voice-inline" lang="de">Satz 0</span>' in page


def test_what_is_missing_is_said_and_nothing_is_published(cast: Cast, story: Scene) -> None:
    draft = save_story_draft(
        programme=story.programme,
        contents=contents(cast.board, texts={"en": ENGLISH | {"unknown": " "}}, key_points=[]),
        edits=0,
        by=cast.ceo,
    )
    with pytest.raises(ValidationError) as error:
        publish_story(story=draft, edits=draft.edits, by=cast.ceo)
    assert len(error.value.messages) == 2
    assert not Telling.objects.exists()


def test_publishing_twice_tells_once(cast: Cast, story: Scene) -> None:
    told = published(cast, story)
    publish_story(story=told, edits=0, by=cast.sponsor)
    assert Event.objects.filter(verb="story.published").count() == 1
    assert Telling.objects.count() == 1


def test_a_later_story_names_the_former_one(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    first = published(cast, story)
    second = published(cast, story, texts={"en": ENGLISH | {"title": "The second door"}})
    assert second.former == first
    assert Story.objects.to_be_told().get() == second
    page = sign_in(cast.member).get(reverse("story", args=[first.pk])).text
    assert "It has been followed by another" in page
    assert "The second door" in page


def test_a_draft_that_changed_meanwhile_is_not_published(cast: Cast, story: Scene) -> None:
    draft = save_story_draft(programme=story.programme, contents=contents(cast.board), edits=0, by=cast.ceo)
    save_story_draft(
        programme=story.programme,
        contents=contents(cast.board, what_is_new={"en": "More."}),
        edits=draft.edits,
        by=cast.sponsor,
    )
    with pytest.raises(StaleFormError):
        publish_story(story=draft, edits=draft.edits, by=cast.ceo)
