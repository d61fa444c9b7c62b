"""What a unit says on one priority: beside the units around it, and how it came to say so.

Only what was shared counts here. Nobody's draft shows, not even in a number: versions are counted as
they were shared, since the numbers of their rows would tell that somebody else has a draft.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from inhabit.people.models import Unit
from inhabit.programme.models import Programme
from inhabit.stages.clarify.models import Interpretation, InterpretationQuerySet
from inhabit.stages.clarify.selectors import words_along
from inhabit.strategy.models import Statement, Version
from inhabit.surfaces.rewording import Passage, changed_passages

UNITS_PER_PAGE = 12
VERSIONS_PER_PAGE = 5


@dataclass(frozen=True)
class UnitsBeside:
    """What the open units under the same unit say: a page of those that have shared, of ``number`` in all."""

    page: Page[Interpretation]
    said: int
    number: int


@dataclass(frozen=True)
class SideBySide:
    """A unit's words on one priority between those from above and those beside it.

    ``above`` has the nearest unit first: those that pass the priority by, and the first that made it
    its own. ``own`` is None where nothing holds now.
    """

    has_units_above: bool
    above: tuple[Interpretation, ...]
    own: Interpretation | None
    beside: UnitsBeside


@dataclass(frozen=True)
class SharedVersion:
    """The ``number``-th version that was shared, and what it changed in the one before, if there was one."""

    words: Interpretation
    number: int
    changes: tuple[Passage, ...]

    @property
    def former(self) -> int:
        """Return the number of the version before; 0 for the first."""
        return self.number - 1


def last_statement(programme: Programme, priority: int) -> Statement | None:
    """Return what the programme's strategy last published on ``priority`` (its key), or None."""
    published = Statement.objects.filter(
        priority=priority, version__strategy=programme.strategy_id, version__published_at__isnull=False
    )
    return published.select_related("version").order_by("-version__number").first()


def is_dropped(statement: Statement) -> bool:
    """Say whether a later version of the strategy has left the priority out."""
    later = Version.objects.published().filter(strategy=statement.version.strategy_id)
    return later.filter(number__gt=statement.version.number).exists()


def shared_versions(unit: Unit, programme: Programme, priority: int) -> InterpretationQuerySet:
    """Return what ``unit`` has shared on ``priority``, the newest first."""
    versions = Interpretation.objects.filter(programme=programme, unit=unit, priority=priority)
    return versions.exclude(shared_at=None).with_context().order_by("-number")


def side_by_side(unit: Unit, programme: Programme, priority: int, page: str | None) -> SideBySide:
    """Return the words of ``unit`` and around it; ``page`` of the units beside it, as in an address."""
    line = words_along(unit, programme).get(priority, [])
    return SideBySide(
        has_units_above=unit.is_open and unit.pk != programme.root_unit_id,
        above=up_to_the_first_owner([item for item in line if item.unit_id != unit.pk]),
        own=next((item for item in line if item.unit_id == unit.pk), None),
        beside=units_beside(unit, programme, priority, page),
    )


def up_to_the_first_owner(words: list[Interpretation]) -> tuple[Interpretation, ...]:
    owner = next((place for place, item in enumerate(words, 1) if item.is_ours), len(words))
    return tuple(words[:owner])


def units_beside(unit: Unit, programme: Programme, priority: int, page: str | None) -> UnitsBeside:
    """Return what the units beside ``unit`` have shared; nothing is beside the programme's root."""
    units = Unit.objects.none()
    if unit.parent_id is not None and unit.pk != programme.root_unit_id:
        units = Unit.objects.open().filter(parent=unit.parent_id).exclude(pk=unit.pk)
    shared = Interpretation.objects.shared().filter(programme=programme, priority=priority)
    spoke = Exists(shared.filter(unit=OuterRef("pk")))
    counts = units.aggregate(number=Count("pk"), said=Count("pk", filter=Q(spoke)))
    words = shared.filter(unit__in=units).with_context().order_by("unit__name", "unit_id")
    paginator = Paginator(words, UNITS_PER_PAGE)
    paginator.count = counts["said"]  # known already: no need to count again
    return UnitsBeside(page=paginator.get_page(page), said=counts["said"], number=counts["number"])


def page_of_versions(
    versions: InterpretationQuerySet, page: str | None
) -> tuple[Page[int], list[SharedVersion]]:
    """Return ``page`` of ``versions`` (the newest first), each with what it changed in the one before."""
    number = versions.count()
    shown = Paginator(range(number), VERSIONS_PER_PAGE).get_page(page)
    start = max(shown.start_index() - 1, 0)
    rows = list(versions[start : start + VERSIONS_PER_PAGE + 1])
    listed = [
        SharedVersion(words, number - start - place, changes_from(before, words) if before else ())
        for place, (words, before) in enumerate(zip_longest(rows, rows[1:]))
    ]
    return shown, listed[:VERSIONS_PER_PAGE]


def changes_from(before: Interpretation, after: Interpretation) -> tuple[Passage, ...]:
    old, new = texts_shown(before), texts_shown(after)
    return changed_passages((label, old[label], new[label]) for label in old)


def texts_shown(words: Interpretation) -> dict[str, str]:
    """Return by label what readers see. What was typed for the other stance is kept, and shown to nobody."""
    ours = words.is_ours
    return {
        _("What it means for us"): words.meaning if ours else "",
        _("Not ours, because…"): "" if ours or words.is_contested else words.because,
        _("It can’t work here, because…"): words.because if words.is_contested else "",
        _("What would make it work"): words.wish if words.is_contested else "",
        _("What changes"): words.changes if ours else "",
        _("What stays"): words.stays if ours else "",
        _("How it is told"): words.telling if ours else "",
    }
