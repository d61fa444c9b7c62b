"""A contest never stays with somebody who has gone: units dissolve and move, leads change."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from contesting import answer, down_to_payroll, from_today, say_against, whose_turn
from django.urls import reverse
from programmes import Story

from inhabit.notify.models import Notice
from inhabit.people.models import UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.programme.actions import end_programme
from inhabit.stages.clarify.models import Contest
from inhabit.strategy.models import Version


@pytest.fixture
def contest(cast: Cast, story: Story) -> Contest:
    down_to_payroll(cast, story)
    return say_against(story, cast.payroll, story.first)


def test_a_unit_without_a_lead_is_passed_over(cast: Cast, contest: Contest) -> None:
    from_today(cast.services, lead=None)
    assert whose_turn(contest) == cast.board
    assert Notice.objects.filter(kind="clarify.contest_waits", person=cast.ceo).exists()


def test_the_next_lead_of_the_unit_answers(cast: Cast, contest: Contest, sign_in: SignIn) -> None:
    from_today(cast.services, lead=cast.colleague)
    page = sign_in(cast.colleague).get(reverse("contest", args=[contest.pk])).text
    assert "It is your turn" in page


def test_after_a_move_it_goes_to_whoever_leads_above_now(cast: Cast, contest: Contest) -> None:
    from_today(cast.payroll, parent=cast.finance)
    assert whose_turn(contest) == cast.finance


def test_after_a_dissolution_it_goes_on_from_where_the_unit_hung(
    cast: Cast, contest: Contest, sign_in: SignIn
) -> None:
    from_today(cast.payroll)
    assert whose_turn(contest) == cast.services
    page = sign_in(cast.director).get(reverse("contest", args=[contest.pk])).text
    assert "has been dissolved since" in page
    assert "It is your turn" in page
    answer(contest, cast.director, "passed_up", "Its people come to you.")
    assert whose_turn(contest) == cast.board


def test_with_both_dissolved_it_goes_to_the_one_above_both(cast: Cast, contest: Contest) -> None:
    from_today(cast.payroll)
    from_today(cast.services)
    assert whose_turn(contest) == cast.board


def test_who_has_passed_it_up_is_not_asked_again(cast: Cast, contest: Contest) -> None:
    answer(contest, cast.director, "passed_up", "Not mine.")
    refresh_tree()
    assert whose_turn(contest) == cast.board


def test_who_said_it_has_left_and_the_answer_still_comes(
    cast: Cast, contest: Contest, sign_in: SignIn
) -> None:
    cast.lead.placements.update(ends_on=today())
    from_today(cast.payroll, lead=cast.colleague)
    answer(contest, cast.director, "stays", "It stays so.")
    assert "It stays so." in sign_in(cast.member).get(reverse("unit", args=[cast.payroll.pk])).text
    assert Notice.objects.filter(kind="clarify.contest_answered", person=cast.colleague).exists()


def test_a_priority_that_is_gone_needs_no_answer(
    cast: Cast, story: Story, contest: Contest, sign_in: SignIn
) -> None:
    newer = Version.objects.create(
        strategy=story.version.strategy, number=2, published_at=story.version.published_at
    )
    for item in story.version.statements.exclude(priority=story.first):
        item.pk, item.version = None, newer
        item.save()
    page = sign_in(cast.director).get(reverse("contest", args=[contest.pk])).text
    assert "The strategy no longer has this priority" in page
    assert "It is your turn" not in page
    assert reverse("contest", args=[contest.pk]) not in sign_in(cast.director).get(reverse("home")).text


def test_when_the_programme_has_ended_nobody_is_asked(
    cast: Cast, story: Story, contest: Contest, sign_in: SignIn
) -> None:
    end_programme(programme=story.programme, by=cast.steward)
    page = sign_in(cast.director).get(reverse("contest", args=[contest.pk])).text
    assert "The programme ended before this was answered." in page
    assert "It is your turn" not in page


def test_a_former_lead_takes_nothing_back_for_the_unit(cast: Cast, contest: Contest, sign_in: SignIn) -> None:
    """The unit has said it; whoever leads it now speaks for it. Where nobody does, who wrote it may."""
    address = reverse("contest_withdrawal", args=[contest.pk])
    UnitLine.objects.filter(unit=cast.payroll).update(lead=cast.colleague)
    refresh_tree()
    assert sign_in(cast.lead).post(address).status_code == 403
    assert sign_in(cast.colleague).get(address).status_code == 200
    UnitLine.objects.filter(unit=cast.payroll).update(lead=None)
    refresh_tree()
    assert sign_in(cast.lead).get(address).status_code == 200
