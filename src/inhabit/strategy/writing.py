"""Writing what a version says into its rows. Only the actions call this, and only for drafts."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from inhabit.strategy.contents import Contents, InitiativeContents, PriorityContents, SignContents
from inhabit.strategy.models import Initiative, KeyPoint, Priority, Sign, Statement, Strategy, Version


def write_contents(draft: Version, contents: Contents) -> None:
    """Replace everything that ``draft`` says, in a constant number of queries."""
    priorities = priorities_by_key(draft.strategy, [priority.key for priority in contents.priorities])
    draft.statements.all().delete()
    statements = Statement.objects.bulk_create(
        Statement(
            version=draft,
            priority=priorities[one.key],
            position=position,
            name=one.name,
            weight=one.weight,
            why=one.why,
            changes=one.changes,
            stays=one.stays,
        )
        for position, one in enumerate(contents.priorities)
    )
    pairs = list(zip(statements, contents.priorities, strict=True))
    Sign.objects.bulk_create(
        new_sign(statement, position, sign)
        for statement, one in pairs
        for position, sign in enumerate(one.signs)
    )
    KeyPoint.objects.bulk_create(
        KeyPoint(statement=statement, position=position, text=text)
        for statement, one in pairs
        for position, text in enumerate(one.key_points)
    )
    write_initiatives(pairs)
    draft.strategy.priorities.filter(statements=None).delete()
    draft.vision, draft.dated_on = contents.vision, contents.dated_on
    draft.save()


def priorities_by_key(strategy: Strategy, keys: list[uuid.UUID]) -> dict[uuid.UUID, Priority]:
    """Return the priorities that ``keys`` identify, made where there are none yet."""
    if len(set(keys)) != len(keys):
        raise ValidationError(_("A priority stands in the form twice. Load the page again."))
    found = {one.key: one for one in strategy.priorities.filter(key__in=keys)}
    missing = [key for key in keys if key not in found]
    if missing and Priority.objects.filter(key__in=missing).exists():
        raise ValidationError(_("A priority belongs to another strategy. Load the page again."))
    created = Priority.objects.bulk_create(Priority(strategy=strategy, key=key) for key in missing)
    return found | {one.key: one for one in created}


def new_sign(statement: Statement, position: int, sign: SignContents) -> Sign:
    return Sign(statement=statement, position=position, **vars(sign))


def write_initiatives(pairs: list[tuple[Statement, PriorityContents]]) -> None:
    wanted: list[tuple[Statement, int, InitiativeContents]] = [
        (statement, position, one)
        for statement, priority in pairs
        for position, one in enumerate(priority.initiatives)
    ]
    created = Initiative.objects.bulk_create(
        Initiative(
            statement=statement,
            position=position,
            **{name: value for name, value in vars(one).items() if name != "units"},
        )
        for statement, position, one in wanted
    )
    links = Initiative.units.through
    links._default_manager.bulk_create(
        links(initiative_id=initiative.pk, unit_id=unit.pk)
        for initiative, (*rest, one) in zip(created, wanted, strict=True)
        for unit in one.units
    )


def carry_readings_over(former: Version | None, version: Version) -> None:
    """Take over readings that were recorded in ``former`` after ``version`` was drafted from it."""
    if former is None:
        return
    readings = {
        (sign.statement.priority_id, sign.measure): sign
        for sign in Sign.objects.filter(statement__version=former, latest_on__isnull=False).select_related(
            "statement"
        )
    }
    for sign in Sign.objects.filter(statement__version=version).select_related("statement"):
        newer = readings.get((sign.statement.priority_id, sign.measure))
        if newer is None or newer.latest_on is None:
            continue
        if sign.latest_on is None or newer.latest_on > sign.latest_on:
            sign.latest, sign.latest_on = newer.latest, newer.latest_on
            sign.save(update_fields=["latest", "latest_on"])
