"""The written organisation of 600 people, as plans."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from inhabit.demo.plans import PersonPlan, UnitPlan, VoicePlan, written_units

AUDIENCES = {"me": "only_me", "lead": "my_lead", "unit": "my_unit", "all": "everyone"}
INHERITED = ("country", "location", "language")


def written_organisation(random: Random) -> list[UnitPlan]:
    """Return the written units, each after the one above it."""
    board, *divisions = written_units()
    root = plan_unit(board, None, {}, random)
    plans = [root]
    for division in divisions:
        plans.extend(plan_units(division, root, board, random))
    return plans


def plan_units(
    data: dict[str, Any], parent: UnitPlan, above: dict[str, Any], random: Random
) -> Iterator[UnitPlan]:
    """Yield the unit that ``data`` describes and all below it."""
    here = {**{name: above[name] for name in INHERITED}, **data}
    unit = plan_unit(here, parent, above, random)
    yield unit
    for child in data.get("units", []):
        yield from plan_units(child, unit, here, random)


def plan_unit(
    data: dict[str, Any], parent: UnitPlan | None, above: dict[str, Any], random: Random
) -> UnitPlan:
    staff = [person for post in data.get("staff", []) for person in plan_post(post, data)]
    unit = UnitPlan(
        key=data["key"],
        name=data["name"],
        kind=data.get("kind", "site"),
        parent=parent,
        lead=plan_person(data["lead"], {**data, "no_mail": False}),
        staff=staff,
        day=data.get("day"),
        is_vacant=data["lead"].get("vacant", False),
        interpretations=data.get("interpretations", {}),
        asks=data.get("asks", 0),
    )
    unit.voices = plan_voices(data.get("voices", []), unit, random)
    return unit


def plan_post(post: dict[str, Any], data: dict[str, Any]) -> Iterator[PersonPlan]:
    for _ in range(post.get("count", 1)):
        yield plan_person(post, data)


def plan_person(post: dict[str, Any], data: dict[str, Any]) -> PersonPlan:
    return PersonPlan(
        title=post["title"],
        country=post.get("country", data["country"]),
        location=data["location"],
        language=data["language"],
        has_mail=not data.get("no_mail", False) or "cast" in post,
        name=post.get("name", ""),
        cast=post.get("cast", ""),
    )


def plan_voices(rows: list[list[Any]], unit: UnitPlan, random: Random) -> list[VoicePlan]:
    """Give each text to somebody: the cast member or job title it names, else anybody who is silent yet."""
    silent = [person for person in unit.staff if not person.cast]
    voices = []
    for priority, audience, text, *more in rows:
        details = more[0] if more else {}
        voices.append(
            VoicePlan(
                priority=priority,
                audience=AUDIENCES[audience],
                text=text,
                person=speaker(details, unit, silent, random),
                from_key=details.get("from", ""),
                initiative=details.get("initiative", ""),
                is_draft=details.get("draft", False),
            )
        )
    return voices


def speaker(details: dict[str, Any], unit: UnitPlan, silent: list[PersonPlan], random: Random) -> PersonPlan:
    if "cast" in details:
        return next(person for person in [*unit.staff, unit.lead] if person.cast == details["cast"])
    person = random.choice([person for person in silent if person.title == details.get("who", person.title)])
    silent.remove(person)
    return person
