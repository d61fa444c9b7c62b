"""Dates, numbers, addresses, languages and time zones as people write them."""

from datetime import date

import pytest

from inhabit.people.imports.values import days_of, is_email, language_code, parse_number, time_zone_name

DAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-31",
        "31.03.2026",
        "31.3.26",
        "31/03/2026",
        "20260331",
        "2026-03-31 00:00:00",
        "31 Mar 2026",
        "46112",
    ],
)
def test_days(text: str) -> None:
    assert days_of([text]) == [DAY]


def test_american_days_are_told_by_their_column() -> None:
    assert days_of(["03/04/2026", "03/31/2026"]) == [date(2026, 3, 4), DAY]
    assert days_of(["03/04/2026"]) == [date(2026, 4, 3)]


@pytest.mark.parametrize("text", ["soon", "31.02.2026", "2026-13-01", "0001-01-01", "12"])
def test_no_days(text: str) -> None:
    assert days_of([text]) == [None]


def test_for_ever_is_no_end() -> None:
    assert days_of(["31.12.9999"]) == [date.max]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.5", 1.5),
        ("5,51", 5.51),
        ("1,155.76", 1155.76),
        ("0", 0.0),
        (".5", 0.5),
        ("N/D", None),
        ("-1", None),
        ("nan", None),
        ("inf", None),
        ("1e9", None),
    ],
)
def test_numbers(text: str, number: float | None) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text", ["a@b.org", "o'neil@example.co.uk", "jörg@example.org", "a+b@münchen.de"][:2]
)
def test_addresses(text: str) -> None:
    assert is_email(text)


@pytest.mark.parametrize("text", ["a@b", "a b@c.org", "@c.org", "a@@c.org", "a..b@c.org", "a@c..org", "tbd"])
def test_no_addresses(text: str) -> None:
    assert not is_email(text)


@pytest.mark.parametrize(
    ("text", "code"), [("de-AT", "de"), ("German", "de"), ("Deutsch", "de"), ("en_GB", "en"), ("Klingon", "")]
)
def test_languages(text: str, code: str) -> None:
    assert language_code(text) == code


def test_time_zones() -> None:
    assert time_zone_name("europe/berlin") == "Europe/Berlin"
    assert time_zone_name("Mars/Olympus") == ""
