"""How people are kept from harm: read before the first session, and again when it changes."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.test import override_settings
from engagements import make_coach

from inhabit.audit.models import Event
from inhabit.coaching.models import Coach, coaches


@override_settings(HELP_HERE="Dr. Sorge, 0800 55 55")
def test_it_names_the_organisations_own_help(cast: Cast, sign_in: SignIn) -> None:
    make_coach(cast.coach)
    page = sign_in(cast.coach).get("/coaching/safeguarding/").content.decode()
    assert "Dr. Sorge, 0800 55 55" in page
    assert "116 123" in page


def test_when_it_changes_nobody_is_booked_before_they_have_read_it(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach = make_coach(cast.coach)
    assert coach.may_be_booked
    monkeypatch.setattr(coaches, "SAFEGUARDING_VERSION", coaches.SAFEGUARDING_VERSION + 1)
    assert not coach.may_be_booked
    assert not Coach.objects.may_be_booked().exists()
    client = sign_in(cast.coach)
    assert "Nobody can find or book you for now." in client.get("/coaching/as-coach/").content.decode()
    assert "Read how we keep people from harm" in client.get("/").content.decode()


def test_that_it_was_read_is_recorded_once(cast: Cast, sign_in: SignIn) -> None:
    make_coach(cast.coach, safeguarding_read_at=None, safeguarding_version=0)
    client = sign_in(cast.coach)
    for _twice in range(2):
        client.post("/coaching/safeguarding/")
    assert Coach.objects.get().has_read_safeguarding
    assert Event.objects.filter(verb="coach.safeguarding_read").count() == 1


def test_the_programme_team_reads_it_without_signing_for_anybody(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.steward)
    assert "I have read this" not in client.get("/coaching/safeguarding/").content.decode()
    assert client.post("/coaching/safeguarding/").status_code == 200
    assert sign_in(cast.member).get("/coaching/safeguarding/").status_code == 403
