"""Whoever pressed "Choose" by mistake takes it back within a day, and keeps their one change."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from searches import look, make_coaches, offer_to_payroll, suggested

from inhabit.coaching.agreements.actions import agree
from inhabit.coaching.matching.choosing import change_coach, choose_coach, undo_choice
from inhabit.coaching.models import Engagement, Enquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def chosen(cast: Cast) -> tuple[Enquiry, Engagement]:
    make_coaches(cast, 5)
    enquiry = look(cast.member, offer_to_payroll(cast, sessions=6))
    return enquiry, choose_coach(match=suggested(enquiry)[0], by=cast.member)


def test_taken_back_it_uses_no_change(
    cast: Cast, sign_in: SignIn, chosen: tuple[Enquiry, Engagement]
) -> None:
    enquiry, engagement = chosen
    client, page = sign_in(cast.member), reverse("suggestions", args=[enquiry.pk])
    assert "Take it back and choose again" in client.get(page).text
    client.post(reverse("coach_choice_undone", args=[enquiry.pk]))
    engagement.refresh_from_db()
    assert engagement.state == Engagement.State.ENDED
    again = suggested(enquiry)
    assert engagement.coach in [match.coach for match in again]
    assert len(again) == 3
    choose_coach(match=again[1], by=cast.member)
    change_coach(enquiry=enquiry, by=cast.member)
    enquiry.refresh_from_db()
    assert enquiry.has_changed_coach


def test_the_same_coach_can_be_chosen_again(cast: Cast, chosen: tuple[Enquiry, Engagement]) -> None:
    enquiry, engagement = chosen
    undo_choice(enquiry=enquiry, by=cast.member)
    same = next(match for match in suggested(enquiry) if match.coach == engagement.coach)
    assert choose_coach(match=same, by=cast.member).state == Engagement.State.AGREEING


def test_not_after_a_day(cast: Cast, sign_in: SignIn, chosen: tuple[Enquiry, Engagement]) -> None:
    enquiry, engagement = chosen
    Enquiry.objects.update(settled_at=timezone.now() - timedelta(hours=25))
    page = sign_in(cast.member).get(reverse("suggestions", args=[enquiry.pk])).text
    assert "Take it back" not in page
    assert "Change to another coach" in page
    with pytest.raises(ValidationError):
        undo_choice(enquiry=enquiry, by=cast.member)
    engagement.refresh_from_db()
    assert engagement.state == Engagement.State.AGREEING


def test_not_once_somebody_has_agreed(cast: Cast, chosen: tuple[Enquiry, Engagement]) -> None:
    enquiry, engagement = chosen
    agree(agreement=engagement.agreements.get(), side="coach", by=engagement.coach.person)
    with pytest.raises(ValidationError):
        undo_choice(enquiry=enquiry, by=cast.member)


def test_twice_is_the_same_as_once(cast: Cast, chosen: tuple[Enquiry, Engagement]) -> None:
    enquiry, _engagement = chosen
    undo_choice(enquiry=enquiry, by=cast.member)
    undo_choice(enquiry=enquiry, by=cast.member)
    assert len(suggested(enquiry)) == 3
