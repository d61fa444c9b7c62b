"""A coach doesn't refuse people, but may have a conflict of interest: then it ends kindly."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from searches import look, make_coaches, offer_to_payroll, suggested

from inhabit.coaching.coaches.actions.records import declare_conflict
from inhabit.coaching.matching.choosing import choose_coach
from inhabit.coaching.matching.standing import why_not
from inhabit.coaching.models import Conflict, Engagement

pytestmark = pytest.mark.django_db


def test_it_ends_and_the_person_looks_on_at_no_cost(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 3)
    enquiry = look(cast.member, offer_to_payroll(cast))
    engagement = choose_coach(match=suggested(enquiry)[0], by=cast.member)
    client = sign_in(engagement.coach.person)
    client.post(reverse("engagement_conflict", args=[engagement.pk]))
    engagement.refresh_from_db()
    assert engagement.state == Engagement.State.ENDED
    member = sign_in(cast.member)
    page = member.get(reverse("suggestions", args=[enquiry.pk])).content.decode()
    assert "Your coaching has ended" in page
    assert "conflict" not in page
    member.post(reverse("coach_change", args=[enquiry.pk]))
    enquiry.refresh_from_db()
    assert not enquiry.has_changed_coach
    assert engagement.coach not in [match.coach for match in suggested(enquiry)]


def test_what_was_declared_meanwhile_is_no_choice_and_never_said(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 2)
    enquiry = look(cast.member)
    first = suggested(enquiry)[0]
    side = Conflict.Side.COACH
    declare_conflict(coach=first.coach, unit=cast.services, side=side, by=first.coach.person)
    assert first.pk in why_not(enquiry, [first])
    page = sign_in(cast.member).get(reverse("suggestions", args=[enquiry.pk])).content.decode()
    assert "Can’t be your coach any more." in page
    assert "conflict" not in page
