"""Any member may ask for coaching by themselves, where the deployment lets them. Nobody learns of it."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_person
from django.urls import reverse

from inhabit.audit.models import Event
from inhabit.coaching.models import CoachingRules, Enquiry
from inhabit.notify.models import Notice

pytestmark = pytest.mark.django_db


def test_it_is_closed_until_the_programme_team_opens_it(cast: Cast, sign_in: SignIn) -> None:
    member, steward = sign_in(cast.member), sign_in(cast.steward)
    assert "Would you like a coach?" not in member.get(reverse("coaching")).content.decode()
    member.post(reverse("own_request"))
    assert not Enquiry.objects.exists()
    rules = {"is_own_request_open": "on", "sessions": 4, "minutes": 45, "budget": 0}
    steward.post(reverse("coaching_rules"), rules)
    assert "Would you like a coach?" in member.get(reverse("coaching")).content.decode()


def test_asking_leaves_no_trace_for_anybody_else(cast: Cast, sign_in: SignIn) -> None:
    CoachingRules.objects.create(pk=1, is_own_request_open=True)
    client = sign_in(cast.member)
    client.post(reverse("own_request"))
    client.post(reverse("own_request"))
    assert Enquiry.objects.get().is_own
    assert not Event.objects.exists()
    assert not Notice.objects.exists()
    for other in (cast.steward, cast.lead, cast.sponsor):
        for page in ("coaching", "home"):
            assert str(cast.member) not in sign_in(other).get(reverse(page)).content.decode()


def test_beyond_the_budget_one_waits(cast: Cast, sign_in: SignIn) -> None:
    CoachingRules.objects.create(pk=1, is_own_request_open=True, sessions=6, budget=48)
    for number in range(7):
        Enquiry.objects.create(person=make_person(f"Somebody {number}"))
    sign_in(cast.colleague).post(reverse("own_request"))
    sign_in(cast.member).post(reverse("own_request"))
    assert Enquiry.objects.get(person=cast.colleague).state == Enquiry.State.OPEN
    assert Enquiry.objects.get(person=cast.member).waits_for == Enquiry.WaitsFor.PLACE


def test_a_small_budget_does_not_tell_that_somebody_has_asked(cast: Cast, sign_in: SignIn) -> None:
    """The programme team sets a budget for one, and one of them asks: their waiting would say it."""
    CoachingRules.objects.create(pk=1, is_own_request_open=True, sessions=6, budget=6)
    Enquiry.objects.create(person=cast.member)
    sign_in(cast.steward).post(reverse("own_request"))
    assert Enquiry.objects.get(person=cast.steward).state == Enquiry.State.OPEN
