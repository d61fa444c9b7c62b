"""One part can serve several priorities: it hangs on the thread along each of them."""

from __future__ import annotations

from cast import Cast, SignIn
from connecting import answer, go_through, spoken
from django.urls import reverse
from programmes import Story, interpret
from queries import assert_max_queries

from inhabit.stages.clarify.counting import count_contributions
from inhabit.stages.clarify.models import Contribution, ContributionTie


def test_it_hangs_on_the_thread_along_each(cast: Cast, story: Story, sign_in: SignIn) -> None:
    spoken(cast, story)
    interpret(story, cast.board, story.second, "One place to ask.")
    member = sign_in(cast.member)
    mine = go_through(member, story, cast.payroll.pk, also=[story.second, story.priorities[2]])
    ties = {tie.priority_id: tie.from_unit for tie in ContributionTie.objects.select_related("from_unit")}
    assert ties == {story.second: cast.board, story.priorities[2]: None}
    member.get(reverse("connection", args=[mine.pk]))
    for priority in (story.first, story.second, story.priorities[2]):
        home = assert_max_queries(member, reverse("home", query={"priority": priority})).text
        assert home.count("I call back the same day.") == 1
    other = member.get(reverse("home", query={"priority": story.priorities[3]})).text
    assert "I call back the same day." not in other
    assert "Answer within a day, One front door" in member.get(reverse("my_parts")).text


def test_ties_are_taken_back_with_the_next_wording(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    mine = go_through(member, story, also=[story.second])
    page = assert_max_queries(member, reverse("connect_step", args=[mine.pk, 5])).text
    assert f'value="{story.second}" checked' in page
    answer(member, mine, 5, sentence="Only this one.", part_edits=1)
    assert Contribution.objects.get().text == "Only this one."
    assert not ContributionTie.objects.exists()


def test_a_priority_of_another_strategy_is_refused(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    go_through(member, story, also=[999])
    assert not Contribution.objects.exists()


def test_it_counts_once(cast: Cast, story: Story, sign_in: SignIn) -> None:
    go_through(sign_in(cast.member), story, also=[story.second])
    for person in (cast.colleague, cast.outsider):
        go_through(sign_in(person), story)
    for person in (cast.ceo, cast.director, cast.lead, cast.cfo, cast.sponsor, cast.steward, cast.coach):
        sign_in(person)
    count_contributions(story.programme)
    assert story.programme.contribution_pools.get().contributors == 3
