"""A unit says something against a priority: it goes up, is answered, and the answer comes back."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_person, place
from contesting import BECAUSE, answer, down_to_payroll, let_it_be_late, say_against, whose_turn
from django.urls import reverse
from programmes import Story, interpret

from inhabit.notify.models import Notice
from inhabit.people.models import Person
from inhabit.stages.clarify.contests.actions import MovedOnError
from inhabit.stages.clarify.models import Contest


def page_of(sign_in: SignIn, reader: Person, contest: Contest) -> str:
    return sign_in(reader).get(reverse("contest", args=[contest.pk])).text


def send(
    sign_in: SignIn, by: Person, contest: Contest, verdict: str, text: str = "", seen: int = 0
) -> object:
    data = {"verdict": verdict, "text": text, "seen": seen}
    return sign_in(by).post(reverse("contest_answer", args=[contest.pk]), data)


@pytest.fixture
def contest(cast: Cast, story: Story) -> Contest:
    down_to_payroll(cast, story)
    return say_against(story, cast.payroll, story.first, wish="Somebody at the phones after noon.")


def test_it_goes_to_the_lead_above_who_finds_it_at_home(
    cast: Cast, contest: Contest, sign_in: SignIn
) -> None:
    assert whose_turn(contest) == cast.services
    assert reverse("contest", args=[contest.pk]) in sign_in(cast.director).get(reverse("home")).text
    assert reverse("contest", args=[contest.pk]) not in sign_in(cast.ceo).get(reverse("home")).text
    page = page_of(sign_in, cast.director, contest)
    assert BECAUSE in page
    assert "Somebody at the phones after noon." in page
    assert "It is your turn" in page
    assert "It is your turn" not in page_of(sign_in, cast.ceo, contest)


def test_on_the_thread_it_is_contested_and_no_break(cast: Cast, contest: Contest, sign_in: SignIn) -> None:
    for address in (reverse("home"), reverse("unit", args=[cast.payroll.pk])):
        page = sign_in(cast.member).get(address).text
        assert BECAUSE in page
        assert "Dario Director has been asked to answer" in page
        assert "The thread breaks here" not in page


def test_the_answer_stands_beside_the_words_and_comes_back(
    cast: Cast, story: Story, contest: Contest, sign_in: SignIn
) -> None:
    send(sign_in, cast.director, contest, "changed", "You get two hours of the front desk.")
    for address in (
        reverse("unit", args=[cast.payroll.pk]),
        reverse("words", args=[cast.payroll.pk, story.first]),
        reverse("contests_on_priority", args=[story.programme.pk, story.first]),
    ):
        assert "You get two hours of the front desk." in sign_in(cast.outsider).get(address).text
    told = Notice.objects.get(kind="clarify.contest_answered")
    assert told.person == cast.lead
    assert BECAUSE not in str(told.details)
    assert "say what it means for Payroll now" in sign_in(cast.lead).get(reverse("home")).text


def test_passed_up_it_climbs_with_a_word_of_each(cast: Cast, contest: Contest, sign_in: SignIn) -> None:
    send(sign_in, cast.director, contest, "passed_up", "The desk is not mine to give.")
    assert whose_turn(contest) == cast.board
    page = page_of(sign_in, cast.ceo, contest)
    assert "The desk is not mine to give." in page
    assert "It is your turn" in page
    send(sign_in, cast.ceo, contest, "stays", "Everybody answers.", seen=1)
    assert "Everybody answers." in page_of(sign_in, cast.member, contest)


def test_at_the_top_the_sponsor_answers_and_cannot_pass_it_up(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    contest = say_against(story, cast.board, story.first)
    assert whose_turn(contest) is None
    page = page_of(sign_in, cast.sponsor, contest)
    assert "It is your turn" in page
    assert "I pass it up" not in page
    assert "It is your turn" not in page_of(sign_in, cast.steward, contest)
    assert reverse("contest", args=[contest.pk]) in sign_in(cast.sponsor).get(reverse("home")).text
    assert send(sign_in, cast.sponsor, contest, "passed_up", "No.").status_code == 422  # type: ignore[attr-defined]


def test_without_a_sponsor_the_programme_team_answers(cast: Cast, story: Story, sign_in: SignIn) -> None:
    cast.sponsor.appointments.all().delete()
    contest = say_against(story, cast.board, story.first)
    assert "It is your turn" in page_of(sign_in, cast.steward, contest)


def test_overdue_the_next_level_sees_it_and_may_answer(cast: Cast, contest: Contest, sign_in: SignIn) -> None:
    let_it_be_late(contest)
    assert reverse("contest", args=[contest.pk]) in sign_in(cast.ceo).get(reverse("home")).text
    page = page_of(sign_in, cast.ceo, contest)
    assert "Overdue" in page
    send(sign_in, cast.ceo, contest, "accepted")
    contest.refresh_from_db()
    assert contest.answer is not None
    assert contest.answer.unit == cast.board


def test_an_answer_needs_words_unless_one_agrees(cast: Cast, contest: Contest, sign_in: SignIn) -> None:
    response = send(sign_in, cast.director, contest, "stays")
    assert response.status_code == 422  # type: ignore[attr-defined]
    assert "Write a sentence" in response.text  # type: ignore[attr-defined]
    assert send(sign_in, cast.director, contest, "accepted").status_code == 302  # type: ignore[attr-defined]


def test_whoever_is_too_late_loses_nothing(cast: Cast, contest: Contest, sign_in: SignIn) -> None:
    let_it_be_late(contest)
    send(sign_in, cast.director, contest, "stays", "It stays.")
    response = send(sign_in, cast.ceo, contest, "changed", "My long answer.")
    assert response.status_code == 409  # type: ignore[attr-defined]
    assert "My long answer." in response.text  # type: ignore[attr-defined]
    assert "It stays." in response.text  # type: ignore[attr-defined]
    assert contest.answers.count() == 1


def test_the_same_answer_twice_is_one(cast: Cast, contest: Contest) -> None:
    first = answer(contest, cast.director, "stays")
    assert answer(contest, cast.director, "stays") == first
    with pytest.raises(MovedOnError):
        answer(contest, cast.director, "changed")


def test_nobody_answers_their_own_words(cast: Cast, story: Story) -> None:
    """Whoever leads the unit and the one above it is passed over."""
    down_to_payroll(cast, story)
    cast.services.lines.update(lead=cast.lead)
    from inhabit.people.tree import refresh_tree

    refresh_tree()
    assert whose_turn(say_against(story, cast.payroll, story.first)) == cast.board


def test_until_it_is_answered_it_can_be_taken_back(
    cast: Cast, story: Story, contest: Contest, sign_in: SignIn
) -> None:
    address = reverse("contest_withdrawal", args=[contest.pk])
    assert BECAUSE in sign_in(cast.lead).get(address).text
    sign_in(cast.lead).post(address)
    assert BECAUSE not in sign_in(cast.member).get(reverse("unit", args=[cast.payroll.pk])).text
    assert "It is your turn" not in page_of(sign_in, cast.director, contest)


def test_an_answered_one_stays(cast: Cast, contest: Contest, sign_in: SignIn) -> None:
    answer(contest, cast.director, "stays", "It stays with us.")
    sign_in(cast.lead).post(reverse("contest_withdrawal", args=[contest.pk]))
    assert "It stays with us." in sign_in(cast.member).get(reverse("unit", args=[cast.payroll.pk])).text


def test_making_it_ones_own_closes_it(cast: Cast, story: Story, contest: Contest, sign_in: SignIn) -> None:
    interpret(story, cast.payroll, story.first, "We answer by four.")
    contest.refresh_from_db()
    assert contest.state == Contest.State.TAKEN_BACK
    assert "It is your turn" not in page_of(sign_in, cast.director, contest)


def test_newer_words_replace_those_that_wait(cast: Cast, story: Story, contest: Contest) -> None:
    due = contest.due_on
    renewed = say_against(story, cast.payroll, story.first, because="And nobody can stand in.")
    assert renewed == contest
    assert renewed.interpretation.because == "And nobody can stand in."
    assert renewed.due_on == due


def test_not_ours_goes_up_where_somebody_above_counts_on_it(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    down_to_payroll(cast, story)
    interpret(story, cast.payroll, story.second, "One door.")
    declined = say_against(story, cast.payroll, story.first, stance="not_ours")
    assert "is not theirs" in page_of(sign_in, cast.director, declined)
    third = story.priorities[2]
    with pytest.raises(Contest.DoesNotExist):  # nobody above has made it theirs
        say_against(story, cast.payroll, third, stance="not_ours")


def test_what_was_agreed_once_is_not_asked_again(cast: Cast, story: Story) -> None:
    down_to_payroll(cast, story)
    interpret(story, cast.payroll, story.second, "One door.")
    answer(say_against(story, cast.payroll, story.first, stance="not_ours"), cast.director, "accepted", "")
    with pytest.raises(Contest.DoesNotExist):
        say_against(story, cast.payroll, story.first, stance="not_ours", because="In other words.")


def test_contesting_alone_is_enough_to_share(cast: Cast, story: Story) -> None:
    """A unit that waits for an answer need not claim another priority meanwhile."""
    down_to_payroll(cast, story)
    assert say_against(story, cast.payroll, story.first).is_open


def test_an_outsider_cannot_answer(cast: Cast, contest: Contest, sign_in: SignIn) -> None:
    other = make_person("Olga Other")
    place(other, cast.finance)
    for person in (cast.member, cast.lead, cast.cfo, other):
        assert send(sign_in, person, contest, "accepted").status_code == 403  # type: ignore[attr-defined]
