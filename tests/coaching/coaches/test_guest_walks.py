"""A coach from outside opens of coaching what a coach who works here opens, and no page for staff alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, make_account
from coaching_lines import COACHING
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from permission_world import SIGNED_IN, World
from programmes import Story

from inhabit.access.models import Appointment, Guest, Role
from inhabit.people.models import Placement

BY_RELATION = sorted(
    name for name, line in COACHING.items() if "coach" in line.who and not line.who >= SIGNED_IN
)
FOR_STAFF = sorted(
    name for name, line in COACHING.items() if line.who == SIGNED_IN and name != "coach_profile"
)


def moved_outside(cast: Cast) -> Client:
    """Return the coach of the cast signed in, as if they were a coach from outside."""
    Placement.objects.filter(person=cast.coach).delete()
    Appointment.objects.filter(person=cast.coach, role=Role.COACH).update(ended_at=timezone.now())
    Guest.objects.create(person=cast.coach, until=timezone.localdate() + timedelta(days=9))
    client = Client(raise_request_exception=False)
    client.force_login(make_account(cast.coach))
    return client


def asked(name: str, cast: Cast, story: Story) -> int:
    line = COACHING[name]
    address = reverse(name, kwargs=dict(line.arguments(World(cast, story))))
    client = moved_outside(cast)
    return int(getattr(client, line.method)(address, dict(line.data)).status_code)


@pytest.mark.parametrize("name", [name for name in BY_RELATION if name != "as_coach"])
def test_what_belongs_to_coaching_is_open(name: str, cast: Cast, story: Story) -> None:
    assert asked(name, cast, story) not in {403, 404, 500}


@pytest.mark.parametrize("name", [name for name in FOR_STAFF if name not in {"coach_page", "coach_photo"}])
def test_what_belongs_to_those_who_work_here_is_not(name: str, cast: Cast, story: Story) -> None:
    assert asked(name, cast, story) in {403, 404}
