"""The shape of a strategy's file, and in words what each of its keys must be."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from inhabit.strategy.contents import MOST_INITIATIVES, MOST_KEY_POINTS, MOST_PRIORITIES, MOST_SIGNS

CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def as_text(value: Any) -> Any:
    if not isinstance(value, str):
        return "" if value is None else value
    if CONTROL_CHARACTERS.search(value):
        raise ValueError("control characters")
    return value.strip()


def as_line(value: Any) -> Any:
    text = as_text(value)
    return " ".join(text.split()) if isinstance(text, str) else text


def as_date(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip(), re.ASCII):
        return date.fromisoformat(value.strip())
    raise ValueError("not a date")


def as_whole_number(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\d{1,3}", value.strip(), re.ASCII):
        return int(value)
    raise ValueError("not a whole number")


def as_hours(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\d{1,2}(\.\d)?", value.strip(), re.ASCII):
        return Decimal(value)
    raise ValueError("not hours")


def as_list(value: Any) -> Any:
    return [] if value is None else value


type Text = Annotated[str, BeforeValidator(as_text), Field(max_length=20_000)]
type Day = Annotated[date | None, BeforeValidator(as_date)]

ANY_DAY = _("a date such as 2026-03-31")


type Name = Annotated[str, BeforeValidator(as_line), Field(min_length=1, max_length=200)]
type Measure = Annotated[str, BeforeValidator(as_line), Field(min_length=1, max_length=300)]
type UnitName = Annotated[str, BeforeValidator(as_line), Field(min_length=1, max_length=320)]
type Sentence = Annotated[str, BeforeValidator(as_line), Field(min_length=1, max_length=1000)]
type Figure = Annotated[str, BeforeValidator(as_line), Field(max_length=60)]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SignShape(Part):
    measure: Measure
    start: Figure = ""
    target: Figure = ""
    latest: Figure = ""
    latest_on: Day = None


class InitiativeShape(Part):
    name: Name
    starts_on: Day = None
    ends_on: Day = None
    hours_per_week: Annotated[Decimal, BeforeValidator(as_hours), Field(ge=0, le=60)] = Decimal(0)
    depth: Annotated[int, BeforeValidator(as_whole_number), Field(ge=1, le=3)] = 1
    units: Annotated[list[UnitName], BeforeValidator(as_list)] = []


class PriorityShape(Part):
    name: Name
    weight: Annotated[int, BeforeValidator(as_whole_number), Field(ge=0, le=100)]
    why: Text = ""
    changes: Text = ""
    stays: Text = ""
    signs: Annotated[list[SignShape], BeforeValidator(as_list), Field(max_length=MOST_SIGNS)] = []
    key_points: Annotated[list[Sentence], BeforeValidator(as_list), Field(max_length=MOST_KEY_POINTS)] = []
    initiatives: Annotated[
        list[InitiativeShape], BeforeValidator(as_list), Field(max_length=MOST_INITIATIVES)
    ] = []


class StrategyShape(Part):
    name: Name
    published_on: Day = None
    vision: Annotated[str, BeforeValidator(as_text), Field(min_length=1, max_length=20_000)]
    priorities: Annotated[list[PriorityShape], Field(min_length=1, max_length=MOST_PRIORITIES)]


# What each key must be, in words that complete "must be …".
WANTED: dict[str, str | Promise] = {
    "": _("a strategy: name, vision and priorities, each as “key: value”"),
    "name": _("a name of 1 to 200 characters"),
    "published_on": ANY_DAY,
    "vision": _("a text of 1 to 20,000 characters"),
    "priorities": _("a list of 1 to %(most)s priorities") % {"most": MOST_PRIORITIES},
    "priorities[]": _("a priority: name, weight and what else there is to say, each as “key: value”"),
    "weight": _("a whole number from 0 to 100"),
    "why": _("a text of at most 20,000 characters"),
    "changes": _("a text of at most 20,000 characters"),
    "stays": _("a text of at most 20,000 characters"),
    "signs": _("a list of at most %(most)s signs") % {"most": MOST_SIGNS},
    "signs[]": _("a sign: measure, start, target and latest, each as “key: value”"),
    "measure": _("a text of 1 to 300 characters"),
    "start": _("a text of at most 60 characters"),
    "target": _("a text of at most 60 characters"),
    "latest": _("a text of at most 60 characters"),
    "latest_on": ANY_DAY,
    "key_points": _("a list of at most %(most)s sentences") % {"most": MOST_KEY_POINTS},
    "key_points[]": _("a sentence of 1 to 1,000 characters (put it in quotes if it contains “: ”)"),
    "initiatives": _("a list of at most %(most)s initiatives") % {"most": MOST_INITIATIVES},
    "initiatives[]": _("an initiative: name, starts_on, ends_on and so on, each as “key: value”"),
    "starts_on": ANY_DAY,
    "ends_on": ANY_DAY,
    "hours_per_week": _("a number from 0 to 60, with at most one decimal"),
    "depth": _("1 (adjusts), 2 (changes) or 3 (transforms)"),
    "units": _("a list of names of units"),
    "units[]": _("the name of a unit"),
}
