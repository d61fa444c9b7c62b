"""Logs carry no personal data, also when something fails."""

import logging
import sys

import pytest
from cast import Cast, make_account
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client

from inhabit.web.logs import DiscreetFormatter

FORMAT = "{levelname} {name}: {message}"


def written(record: logging.LogRecord) -> str:
    return DiscreetFormatter(FORMAT, style="{").format(record)


def test_the_settings_use_it() -> None:
    assert settings.LOGGING["formatters"]["line"]["()"] == "inhabit.web.logs.DiscreetFormatter"


def test_an_error_is_named_without_its_message(cast: Cast) -> None:
    make_account(cast.member)
    try:
        with transaction.atomic():
            make_account(cast.member)
    except IntegrityError:
        record = logging.LogRecord("django", logging.ERROR, "", 0, "Failed: %s", ("/me/",), sys.exc_info())
    line = written(record)
    assert "django.db.utils.IntegrityError" in line
    assert "raised after" in line
    assert "make_account" in line
    assert "mia.member" not in line
    assert "UNIQUE" not in line
    assert "Key (" not in line


@pytest.mark.parametrize(
    "address", ["/join/0123456789abcdef/", "/account/password/reset/key/1-abc-0123456789abcdef/"]
)
def test_keys_in_addresses_are_left_out(client: Client, db: None, address: str, caplog: object) -> None:
    client.get(address)
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (address,), None)
    assert "0123456789abcdef" not in written(record)
