"""Home shows my thread, where it breaks, and what would mend it."""

from __future__ import annotations

from cast import Cast, SignIn, days_ago
from django.urls import reverse
from programmes import Story, interpret
from questions import answered, asked_by

from inhabit.people.models import Person, Unit
from inhabit.programme.models import UnitStage


def home(sign_in: SignIn, person: Person, **query: object) -> str:
    return sign_in(person).get(reverse("home", query=query or None)).text


def test_without_a_programme_home_says_what_will_be_here(cast: Cast, sign_in: SignIn) -> None:
    assert "Your thread will be here" in home(sign_in, cast.member)


def test_the_thread_in_everybodys_own_words(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "The board says this.")
    interpret(story, cast.services, story.first, "Services says that.")
    page = home(sign_in, cast.member)
    words = [
        "Whoever needs us reaches us.",
        "Answer within a day",
        "The board says this.",
        "Services says that.",
    ]
    assert sorted(words, key=page.rindex) == words
    assert "Your thread breaks at Payroll." in page
    assert "Connect it with your own work" in page


def test_a_whole_thread_is_said_to_hold(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for unit in (cast.board, cast.services, cast.payroll):
        interpret(story, unit, story.first, f"{unit} says so.")
    member = sign_in(cast.member)
    member.post(reverse("my_parts"), {"priority": story.first, "from_unit": cast.payroll.pk})
    page = member.get(reverse("home")).text
    assert "Finish the part that you began" in page
    part = member.get(reverse("my_parts"))
    address = reverse("my_part", args=[part.context["parts"][0]["contribution"].pk])
    page = member.post(address, {"text": "My part.", "audience": "only_me", "edits": 0}, follow=True).text
    assert "Your thread holds, from the vision down to you." in page


def test_asking_the_lead_says_that_somebody_asked_and_comes_back(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    interpret(story, cast.board, story.first, "Board.")
    interpret(story, cast.services, story.first, "Services.")
    member = sign_in(cast.member)
    assert "You are 2 in the unit, so they may guess." in member.get(reverse("home")).text
    address = reverse("interpretation_request", args=[cast.payroll.pk])
    assert "not who" in member.post(address, follow=True).text
    member.post(address)
    page = member.get(reverse("home")).text
    assert "Ask what it means for Payroll" not in page
    assert "Nothing yet; your lead has been told." in page
    lead = home(sign_in, cast.lead)
    assert "Somebody in your unit has asked what it means for them." in lead
    assert "Mia" not in lead
    interpret(story, cast.payroll, story.first, "Payroll says it.")
    assert "here is the answer" in member.get(reverse("home")).text


def test_nobody_asks_for_another_unit(cast: Cast, story: Story, sign_in: SignIn) -> None:
    address = reverse("interpretation_request", args=[cast.payroll.pk])
    answer = sign_in(cast.outsider).post(address, follow=True)
    assert "lead of your own unit" in answer.text


def test_not_ours_is_a_knot_and_no_break(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Board.")
    interpret(story, cast.services, story.second, "The other one is ours.")
    interpret(story, cast.services, story.first, "", stance="not_ours", because="we never meet tenants")
    interpret(story, cast.payroll, story.first, "Payroll.")
    page = home(sign_in, cast.member, priority=story.first)
    assert "Not ours, because…" in page
    assert "we never meet tenants" in page
    assert "The thread reaches you." in page


def test_a_unit_that_spoke_of_other_priorities_is_no_break(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Board.")
    page = home(sign_in, cast.sponsor, priority=story.second)
    assert "nothing on this one" in page
    assert "The thread reaches you." in page


def test_a_waiting_unit_says_until_when(cast: Cast, story: Story, sign_in: SignIn) -> None:
    story.shared_long_ago(cast.board, days_ago(2))
    page = home(sign_in, cast.member)
    assert "Your thread breaks at Services." in page
    assert "Waits for the unit above." in page


def test_a_lead_sees_that_it_is_their_turn(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Board.")
    page = home(sign_in, cast.director)
    assert "The thread reaches Services. What happens to it there is yours to say." in page
    assert "Say what the strategy means for Services" in page


def test_drafts_of_others_never_show(cast: Cast, story: Story, sign_in: SignIn) -> None:
    sign_in(cast.ceo).post(
        reverse("interpretation", args=[cast.board.pk, story.first]),
        {"stance": "ours", "meaning": "Unripe.", "edits": 0},
    )
    for person in (cast.member, cast.sponsor, cast.steward):
        assert "Unripe." not in home(sign_in, person)


def test_a_strange_priority_in_the_address_is_ignored(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for priority in ("abc", "999999", "-1"):
        assert "Answer within a day" in home(sign_in, cast.member, priority=priority)


def test_it_says_what_mends_a_break_above_ones_own_part(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    member.post(reverse("my_parts"), {"priority": story.first})
    part = member.get(reverse("my_parts")).context["parts"][0]["contribution"]
    member.post(
        reverse("my_part", args=[part.pk]), {"text": "Mine.", "audience": "only_me", "edits": part.edits}
    )
    assert "It goes on when Clara Chief says what this means there." in home(sign_in, cast.member)
    interpret(story, cast.board, story.first, "Board.")
    interpret(story, cast.services, story.first, "Services.")
    member.post(reverse("interpretation_request", args=[cast.payroll.pk]))
    page = home(sign_in, cast.member)
    assert "It goes on when Lena Lead says what this means there. You have asked." in page


def test_a_unit_without_a_lead_says_so(cast: Cast, story: Story, sign_in: SignIn) -> None:
    Unit.objects.filter(pk=cast.board.pk).update(lead=None)
    assert "Nobody leads it at the moment." in home(sign_in, cast.member)


def test_a_lead_whose_unit_waits_is_not_told_that_it_is_their_turn(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    UnitStage.objects.filter(unit=cast.board).update(opens_on=days_ago(-7))
    page = home(sign_in, cast.ceo)
    assert "The thread has not reached Board yet." in page
    assert "your turn" not in page
    assert "Say what the strategy means for Board" not in page


def test_an_answer_that_came_back_is_not_asked_about_a_second_time(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    question = asked_by(cast.member)
    answered(question, cast.lead)
    member = sign_in(cast.member)
    page = member.get(reverse("home"))
    assert "A question of yours was answered by Payroll. Does it answer it?" in page.text
    assert "judge_answer" not in [step.move for step in page.context["steps"]]
    member.post(reverse("notices_reading"))
    page = member.get(reverse("home"))
    assert "judge_answer" in [step.move for step in page.context["steps"]]


def test_a_verdict_from_elsewhere_takes_the_news_of_the_answer_away(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    question = asked_by(cast.member)
    answered(question, cast.lead)
    member = sign_in(cast.member)
    asking = question.askings.get()
    member.post(reverse("asking_verdict", args=[asking.pk]), {"verdict": "not_yet"})
    page = member.get(reverse("home")).text
    assert "Does it answer it?" not in page
    assert "has gone up to" not in page


def test_what_came_back_leaves_room_for_the_thread(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for number in range(4):
        answered(asked_by(cast.member, f"Who decides on matter {number}?"), cast.lead)
    page = home(sign_in, cast.member)
    assert page.count("Does it answer it?") == 3
    assert "More has come back" in page
