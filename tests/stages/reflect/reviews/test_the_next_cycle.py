"""A later cycle begins: what was said stands, and is confirmed or said differently."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from programmes import Story, interpret

from inhabit.programme.going_on import go_on, turn_of
from inhabit.programme.models import Stage, UnitStage
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.reflect.reviews.models import CycleReview

LAST_MONTH = timezone.now() - timedelta(days=30)


@pytest.fixture
def again(cast: Cast, story: Story) -> Story:
    """Payroll has shared, and has gone on to its second cycle today."""
    for unit in (cast.board, cast.services, cast.payroll):
        interpret(story, unit, story.first, f"{unit} calls back.")
    Interpretation.objects.update(shared_at=LAST_MONTH)
    part = Contribution.objects.create(
        programme=story.programme,
        person=cast.member,
        priority_id=story.first,
        text="I answer the phone.",
        audience="everyone",
        finished_at=LAST_MONTH,
    )
    Contribution.objects.filter(pk=part.pk).update(edited_at=LAST_MONTH)
    UnitStage.objects.filter(unit=cast.payroll).update(stage=Stage.REFLECT)
    stage = UnitStage.objects.get(unit=cast.payroll)
    go_on(programme=story.programme, unit=cast.payroll, seen=turn_of(stage).sign, by=cast.lead)
    return story


def address_of(cast: Cast, story: Story) -> str:
    return reverse("still_right", args=[story.programme.pk, cast.payroll.pk])


def test_the_lead_is_asked_whether_the_words_are_still_right(
    cast: Cast, again: Story, sign_in: SignIn
) -> None:
    assert "Is what Payroll says still right?" in sign_in(cast.lead).get(reverse("home")).text
    assert "Is what Services says still right?" not in sign_in(cast.director).get(reverse("home")).text
    assert "Payroll calls back." in sign_in(cast.lead).get(address_of(cast, again)).text


def test_one_press_confirms_them_and_the_step_goes(cast: Cast, again: Story, sign_in: SignIn) -> None:
    words = Interpretation.objects.shared().get(unit=cast.payroll)
    client = sign_in(cast.lead)
    for _ in range(2):
        client.post(address_of(cast, again), {"words": words.pk})
    assert "Is what Payroll says still right?" not in client.get(reverse("home")).text
    assert words.confirmations.get().cycle == 2


def test_saying_it_differently_does_as_well(cast: Cast, again: Story, sign_in: SignIn) -> None:
    interpret(again, cast.payroll, again.first, "Within four hours.")
    assert "Is what Payroll says still right?" not in sign_in(cast.lead).get(reverse("home")).text
    assert Interpretation.objects.filter(unit=cast.payroll, shared_at__isnull=False).count() == 2


def test_meanwhile_no_thread_breaks(cast: Cast, again: Story, sign_in: SignIn) -> None:
    page = sign_in(cast.member).get(reverse("home")).text
    assert "Payroll calls back." in page
    assert "The thread breaks here" not in page


def test_everybody_says_whether_it_is_still_their_part(cast: Cast, again: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    assert "Is it still your part?" in client.get(reverse("home")).text
    part = Contribution.objects.get(person=cast.member)
    client.post(reverse("still_my_part"), {"part": part.pk})
    assert "Is it still your part?" not in client.get(reverse("home")).text
    assert part.confirmations.get().cycle == 2


def test_nobody_confirms_the_part_of_another(cast: Cast, again: Story, sign_in: SignIn) -> None:
    part = Contribution.objects.get(person=cast.member)
    sign_in(cast.colleague).post(reverse("still_my_part"), {"part": part.pk})
    assert not part.confirmations.exists()


def test_the_cycle_that_is_over_can_still_be_reviewed(cast: Cast, again: Story, sign_in: SignIn) -> None:
    address = reverse("new_unit_review", args=[again.programme.pk, cast.payroll.pk])
    sign_in(cast.lead).post(address)
    assert CycleReview.objects.get(unit=cast.payroll).cycle == 1
