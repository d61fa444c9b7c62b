"""A deployment changes its content key, or has lost it."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from cryptography.fernet import Fernet
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from inhabit.stages.clarify.models import OwnValues
from inhabit.web import readiness

WORDS = '{"own": "Quiet"}'


@pytest.fixture
def values(cast: Cast, settings: LazySettings) -> OwnValues:
    settings.CONTENT_KEYS = Fernet.generate_key().decode()
    return OwnValues.objects.create(person=cast.member, content=WORDS)


def sealed() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM clarify_ownvalues")
        return str(cursor.fetchone()[0])


def test_everything_moves_to_the_newest_key(
    values: OwnValues, settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    before, new = sealed(), Fernet.generate_key().decode()
    settings.CONTENT_KEYS = f"{new},{settings.CONTENT_KEYS}"
    call_command("reseal")
    assert capsys.readouterr().out.startswith("Texts under the newest key: 1.")
    assert sealed() != before
    settings.CONTENT_KEYS = new
    values.refresh_from_db()
    assert values.content == WORDS


def test_without_its_key_the_page_says_that_nothing_is_lost(
    values: OwnValues, settings: LazySettings, cast: Cast, sign_in: SignIn
) -> None:
    client = sign_in(cast.member)
    settings.CONTENT_KEYS = Fernet.generate_key().decode()
    response = client.get(reverse("my_values"))
    assert response.status_code == 503
    assert "Nothing is lost" in response.text


def test_the_server_does_not_start_with_keys_that_open_nothing(
    values: OwnValues, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness.connection, "close", lambda: None)  # the test's own must stay open
    readiness.refuse_missing_keys()
    settings.CONTENT_KEYS = Fernet.generate_key().decode()
    with pytest.raises(CommandError, match="INHABIT_CONTENT_KEYS"):
        readiness.refuse_missing_keys()
