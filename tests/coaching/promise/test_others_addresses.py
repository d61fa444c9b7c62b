"""Whoever is coached elsewhere by the same coach, or was here until yesterday, opens nothing of this one."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_account, make_guest
from coaching_lines import COACHING
from coaching_lines.worlds import IN_IT
from django.test import Client
from django.urls import reverse
from engagements import engage, make_coach
from permission_world import World
from programmes import Story

from inhabit.access.actions.guests import end_stay
from inhabit.coaching.models import Engagement

pytestmark = pytest.mark.django_db
OF_THE_TWO = sorted(name for name, line in COACHING.items() if line.who and line.who <= IN_IT)
OF_ONES_OWN = {"coach_choice", "suggestion_replacement"}


@pytest.mark.parametrize("name", OF_THE_TWO)
def test_another_whom_the_same_coach_coaches_finds_nothing(name: str, cast: Cast, story: Story) -> None:
    line = COACHING[name]
    given = dict(line.arguments(World(cast, story)))
    if not given:
        pytest.skip("it names nobody's coaching")
    engagement = Engagement.objects.first()
    if engagement is not None:
        engage(cast.outsider, engagement.coach)
    client = Client(raise_request_exception=False)
    client.force_login(make_account(cast.outsider))
    address = reverse(name, kwargs=given)
    for answer in (client.get(address), client.post(address, dict(line.data))):
        assert answer.status_code in {403, 404, 405}, (name, answer.status_code)


@pytest.mark.parametrize(
    "page", ["as_coach", "coach_log", "coach_log_file", "coach_bills", "calendar_choices"]
)
def test_a_coach_from_outside_whose_stay_has_ended_opens_no_page(
    page: str, cast: Cast, sign_in: SignIn
) -> None:
    guest = make_guest("Greta Guest")
    engagement = engage(cast.member, make_coach(guest, is_external=True))
    client = sign_in(guest)
    own = reverse("engagement_sessions", args=[engagement.pk])
    assert client.get(own).status_code == 200
    end_stay(guest=guest.stays.get(), by=cast.steward)
    for address in (own, reverse(page), reverse("engagement_notes", args=[engagement.pk])):
        answer = client.get(address)
        assert answer.status_code in {302, 403, 404}
        assert cast.member.name not in answer.text
