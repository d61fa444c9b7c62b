"""Finding units by the names that people write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from inhabit.access.languages import in_quotes
from inhabit.people.models import Unit
from inhabit.strategy.contents import AffectedUnit
from inhabit.strategy.selectors import affected_unit, units_told_apart

MOST_SHOWN = 3


@dataclass
class FoundUnits:
    """The units under the names that were asked for, and what is wrong with the other names."""

    found: dict[str, AffectedUnit] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)

    def problem_with(self, name: str) -> str:
        return self.problems.get(clean(name), "")


def clean(name: str) -> str:
    return " ".join(name.split())


def find_units(names: Iterable[str]) -> FoundUnits:
    """Return the units called ``names``, in one query. "Payroll [12]" names one of several namesakes."""
    wanted = {clean(name) for name in names}
    result = FoundUnits()
    if not wanted:
        return result
    numbers = {name: match for name in wanted if (match := re.fullmatch(r"(.+) \[(\d{1,15})\]", name))}
    query = Q(name__in=wanted) | Q(pk__in=[int(match[2]) for match in numbers.values()])
    candidates = list(units_told_apart().filter(query).select_related("parent"))
    for name in wanted:
        exact = [unit for unit in candidates if unit.name == name]
        matching = [unit for unit in exact if unit.is_open] or exact
        if not matching and (match := numbers.get(name)):
            matching = [unit for unit in candidates if unit.pk == int(match[2]) and unit.name == match[1]]
        if len(matching) == 1:
            result.found[name] = affected_unit(matching[0])
        else:
            result.problems[name] = ambiguous(name, matching) if matching else unknown(name)
    return result


def ambiguous(name: str, units: list[Unit]) -> str:
    shown = ", ".join(
        f"{in_quotes(f'{unit.name} [{unit.pk}]')} ({unit.parent or _('root')})" for unit in units[:MOST_SHOWN]
    )
    return _("%(count)s units are called “%(name)s”. Say which: %(units)s.") % {
        "count": len(units),
        "name": name,
        "units": shown,
    }


def unknown(name: str) -> str:
    near = [unit.name for unit in similar_units(name)[:MOST_SHOWN]]
    if near:
        shown = ", ".join(in_quotes(one) for one in near)
        return _("there is no unit called “%(name)s”. Did you mean %(units)s?") % {
            "name": name,
            "units": shown,
        }
    return _("there is no unit called “%(name)s”.") % {"name": name}


def similar_units(name: str) -> QuerySet[Unit]:
    """Return open units whose name contains one of the longer words of ``name``."""
    query = Q(name__iexact=name)
    for word in re.findall(r"\w{4,}", name):
        query |= Q(name__icontains=word)
    return Unit.objects.open().filter(query).order_by("name")
