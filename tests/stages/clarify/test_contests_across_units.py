"""What was contested, and what came of it: for everybody by priority, for sponsors across the programme."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from contesting import answer, let_it_be_late, say_against
from django.urls import reverse
from programmes import Story, interpret
from queries import assert_max_queries

from inhabit.notify.models import Notice
from inhabit.stages.clarify.models import Contest


@pytest.fixture
def contests(cast: Cast, story: Story) -> list[Contest]:
    """Services and Finance say something against the first priority, Finance was answered; Board spoke."""
    interpret(story, cast.board, story.first, "The board answers first.")
    waiting = say_against(story, cast.services, story.first, because="Nobody stands in for us.")
    closed = say_against(story, cast.finance, story.first, because="We never meet callers.")
    answer(closed, cast.ceo, "accepted", "True, you don’t.")
    return [waiting, closed]


def test_everybody_finds_what_others_asked_and_were_answered(
    cast: Cast, story: Story, contests: list[Contest], sign_in: SignIn
) -> None:
    address = reverse("contests_on_priority", args=[story.programme.pk, story.first])
    page = assert_max_queries(sign_in(cast.member), address).text
    assert page.index("Nobody stands in for us.") < page.index("We never meet callers.")
    assert "True, you don’t." in page
    assert "It waits for Clara Chief (Board)" in page


def test_a_priority_that_nobody_contested_says_so(
    cast: Cast, story: Story, contests: list[Contest], sign_in: SignIn
) -> None:
    address = reverse("contests_on_priority", args=[story.programme.pk, story.second])
    assert "No unit has said anything against this priority." in sign_in(cast.member).get(address).text


def test_sponsors_see_what_waits_and_what_is_overdue(
    cast: Cast, story: Story, contests: list[Contest], sign_in: SignIn
) -> None:
    address = reverse("programme_contests", args=[story.programme.pk])
    sponsor = sign_in(cast.sponsor)
    assert "One unit waits for an answer" in assert_max_queries(sponsor, address).text
    let_it_be_late(contests[0])
    page = sponsor.get(address).text
    assert "One unit has waited too long for an answer" in page
    assert "2 units, one waits" in " ".join(page.split())
    assert "We never meet callers." not in sponsor.get(address + "?show=overdue").text
    assert "Nobody stands in for us." not in sponsor.get(address + "?show=answered").text


def test_what_was_taken_back_counts_no_more(
    cast: Cast, story: Story, contests: list[Contest], sign_in: SignIn
) -> None:
    sign_in(cast.director).post(reverse("contest_withdrawal", args=[contests[0].pk]))
    page = sign_in(cast.sponsor).get(reverse("programme_contests", args=[story.programme.pk])).text
    assert "Everything said against priorities has been answered" in page
    assert "Nobody stands in for us." not in page


def test_several_that_wait_stand_in_one_list(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "The board answers first.")
    say_against(story, cast.services, story.first, because="Nobody stands in for us.")
    say_against(story, cast.finance, story.first, because="We never meet callers.")
    ceo = sign_in(cast.ceo)
    home = assert_max_queries(ceo, reverse("home")).text
    assert "Answer what 2 units say against a priority" in home
    assert reverse("contests_for_me") in home
    page = assert_max_queries(ceo, reverse("contests_for_me")).text
    assert "Nobody stands in for us." in page
    assert "We never meet callers." in page
    assert "Nothing waits for you." in sign_in(cast.member).get(reverse("contests_for_me")).text


def test_several_may_be_agreed_to_at_once(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "The board answers first.")
    interpret(story, cast.services, story.second, "One door.")
    interpret(story, cast.finance, story.second, "One desk.")
    declined = [
        say_against(story, unit, story.first, stance="not_ours") for unit in (cast.services, cast.finance)
    ]
    agreed = {"contest": [contest.pk for contest in declined]}
    sign_in(cast.cfo).post(reverse("contests_agreement"), agreed)
    assert Contest.objects.waiting().count() == 2
    sign_in(cast.ceo).post(reverse("contests_agreement"), agreed)
    assert Contest.objects.waiting().count() == 0
    page = sign_in(cast.member).get(reverse("unit", args=[cast.services.pk])).text
    assert "You are right, it is not yours" in page


def test_whose_turn_it_is_is_told_without_anybodys_words(cast: Cast, contests: list[Contest]) -> None:
    told = Notice.objects.get(kind="clarify.contest_waits", key=f"{contests[0].pk}:{cast.board.pk}")
    assert told.person == cast.ceo
    assert told.details == {"unit": "Services", "priority": "Answer within a day"}
