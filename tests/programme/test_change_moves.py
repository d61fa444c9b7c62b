"""The programme team rewords, orders and leaves out next steps; without JavaScript, one click each."""

from __future__ import annotations

import json
from importlib import import_module

from cast import Cast, SignIn
from django.apps import apps
from django.test import Client
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries

from inhabit.programme.models import Programme


def address(name: str, story: Story, key: str = "") -> str:
    return reverse(name, args=[story.programme.pk, *([key] if key else [])])


def stored(story: Story) -> dict[str, object]:
    return Programme.objects.get(pk=story.programme.pk).moves  # type: ignore[no-any-return]


def reword(client: Client, story: Story, title: str, seen: str = "", **more: str) -> str:
    fields = {"title_en": title, "seen": json.dumps({"en": {"title": seen}} if seen else {})} | more
    return client.post(address("programme_move", story, "interpret"), fields, follow=True).text


def home_in(language: str, client: Client) -> str:
    return client.get("/", headers={"Accept-Language": language}).text


def test_own_words_reach_home_and_go_again(cast: Cast, story: Story, sign_in: SignIn) -> None:
    team = sign_in(cast.steward)
    reword(team, story, "What is it for us?")
    assert "What is it for us?" in sign_in(cast.ceo).get("/").text
    team.post(address("programme_move_default", story, "interpret"))
    assert "What is it for us?" not in sign_in(cast.ceo).get("/").text
    assert stored(story) == {}


def test_everyone_reads_their_own_language(cast: Cast, story: Story, sign_in: SignIn) -> None:
    reword(
        sign_in(cast.steward),
        story,
        "What is it for us?",
        title_de="Was heißt das für uns?",
        reason_de="Darum.",
    )
    lead = sign_in(cast.ceo)
    assert "What is it for us?" in home_in("en", lead)
    german = home_in("de", lead)
    assert "Was heißt das für uns?" in german
    assert "Darum." in german
    assert "What is it for us?" not in german


def test_words_in_one_language_are_read_in_the_other_as_well(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    reword(sign_in(cast.steward), story, "", title_de="Was heißt das für uns?")
    assert "Was heißt das für uns?" in home_in("en", sign_in(cast.ceo))


def test_the_words_that_stand_are_there_to_be_changed(cast: Cast, story: Story, sign_in: SignIn) -> None:
    team = sign_in(cast.steward)
    reword(team, story, "First", title_de="Erstens")
    page = team.get(address("programme_move", story, "interpret")).text
    for part in ("English", "Deutsch", 'value="First"', 'value="Erstens"', 'lang="de"'):
        assert part in page


def test_what_is_left_out_is_asked_of_nobody(cast: Cast, story: Story, sign_in: SignIn) -> None:
    team, lead = sign_in(cast.steward), sign_in(cast.ceo)
    team.post(address("programme_move_absence", story, "interpret"), {"is_off": "1"})
    assert "left out" in team.get(address("programme_moves", story)).text
    assert "interpret" not in {step.move for step in lead.get("/").context["steps"]}
    team.post(address("programme_move_absence", story, "interpret"), {"is_off": "0"})
    assert "interpret" in {step.move for step in lead.get("/").context["steps"]}


def test_up_and_down_change_the_order_of_one_group(cast: Cast, story: Story, sign_in: SignIn) -> None:
    team = sign_in(cast.steward)
    team.post(address("programme_move_place", story, "stop_list"), {"place": "1"})
    assert stored(story) == {"order": ["interpret", "stop_list", "answer_contest", "hear_needs"]}
    team.post(address("programme_move_place", story, "stop_list"), {"place": "2"})
    assert stored(story) == {}


def test_two_who_reword_at_once_see_each_other(cast: Cast, story: Story, sign_in: SignIn) -> None:
    team = sign_in(cast.steward)
    reword(team, story, "First")
    seen = reword(team, story, "Second")
    assert "English: First" in seen
    assert "Somebody has changed these words meanwhile." in seen
    assert 'value="Second"' in seen
    reword(team, story, "Second", seen="First")
    assert stored(story) == {"words": {"interpret": {"en": {"title": "Second"}}}}


def test_a_sponsor_only_looks(cast: Cast, story: Story, sign_in: SignIn) -> None:
    page = assert_max_queries(sign_in(cast.sponsor), address("programme_moves", story)).text
    assert "Say what the strategy means for the unit" in page
    assert "Leave out" not in page


def test_an_unknown_move_is_not_found(cast: Cast, story: Story, sign_in: SignIn) -> None:
    assert sign_in(cast.steward).get(address("programme_move", story, "nonsense")).status_code == 404


def test_words_of_one_language_from_before_are_kept_and_can_go_back(cast: Cast, story: Story) -> None:
    migration = import_module("inhabit.programme.migrations.0003_moves_in_languages")
    before = {"words": {"interpret": {"title": "First"}}, "off": ["stop_list"]}
    Programme.objects.update(moves=before)
    migration.into_our_language(apps, None)
    assert stored(story) == {"words": {"interpret": {"en": {"title": "First"}}}, "off": ["stop_list"]}
    migration.out_of_it(apps, None)
    assert stored(story) == before
