"""Small files for the tests of imports, and quick ways to import them."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from inhabit.people.imports.actions import Order, Outcome, import_people
from inhabit.people.imports.defects import ALL_KINDS
from inhabit.people.imports.pipeline import Organisation, Source, read_organisation
from inhabit.people.models import Person, Placement, Unit, UnitLine

NOVEMBER, DECEMBER, JANUARY = date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)

# Anna leads all; Ben leads Sales (Cem, Dana), Eva leads Care (Finn, Gül).
SMALL = """\
id,manager id,name,email,job title,unit
1,,Anna Arendt,anna@example.org,Director,Board
2,1,Ben Bauer,ben@example.org,Head of Sales,Board
3,2,Cem Can,cem@example.org,Seller,Sales
4,2,Dana Dorn,dana@example.org,Seller,Sales
5,1,Eva Ernst,eva@example.org,Head of Care,Board
6,5,Finn Frei,finn@example.org,Nurse,Care
7,5,Gül Gök,gul@example.org,Nurse,Care
"""
SENIOR_HEADER = (
    "post_ref,grade,job_title,function_text,parent_department,organisation,unit,reports_to_post,fte\n"
)
JUNIOR_HEADER = (
    "parent_department,organisation,unit,reporting_senior_post,grade,job_title,posts_fte,profession\n"
)


def read(text: str | bytes, *, profile: str = "", day: date = NOVEMBER, **mapping: str) -> Organisation:
    content = text.encode() if isinstance(text, str) else text
    return read_organisation([Source("people.csv", content)], profile=profile, mapping=mapping, day=day)


def kinds(organisation: Organisation) -> list[str]:
    return [str(defect.kind) for defect in organisation.defects]


def load(text: str, day: date = NOVEMBER, *, repair: bool = False) -> Outcome:
    """Import a file of text as of a day."""
    accepted = ALL_KINDS if repair else frozenset()
    order = Order([Source("people.csv", text.encode())], day, accepted_repairs=accepted)
    return import_people(order=order, by=None)


def run_command(*args: Any) -> tuple[dict[str, Any], int]:
    """Run the command with ``--json``; return what it prints and its exit status."""
    out = StringIO()
    try:
        call_command("import_people", *map(str, args), "--json", stdout=out)
    except SystemExit as end:
        return json.loads(out.getvalue()), int(end.code or 0)
    return json.loads(out.getvalue()), 0


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def units_on(day: date) -> dict[str, tuple[str | None, str | None]]:
    """Return of each unit its parent's name and its lead's reference."""
    lines = UnitLine.objects.on(day).values_list("unit__name", "parent__name", "lead__external_id")
    return {name: (parent, lead) for name, parent, lead in lines}


def places_on(day: date) -> dict[str, str]:
    """Return the unit of each person."""
    rows = Placement.objects.on(day).filter(is_counted=True)
    return dict(rows.values_list("person__external_id", "unit__name"))


def all_rows() -> dict[str, list[tuple[Any, ...]]]:
    models = (Person, Unit, UnitLine, Placement)
    return {model.__name__: sorted(model.objects.values_list(), key=repr) for model in models}
