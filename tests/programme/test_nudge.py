"""Sponsor and programme team remind a silent lead: warmly, by one click, at most once a week."""

from __future__ import annotations

from datetime import timedelta

from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from programmes import Story

from inhabit.audit.models import Event
from inhabit.notify.models import Notice
from inhabit.people.models import Unit, UnitLine
from inhabit.people.tree import refresh_tree
from inhabit.programme.models import UnitStage


def nudge(story: Story, unit: Unit) -> str:
    return reverse("unit_nudge", args=[story.programme.pk, unit.pk])


def test_the_lead_is_told_and_the_page_says_when(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.sponsor)
    assert "Remind kindly" in client.get(reverse("programme", args=[story.programme.pk])).text
    answer = client.post(nudge(story, cast.board), follow=True)
    assert "Clara Chief has been reminded, kindly." in answer.text
    assert "once more from" in answer.text
    assert "Remind kindly" not in answer.text
    notice = Notice.objects.get()
    assert (notice.person, notice.kind) == (cast.ceo, "programme.nudge")
    assert notice.details["unit"] == "Board"
    assert Event.objects.filter(verb="unit.nudged", actor_id=cast.sponsor.pk).count() == 1


def test_a_second_click_in_the_week_says_when_again(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.steward)
    client.post(nudge(story, cast.board))
    answer = client.post(nudge(story, cast.board), follow=True)
    assert "once more from" in answer.text
    assert Notice.objects.count() == 1


def test_after_a_week_once_more(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.steward)
    client.post(nudge(story, cast.board))
    UnitStage.objects.update(nudged_at=timezone.now() - timedelta(days=7))
    Notice.objects.update(key="an earlier day")
    client.post(nudge(story, cast.board))
    assert Notice.objects.count() == 2


def test_nobody_to_remind_without_a_lead(cast: Cast, story: Story, sign_in: SignIn) -> None:
    UnitLine.objects.filter(unit=cast.board).update(lead=None)
    refresh_tree()
    client = sign_in(cast.steward)
    seen = client.get(reverse("programme", args=[story.programme.pk])).text
    assert "Nobody can be reminded until somebody leads it." in seen
    assert "Nobody leads Board at the moment." in client.post(nudge(story, cast.board), follow=True).text
    assert not Notice.objects.exists()


def test_a_unit_that_waits_itself_is_left_in_peace(cast: Cast, story: Story, sign_in: SignIn) -> None:
    answer = sign_in(cast.steward).post(nudge(story, cast.payroll), follow=True)
    assert "There is nothing to remind Payroll of at the moment." in answer.text
    assert not Notice.objects.exists()
