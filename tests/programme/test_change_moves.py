"""The programme team rewords, orders and leaves out next steps; without JavaScript, one click each."""

from __future__ import annotations

from cast import Cast, SignIn
from django.test import Client
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries

from inhabit.programme.models import Programme


def address(name: str, story: Story, key: str = "") -> str:
    return reverse(name, args=[story.programme.pk, *([key] if key else [])])


def stored(story: Story) -> dict[str, object]:
    return Programme.objects.get(pk=story.programme.pk).moves  # type: ignore[no-any-return]


def reword(client: Client, story: Story, title: str, seen: str = "") -> str:
    fields = {"title": title, "reason": "", "seen_title": seen, "seen_reason": ""}
    return client.post(address("programme_move", story, "interpret"), fields, follow=True).text


def test_own_words_reach_home_and_go_again(cast: Cast, story: Story, sign_in: SignIn) -> None:
    team = sign_in(cast.steward)
    reword(team, story, "What is it for us?")
    assert "What is it for us?" in sign_in(cast.ceo).get("/").text
    team.post(address("programme_move_default", story, "interpret"))
    assert "What is it for us?" not in sign_in(cast.ceo).get("/").text
    assert stored(story) == {}


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
    assert "Somebody has changed these words meanwhile." in seen
    assert 'value="Second"' in seen
    reword(team, story, "Second", seen="First")
    assert stored(story) == {"words": {"interpret": {"title": "Second"}}}


def test_a_sponsor_only_looks(cast: Cast, story: Story, sign_in: SignIn) -> None:
    page = assert_max_queries(sign_in(cast.sponsor), address("programme_moves", story)).text
    assert "Say what the strategy means for the unit" in page
    assert "Leave out" not in page


def test_an_unknown_move_is_not_found(cast: Cast, story: Story, sign_in: SignIn) -> None:
    assert sign_in(cast.steward).get(address("programme_move", story, "nonsense")).status_code == 404
