"""Changing to another coach: once, without a reason; the coach learns only that it has ended."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from engagements import agreed, book
from searches import look, make_coaches, offer_to_payroll, suggested

from inhabit.coaching.agreements.actions import end_engagement
from inhabit.coaching.matching.choosing import change_coach, choose_coach
from inhabit.coaching.models import Engagement, Enquiry, Match, Session
from inhabit.notify.models import Notice

pytestmark = pytest.mark.django_db


def chosen(cast: Cast) -> tuple[Enquiry, Engagement]:
    enquiry = look(cast.member, offer_to_payroll(cast, sessions=6))
    return enquiry, choose_coach(match=suggested(enquiry)[0], by=cast.member)


def test_the_former_coach_is_not_suggested_again(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 4)
    enquiry, engagement = chosen(cast)
    client, address = sign_in(cast.member), reverse("coach_change", args=[enquiry.pk])
    assert "you don’t have to say why" in client.get(address).content.decode()
    client.post(address)
    engagement.refresh_from_db()
    assert engagement.state == Engagement.State.ENDED
    assert enquiry.matches.get(coach=engagement.coach).state == Match.State.LEFT
    assert len(suggested(enquiry)) == 3
    assert engagement.coach not in [match.coach for match in suggested(enquiry)]


def test_the_coach_learns_only_that_it_has_ended(cast: Cast) -> None:
    make_coaches(cast, 2)
    enquiry, engagement = chosen(cast)
    Notice.objects.all().delete()
    change_coach(enquiry=enquiry, by=cast.member)
    assert [notice.kind for notice in Notice.objects.filter(person=engagement.coach.person)] == [
        "coaching.has_ended"
    ]


def test_the_sessions_that_are_left_go_along(cast: Cast) -> None:
    make_coaches(cast, 2)
    enquiry, engagement = chosen(cast)
    book(agreed(engagement), timezone.now(), state=Session.State.HELD)
    change_coach(enquiry=enquiry, by=cast.member)
    assert choose_coach(match=suggested(enquiry)[0], by=cast.member).sessions_planned == 5


def test_a_second_time_is_refused(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 4)
    enquiry, _engagement = chosen(cast)
    change_coach(enquiry=enquiry, by=cast.member)
    second = choose_coach(match=suggested(enquiry)[0], by=cast.member)
    with pytest.raises(ValidationError):
        change_coach(enquiry=enquiry, by=cast.member)
    page = sign_in(cast.member).post(reverse("coach_change", args=[enquiry.pk]), follow=True)
    assert "You have changed your coach once already." in page.content.decode()
    second.refresh_from_db()
    assert second.state != Engagement.State.ENDED


def test_pressed_twice_it_is_one_change(cast: Cast) -> None:
    make_coaches(cast, 4)
    enquiry, _engagement = chosen(cast)
    change_coach(enquiry=enquiry, by=cast.member)
    change_coach(enquiry=enquiry, by=cast.member)
    assert Match.objects.filter(state=Match.State.LEFT).count() == 1


def test_a_coach_who_ends_it_costs_no_change(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 3)
    enquiry, engagement = chosen(cast)
    end_engagement(engagement=engagement, by=engagement.coach.person)
    client = sign_in(cast.member)
    page = client.get(reverse("suggestions", args=[enquiry.pk])).content.decode()
    assert "Look for another coach" in page
    client.post(reverse("coach_change", args=[enquiry.pk]))
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.has_changed_coach) == (Enquiry.State.OPEN, False)
