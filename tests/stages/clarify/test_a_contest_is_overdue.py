"""An answer is later than agreed: whoever owes it is told, and whoever may give it now, too. Once."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, appoint
from contesting import answer, down_to_payroll, from_today, let_it_be_late, say_against
from django.urls import reverse
from programmes import Story

from inhabit.access.models import Role
from inhabit.notify.models import Notice, Preferences
from inhabit.stages.clarify.models import Contest
from inhabit.stages.clarify.tasks import remind_of_contests_of_the_day


@pytest.fixture
def contest(cast: Cast, story: Story) -> Contest:
    down_to_payroll(cast, story)
    return say_against(story, cast.payroll, story.first)


def told_by_night() -> dict[str, list[str]]:
    """Let a night go by; return who has been told so far, by kind."""
    remind_of_contests_of_the_day.func()
    late = Notice.objects.filter(kind__startswith="clarify.contest_late").order_by("person__name")
    found: dict[str, list[str]] = {}
    for kind, name in late.values_list("kind", "person__name"):
        found.setdefault(kind.removeprefix("clarify.contest_"), []).append(name)
    return found


def test_nobody_is_told_before_the_days_are_over(contest: Contest) -> None:
    assert told_by_night() == {}


def test_who_owes_the_answer_and_the_next_lead_up_are_told_once(contest: Contest) -> None:
    let_it_be_late(contest)
    expected = {"late": ["Dario Director"], "late_below": ["Clara Chief"]}
    assert told_by_night() == expected
    assert told_by_night() == expected


def test_it_says_what_waits_and_leads_to_it(cast: Cast, contest: Contest, sign_in: SignIn) -> None:
    let_it_be_late(contest)
    told_by_night()
    page = sign_in(cast.ceo).get(reverse("notices")).text
    assert "What Payroll said against" in page
    assert "you can answer it now, too." in page
    notice = Notice.objects.get(kind="clarify.contest_late_below")
    opened = sign_in(cast.ceo).get(reverse("open_notice", args=[notice.pk]), follow=True)
    assert opened.status_code == 200
    assert "It is your turn" in opened.text


def test_a_new_lead_above_is_told_as_well(cast: Cast, contest: Contest) -> None:
    let_it_be_late(contest)
    told_by_night()
    from_today(cast.board, lead=cast.cfo)
    assert told_by_night()["late_below"] == ["Clara Chief", "Farid Finance"]


def test_where_no_lead_is_left_above_the_sponsors_are_told(cast: Cast, contest: Contest) -> None:
    answer(contest, cast.director, "passed_up", "Not mine.")
    let_it_be_late(contest)
    assert told_by_night() == {"late": ["Clara Chief"], "late_below": ["Sofia Sponsor"]}


def test_what_waits_for_the_sponsors_is_told_to_them_alone(cast: Cast, contest: Contest) -> None:
    answer(contest, cast.director, "passed_up", "Not mine.")
    answer(contest, cast.ceo, "passed_up", "Nor mine.")
    let_it_be_late(contest)
    appoint(cast.colleague, Role.SPONSOR, cast.board)
    assert told_by_night() == {"late": ["Colin Colleague", "Sofia Sponsor"]}


def test_what_was_answered_is_told_to_nobody(cast: Cast, contest: Contest) -> None:
    let_it_be_late(contest)
    answer(contest, cast.director, "stays")
    assert told_by_night() == {}


def test_it_is_mailed_as_each_of_them_wants(cast: Cast, contest: Contest) -> None:
    Preferences.objects.create(person=cast.ceo, ways={"clarify.contest_late_below": "product"})
    let_it_be_late(contest)
    told_by_night()
    assert Notice.objects.get(kind="clarify.contest_late").due_at is not None
    assert Notice.objects.get(kind="clarify.contest_late_below").due_at is None
