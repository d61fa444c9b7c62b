"""A deployment changes its coaching key, or has lost it."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from cryptography.fernet import Fernet
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.urls import reverse
from engagements import engage, make_coach

from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.management.commands import rewrap
from inhabit.coaching.models import Engagement, EngagementKey
from inhabit.coaching.notes.actions import save_note
from inhabit.web import readiness


@pytest.fixture
def engagement(cast: Cast, settings: LazySettings) -> Engagement:
    settings.COACHING_KEYS = Fernet.generate_key().decode()
    return engage(cast.member, make_coach(cast.coach))


def fresh(engagement: Engagement) -> Engagement:
    return Engagement.objects.get(pk=engagement.pk)


def test_every_key_moves_under_the_newest(
    cast: Cast,
    engagement: Engagement,
    settings: LazySettings,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rewrap, "BATCH", 2)
    engagements = [engagement, *(engage(cast.colleague, engagement.coach) for _ in range(4))]
    sealed = [seal_in(one, "Juniper", purpose="note") for one in engagements]
    new = Fernet.generate_key().decode()
    settings.COACHING_KEYS = f"{new},{settings.COACHING_KEYS}"
    call_command("rewrap")
    said = capsys.readouterr().out
    assert "2 of 5\n4 of 5\n5 of 5\n" in said
    assert "Keys under the newest key: 5." in said
    settings.COACHING_KEYS = new
    for one, text in zip(engagements, sealed, strict=True):
        assert open_in(fresh(one), text, purpose="note") == "Juniper"


def test_twice_changes_nothing_more(engagement: Engagement, settings: LazySettings) -> None:
    settings.COACHING_KEYS = f"{Fernet.generate_key().decode()},{settings.COACHING_KEYS}"
    call_command("rewrap", verbosity=0)
    once = EngagementKey.objects.get().wrapped
    call_command("rewrap", verbosity=0)
    assert EngagementKey.objects.get().wrapped == once


def test_stopped_half_way_it_goes_on(
    cast: Cast, engagement: Engagement, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    engage(cast.colleague, engagement.coach)
    monkeypatch.setattr(rewrap, "BATCH", 1)
    old, new = str(settings.COACHING_KEYS), Fernet.generate_key().decode()
    settings.COACHING_KEYS = f"{new},{old}"
    rewrap.wrap_batch(0)  # and then somebody pulls the plug
    call_command("rewrap")
    settings.COACHING_KEYS = new
    call_command("rewrap")  # would say so, were one still under the old key


def test_a_key_that_no_one_has_is_said(engagement: Engagement, settings: LazySettings) -> None:
    settings.COACHING_KEYS = Fernet.generate_key().decode()
    with pytest.raises(CommandError, match="INHABIT_COACHING_KEYS"):
        call_command("rewrap")


def test_without_its_key_the_page_says_that_nothing_is_lost(
    cast: Cast, engagement: Engagement, settings: LazySettings, sign_in: SignIn
) -> None:
    save_note(engagement=engagement, session=None, text="Juniper", edits=0, by=cast.member)
    settings.COACHING_KEYS = Fernet.generate_key().decode()
    answer = sign_in(cast.member).get(reverse("private_note", args=[engagement.pk, 0]))
    assert answer.status_code == 503
    assert "Nothing is lost" in answer.text


def test_the_server_does_not_start_with_keys_that_open_nothing(
    engagement: Engagement, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness.connection, "close", lambda: None)  # the test's own must stay open
    readiness.refuse_missing_keys()
    settings.COACHING_KEYS = Fernet.generate_key().decode()
    with pytest.raises(CommandError, match="INHABIT_COACHING_KEYS"):
        readiness.refuse_missing_keys()
