"""What a programme makes of its moves reaches Home: order, words, and what it leaves out."""

from __future__ import annotations

from cast import Cast, SignIn, days_ago
from django.urls import reverse
from django.utils import timezone
from programmes import Story, interpret

from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.moves import CATALOGUE, MOVES, arranged
from inhabit.programme.steps import NextStep
from inhabit.thread.collected import SOURCES


def step(move: str, title: str = "") -> NextStep:
    return NextStep(title or move, "", 1, "", "/", move=move)


def moves_of(steps: list[NextStep]) -> list[str]:
    return [each.move for each in steps]


def test_a_move_stands_once_in_the_catalogue() -> None:
    assert len(MOVES) == len(CATALOGUE)


def test_every_source_has_a_move_in_the_catalogue() -> None:
    assert {source.move for source in SOURCES} <= set(MOVES)


def test_every_step_on_home_has_a_move_in_the_catalogue(cast: Cast, story: Story, sign_in: SignIn) -> None:
    UnitStage.objects.update(shared_at=timezone.now(), due_on=days_ago(1))
    people = [cast.ceo, cast.lead, cast.member, cast.sponsor, cast.steward]
    steps = [each for person in people for each in sign_in(person).get("/").context["steps"]]
    assert len(steps) > len(people)
    assert {each.move for each in steps} <= set(MOVES)


def test_switched_off_is_left_out() -> None:
    programme = Programme(moves={"off": ["stop_list"]})
    steps = [step("interpret"), step("stop_list"), step("contribute")]
    assert moves_of(arranged(steps, programme)) == ["interpret", "contribute"]


def test_only_moves_of_one_stage_and_role_change_places() -> None:
    programme = Programme(moves={"order": ["stop_list", "answer_contest", "interpret"]})
    steps = [step("interpret"), step("contribute"), step("stop_list")]
    assert moves_of(arranged(steps, programme)) == ["stop_list", "contribute", "interpret"]


def test_own_words_take_the_place_of_ours() -> None:
    programme = Programme(moves={"words": {"interpret": {"en": {"title": "Your turn"}}}})
    assert arranged([step("interpret", "Ours")], programme)[0].title == "Your turn"


def test_the_calendar_reminds_once_a_stage_takes_longer(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Words.")
    client = sign_in(cast.ceo)
    assert "Is it time for Board" not in client.get("/").text
    UnitStage.objects.filter(unit=cast.board).update(opens_on=days_ago(28), due_on=days_ago(7))
    page = client.get("/").text
    assert "Is it time for Board to go on?" in page
    assert "Your unit has been in Clarify &amp; Connect for 4 weeks; 3 were planned." in page
    assert reverse("unit_rhythm", args=[cast.board.pk]) in page
