"""Which column says what: usual names in English and German, or as mapped by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from inhabit.people.imports.reading import Record

# Of each field its usual names, the surest first. Case, blanks and punctuation don't matter.
NAMES: dict[str, str] = {
    "id": (
        "id|person id|employee id|employee number|employee no|staff id|staff number|personnel number"
        "|personnel no|worker id|user id|external id|emp id|payroll number|post ref|position id|post id"
        "|personalnummer|personal nr|persnr|pers nr|mitarbeiter id|mitarbeiternummer|mitarbeiter nr"
        "|personen id|kennung|personalnr"
    ),
    "manager_id": (
        "manager id|manager|manager number|manager employee id|manager person id|line manager id"
        "|line manager|reports to|reports to id|reports to post|supervisor id|supervisor|manager ref"
        "|manager email|line manager email|reporting to|boss|managers id|reporting manager|manager name"
        "|supervisor email|reporting manager id|direct manager|manager position id"
        "|vorgesetzter|vorgesetzte|vorgesetzten id|vorgesetzter id|vorgesetzte id|vorgesetztennummer"
        "|personalnummer vorgesetzter|personalnummer vorgesetzte|vorgesetzte person|führungskraft"
        "|führungskraft id|fuehrungskraft|berichtet an|direkter vorgesetzter|vorgesetzte r"
        "|id vorgesetzter|id führungskraft|personalnummer führungskraft"
    ),
    "name": "name|full name|display name|person|employee name|employee|person name|vollständiger name"
    "|mitarbeiter|anzeigename|mitarbeitername|vor und nachname",
    "given_name": "given name|first name|forename|firstname|preferred name|vorname|rufname",
    "family_name": "family name|last name|surname|lastname|nachname|familienname",
    "email": "email|email address|mail|work email|e mail|e mail address|business email|mail address"
    "|company email|e mail adresse|mailadresse|emailadresse|dienstliche e mail",
    "job_title": "job title|title|position|role|position title|job|post title|job name|business title"
    "|stelle|stellenbezeichnung|funktion|tätigkeit|jobtitel|positionsbezeichnung|berufsbezeichnung|rolle",
    "unit": "unit|unit name|department|team|org unit|organisational unit|organizational unit"
    "|organisation unit|organization unit|division|business unit|department name|team name|section|group"
    "|einheit|abteilung|organisationseinheit|oe|bereich|referat|gruppe|fachbereich|abteilungsname",
    "parent_unit": "parent unit|parent unit name|parent department|parent team|parent org unit|parent"
    "|higher unit|unit above|superior unit|belongs to|parent organisation unit|parent organization unit"
    "|übergeordnete einheit|übergeordnete abteilung|übergeordnete organisationseinheit|übergeordnete oe"
    "|uebergeordnete einheit|obereinheit|gehört zu|übergeordneter bereich",
    "lead": "lead|leader|is lead|unit lead|team lead|head|head of unit|department head|lead id|team leader"
    "|unit head|lead email|is leader|is head|unit lead id|is manager"
    "|leitung|leiter|leiterin|leiter in|teamleitung|abteilungsleitung|abteilungsleiter|ist leitung"
    "|einheitsleitung|bereichsleitung",
    "location": "location|site|office|city|workplace|work location|place|office location"
    "|standort|ort|arbeitsort|dienstort|niederlassung|einsatzort",
    "language": "language|preferred language|lang|locale|sprache|bevorzugte sprache|korrespondenzsprache",
    "time_zone": "time zone|tz|timezone|zeitzone",
    "start_date": "start date|starts on|start|hire date|date of joining|joined|joined on|entry date"
    "|employment start|date joined|starting date|valid from|hired on"
    "|eintritt|eintrittsdatum|beginn|einstellungsdatum|startdatum|eintritt am",
    "end_date": "end date|ends on|end|leaving date|termination date|exit date|last day|last working day"
    "|left on|employment end|valid to|date of leaving"
    "|austritt|austrittsdatum|ende|enddatum|letzter arbeitstag|austritt am",
    "fte": "fte|full time equivalent|vzä|vollzeitäquivalent|stellenanteil",
    "dotted_manager_id": "dotted line manager id|dotted line manager|dotted manager id|dotted manager"
    "|dotted line|matrix manager|matrix manager id|second manager id|secondary manager|functional manager"
    "|functional manager id|fachlicher vorgesetzter|fachliche führungskraft|fachvorgesetzter"
    "|fachlich vorgesetzter|zweiter vorgesetzter",
    "also_in_unit": "also in unit|also in|second unit|further unit|further units|secondary unit|other units"
    "|auch in|weitere einheit|weitere einheiten|zweite einheit|auch in einheit",
}
LABELS = {
    "id": _("Reference (id)"),
    "manager_id": _("Reports to (manager’s id)"),
    "name": _("Name"),
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "email": _("Mail address"),
    "job_title": _("Job title"),
    "unit": _("Unit"),
    "parent_unit": _("Parent unit"),
    "lead": _("Lead of the unit"),
    "location": _("Location"),
    "language": _("Language"),
    "time_zone": _("Time zone"),
    "start_date": _("Start date"),
    "end_date": _("End date (last day)"),
    "fte": _("Full-time equivalent"),
    "dotted_manager_id": _("Dotted-line manager"),
    "also_in_unit": _("Also in unit"),
}
HEADER_WITHIN = 20  # rows; exports put titles and dates above their header


@dataclass(frozen=True)
class Columns:
    """Where the header stands and which column each recognised field has."""

    header_row: int  # counted from 0
    header: tuple[str, ...]
    at: Mapping[str, int]


class UnknownNameError(ValueError):
    """A field or column that was mapped by hand does not exist."""


def plain(name: str) -> str:
    """Return ``name`` as it is compared: ``Manager_ID`` and ``manager id`` are the same."""
    spaced = re.sub(r"(?<=[a-zäöü])(?=[A-Z])", " ", name)
    return re.sub(r"[\W_]+", " ", spaced).strip().casefold()


USUAL: dict[str, tuple[str, int]] = {
    name.replace(" ", ""): (field, rank)
    for field, names in NAMES.items()
    for rank, name in enumerate(names.split("|"))
}


def field_called(name: str) -> str:
    """Return the field that ``name`` means: ``manager``, ``manager-id``, ``Führungskraft``."""
    compared = plain(name).replace(" ", "")
    for field in NAMES:
        if field.replace("_", "") == compared:
            return field
    if compared in USUAL:
        return USUAL[compared][0]
    raise UnknownNameError(name)


def recognise(records: Sequence[Record], mapping: Mapping[str, str]) -> Columns:
    """Return the columns of a file. ``mapping`` goes before the usual names: field → column, or → nothing."""
    wanted = {plain(column) for column in mapping.values() if column}
    best = Columns(first_filled(records), (), {})
    best_found = -1
    for row, record in enumerate(records[:HEADER_WITHIN]):
        at = fields_in(record)
        found = len(at) + 2 * len(wanted & {plain(cell) for cell in record})
        if found > best_found and (found > 1 or row == best.header_row):
            best, best_found = Columns(row, tuple(cell.strip() for cell in record), at), found
    by_hand = {
        field: position
        for field, column in mapping.items()
        if column and (position := position_of(column, best.header)) is not None
    }
    kept = {
        field: at for field, at in best.at.items() if at not in by_hand.values() and mapping.get(field) != ""
    }
    return Columns(best.header_row, best.header, kept | by_hand)


def first_filled(records: Sequence[Record]) -> int:
    return next((row for row, record in enumerate(records) if any(cell.strip() for cell in record)), 0)


def fields_in(record: Record) -> dict[str, int]:
    """Return the position of each field whose usual name stands in ``record``; the surest name wins."""
    ranked: dict[str, tuple[int, int]] = {}
    for position, cell in enumerate(record):
        field, rank = USUAL.get(plain(cell).replace(" ", ""), ("", 0))
        if field and (rank, position) < ranked.get(field, (rank + 1, 0)):
            ranked[field] = (rank, position)
    return {field: position for field, (_rank, position) in ranked.items()}


def position_of(column: str, header: Sequence[str]) -> int | None:
    """Return where ``column`` stands, written exactly or nearly so."""
    if column.strip() in header:
        return header.index(column.strip())
    near = [plain(cell) for cell in header]
    return near.index(plain(column)) if plain(column) in near else None
