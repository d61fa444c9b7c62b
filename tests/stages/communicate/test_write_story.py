"""The story is written by those at the top, side by side in its languages, and nothing typed is lost."""

from __future__ import annotations

import re

from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story as Scene
from stories import ENGLISH, GERMAN, POINTS, contents

from inhabit.stages.communicate.actions.stories import save_story_draft
from inhabit.stages.communicate.models import Story, Telling
from inhabit.strategy.models import KeyPoint


def sent(cast: Cast, **changed: object) -> dict[str, object]:
    fields: dict[str, object] = {"language": "en", "audience": cast.board.pk, "edits": 0}
    fields |= {f"{part}_en": text for part, text in ENGLISH.items()}
    fields |= {f"point_{number}_en": text for number, text in enumerate(POINTS, 1)}
    return fields | changed


def test_the_lead_of_the_top_unit_writes_previews_and_tells(
    cast: Cast, story: Scene, sign_in: SignIn
) -> None:
    client, address = sign_in(cast.ceo), reverse("story_writing", args=[story.programme.pk])
    preview = client.post(address, sent(cast, title_de=GERMAN["title"]), follow=True).text
    assert "Tell it?" in preview
    assert ENGLISH["unknown"] in preview
    assert not Telling.objects.exists()
    told = client.post(reverse("story_publication", args=[story.programme.pk]), {"edits": 1}, follow=True)
    assert "It waits now for whoever leads each unit below" in told.text
    assert Story.objects.to_be_told().get().languages == ["en", "de"]


def test_nobody_else_writes_or_reads_the_draft(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    save_story_draft(programme=story.programme, contents=contents(cast.board), edits=0, by=cast.sponsor)
    address = reverse("story_writing", args=[story.programme.pk])
    assert ENGLISH["why"] in sign_in(cast.ceo).get(address).text
    for person in (cast.director, cast.member, cast.privacy_officer):
        assert sign_in(person).get(address).status_code == 403
    draft = Story.objects.get()
    assert sign_in(cast.member).get(reverse("story", args=[draft.pk])).status_code == 404


def test_what_is_missing_is_said_before_it_is_told(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    client = sign_in(cast.sponsor)
    address = reverse("story_writing", args=[story.programme.pk])
    preview = client.post(address, sent(cast, unknown_en="", point_3_en=""), follow=True).text
    assert "Saying it openly makes the rest credible." in preview
    assert "Choose 3 to 7 key points" in preview
    answer = client.post(reverse("story_publication", args=[story.programme.pk]), {"edits": 1})
    assert answer.status_code == 422


def test_the_second_of_two_writers_sees_what_changed_and_loses_nothing(
    cast: Cast, story: Scene, sign_in: SignIn
) -> None:
    address = reverse("story_writing", args=[story.programme.pk])
    sign_in(cast.sponsor).post(address, sent(cast, why_en="Because callers wait nine days."))
    mine = sent(cast, why_en="Because callers wait eleven days.", stays_en="The rota stays.")
    answer = sign_in(cast.ceo).post(address, mine)
    assert answer.status_code == 422
    assert "A newer text is stored" in answer.text
    assert re.search(r"<ins>.*nine<", answer.text)
    assert "The rota stays.</textarea>" in answer.text
    again = sign_in(cast.ceo).post(address, mine | {"edits": 1})
    assert again.status_code == 302
    assert Story.objects.get().texts["en"]["stays"] == "The rota stays."


def test_autosave_keeps_it_and_says_how_often(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    client, address = sign_in(cast.sponsor), reverse("story_draft", args=[story.programme.pk])
    assert client.post(address, sent(cast)).json()["edits"] == 1
    assert client.post(address, sent(cast)).json()["edits"] == 1  # the same again, as after a lost answer
    assert client.post(address, sent(cast, why_en="Another.")).status_code == 409


def test_a_key_point_of_the_strategy_is_taken_over(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    statement = story.version.statements.first()
    assert statement is not None
    point = KeyPoint.objects.create(statement=statement, text="Nobody is sent on.")
    address = reverse("story_writing", args=[story.programme.pk])
    client = sign_in(cast.sponsor)
    assert "Nobody is sent on." in client.get(address).text
    client.post(address, sent(cast, take=point.pk))
    taken = Story.objects.get().key_points.get(position=3)
    assert (taken.texts, taken.taken_from) == ({"en": "Nobody is sent on."}, point)


def test_a_draft_is_thrown_away_after_asking(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    save_story_draft(programme=story.programme, contents=contents(cast.board), edits=0, by=cast.ceo)
    client, address = sign_in(cast.sponsor), reverse("story_draft_removal", args=[story.programme.pk])
    assert "These words go for good" in client.get(address).text
    assert Story.objects.exists()
    client.post(address)
    assert not Story.objects.exists()
