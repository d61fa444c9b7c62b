"""Single cells: dates, numbers, addresses, languages, time zones. None: it can't be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache, partial
from zoneinfo import available_timezones

from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

PLAIN_EMAIL = re.compile(
    r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
DAY_IN_DIGITS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b")
ISO_DAY = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?")
WORDED = ("%d %b %Y", "%d %B %Y", "%d-%b-%Y", "%d-%b-%y", "%b %d, %Y", "%B %d, %Y", "%d. %B %Y")
SERIAL = re.compile(r"[2-7]\d{4}")  # a day as spreadsheets count them
FOREVER = date(2200, 1, 1)  # payroll systems write 31.12.9999 where there is no end
YES = frozenset(["yes", "y", "true", "1", "x", "ja", "j", "wahr", "lead", "leiter", "leiterin", "leitung"])
NO = frozenset(["", "no", "n", "false", "0", "nein", "falsch", "-"])
MOST_POSTS = 100_000  # one row can't honestly stand for more


def is_email(text: str) -> bool:
    if len(text) > 254:
        return False
    if PLAIN_EMAIL.fullmatch(text) and ".." not in text and not text.startswith(".") and ".@" not in text:
        return True
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def is_day_first(texts: Iterable[str]) -> bool:
    """Say whether a column writes the day before the month. Where nothing tells, it does."""
    for text in texts:
        match = DAY_IN_DIGITS.match(text)
        if match and "/" in text and int(match[2]) > 12 >= int(match[1]):
            return False
        if match and int(match[1]) > 12:
            return True
    return True


def parse_day(text: str, *, is_day_first: bool = True) -> date | None:
    """Return the day that ``text`` names; ``date.max`` where it means "without end"."""
    try:
        if match := ISO_DAY.fullmatch(text):
            day = date(int(match[1]), int(match[2]), int(match[3]))
        elif match := DAY_IN_DIGITS.match(text):
            first, second, year = (int(part) for part in match.groups())
            year += 2000 if year < 70 else 1900 if year < 100 else 0
            day = date(year, second, first) if is_day_first else date(year, first, second)
        elif SERIAL.fullmatch(text):
            day = date(1899, 12, 30) + timedelta(days=int(text))
        else:
            return parse_worded_day(text)
    except ValueError:
        return None
    if day >= FOREVER:
        return date.max
    return day if day.year >= 1900 else None


def parse_worded_day(text: str) -> date | None:
    for form in WORDED:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no time zone
        except ValueError:
            continue
    return None


def days_of(texts: list[str]) -> list[date | None]:
    """Return the days of a column; None where a cell is blank or can't be read."""
    known = cache(partial(parse_day, is_day_first=is_day_first(texts)))
    return [known(text) if text else None for text in texts]


def parse_number(text: str) -> float | None:
    """Return a number of at least 0, written in English or German: ``1,155.76``, ``5,51``."""
    compact = text.replace(" ", "").replace("\u00a0", "")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", compact):
        compact = compact.replace(",", "")
    elif re.fullmatch(r"\d+,\d+", compact):
        compact = compact.replace(",", ".")
    if not re.fullmatch(r"\d{1,12}(\.\d*)?|\.\d+", compact):
        return None
    return float(compact)


@cache
def language_code(text: str) -> str:
    """Return the code of a language given by its code or name; empty where it is unknown."""
    compared = text.casefold().replace("_", "-")
    for code in (compared, compared.split("-")[0]):
        if code in LANG_INFO:
            return code.split("-")[0]
    for code, info in LANG_INFO.items():
        if compared in {
            info.get("name", "").casefold(),
            info.get("name_local", "").casefold(),
            GERMAN.get(code),
        }:
            return code
    return ""


GERMAN = {
    "de": "deutsch",
    "en": "englisch",
    "fr": "französisch",
    "it": "italienisch",
    "es": "spanisch",
    "pl": "polnisch",
    "nl": "niederländisch",
    "pt": "portugiesisch",
    "tr": "türkisch",
    "cs": "tschechisch",
    "hu": "ungarisch",
    "ro": "rumänisch",
    "ru": "russisch",
    "da": "dänisch",
    "sv": "schwedisch",
}


@cache
def time_zone_name(text: str) -> str:
    """Return the name of a time zone as the database of time zones writes it; empty where unknown."""
    names = zone_names()
    return names.get(text.casefold().replace(" ", "_"), "")


@cache
def zone_names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}
