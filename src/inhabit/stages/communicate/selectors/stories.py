"""Which stories somebody hears, and how they are told on the way to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _

from inhabit.access.models import Role
from inhabit.access.permissions import units_of_role
from inhabit.people.models import Person, Placement, Unit, UnitQuerySet
from inhabit.people.selectors import units_led_by
from inhabit.programme.models import Programme
from inhabit.stages.communicate.models import KeyPoint, Mark, Retelling, Story, Telling
from inhabit.stages.communicate.models.stories import StoryQuerySet
from inhabit.surfaces.rewording import Passage, changed_passages

VERSIONS_PER_PAGE = 5


def units_of(person: Person) -> UnitQuerySet:
    """Return the units on every line of ``person``: where they are placed or lead, and all above."""
    placed = Placement.objects.current().filter(person=person).values("unit")
    led = [unit.pk for unit in units_led_by(person)]
    return Unit.objects.filter(
        Q(lines_down__unit__in=placed) | Q(lines_down__unit__in=led), is_open=True
    ).distinct()


def stories_for(person: Person) -> StoryQuerySet:
    """Return the published stories whose audience ``person`` belongs to, the newest first."""
    stories = Story.objects.published().filter(audience__in=units_of(person).values("pk"))
    return stories.select_related("programme", "audience", "author")


def programmes_told_by(person: Person) -> list[Programme]:
    """Return the running programmes whose story ``person`` writes, each with ``is_told``."""
    over = units_of_role(person, Role.SPONSOR, Role.STEWARD)
    theirs = Q(root_unit__lead=person) | Q(root_unit__lines_up__ancestor__in=over)
    told = Story.objects.published().filter(programme=OuterRef("pk"))
    return list(Programme.objects.running().filter(theirs).annotate(is_told=Exists(told)).distinct())


def nearest_tellings(person: Person, stories: Iterable[Story]) -> list[tuple[Story, Telling | None]]:
    """Return each of ``stories`` as it is told nearest to ``person``, on any of their lines; in one query."""
    told = Telling.objects.filter(story__in=[story.pk for story in stories], unit__in=units_of(person))
    nearest = {
        telling.story_id: telling
        for telling in told.select_related("unit", "words__author").order_by("unit__depth", "unit_id")
    }
    return [(story, nearest.get(story.pk)) for story in stories]


@dataclass(frozen=True)
class Level:
    """A unit on the way down, with the story as it tells it; ``telling`` None: not yet."""

    unit: Unit
    telling: Telling | None
    is_top: bool
    is_below_silence: bool  # a unit above it on the way has not told the story

    @property
    def glyph(self) -> str:
        """Name the drawing at this level: see ``thread/glyphs.html``."""
        if self.is_below_silence:
            return "loose" if self.telling else ""
        return "knot" if self.telling else "frayed"

    @property
    def line(self) -> str:
        """Say how the thread goes on from this level: whole, or stitched where it is still to come."""
        return "whole" if self.telling and not self.is_below_silence else "stitched"

    @property
    def added(self) -> list[Mark]:
        """Return the points that the unit's lead added."""
        marks = self.telling.words.marks.all() if self.telling is not None else []
        return [mark for mark in marks if mark.kind == Mark.Kind.ADDED]


def way_to(unit: Unit, story: Story) -> list[Level]:
    """Return the units from the top of the story down to ``unit``, each with how it tells the story.

    A unit that has been dissolved stands alone: nothing is above it, its own words remain.
    """
    within = Unit.objects.within(story.audience).values("pk")
    line = list(Unit.objects.above(unit).filter(pk__in=within).select_related("lead")) or [unit]
    return levels_of(line, story)


def way_of(person: Person, story: Story) -> list[Level]:
    """Return the same for every line of ``person``: where they are placed and where they lead."""
    within = Unit.objects.within(story.audience).values("pk")
    line = units_of(person).filter(pk__in=within).select_related("lead").order_by("depth", "name")
    return levels_of(list(line), story)


def levels_of(units: list[Unit], story: Story) -> list[Level]:
    told = (
        Telling.objects.filter(story=story, unit__in=units)
        .select_related("words__author", "unit")
        .prefetch_related(Prefetch("words__marks", Mark.objects.defer("because")))
    )
    by_unit = {telling.unit_id: telling for telling in told}
    silent: set[int] = set()  # units that are silent, or below one
    levels = []
    for unit in units:
        levels.append(
            Level(unit, by_unit.get(unit.pk), unit.pk == story.audience_id, unit.parent_id in silent)
        )
        if unit.pk not in by_unit or unit.parent_id in silent:
            silent.add(unit.pk)
    return levels


def points_of_story(story: Story) -> list[KeyPoint]:
    """Return the key points of ``story``, each knowing it, so that reading their words asks nothing."""
    points = list(KeyPoint.objects.filter(story=story))
    for point in points:
        point.story = story
    return points


@dataclass(frozen=True)
class ToldVersion:
    """A version that was told in a unit, and what it changed in the one before, if there was one."""

    retelling: Retelling
    changes: tuple[Passage, ...]
    is_current: bool


def page_of_told_versions(
    unit: Unit, story: Story, page: str | None
) -> tuple[Page[Retelling], list[ToldVersion]]:
    """Return ``page`` of what was told in ``unit``, the newest first, each with what changed."""
    told = Retelling.objects.told().filter(story=story, unit=unit).select_related("author")
    shown = Paginator(told.order_by("-number"), VERSIONS_PER_PAGE).get_page(page)
    rows = list(shown)
    before = {item.number: item for item in told.filter(number__in=[(row.number or 0) - 1 for row in rows])}
    newest = shown.paginator.count
    return shown, [
        ToldVersion(row, changes_since(before.get((row.number or 0) - 1), row), row.number == newest)
        for row in rows
    ]


def changes_since(before: Retelling | None, after: Retelling) -> tuple[Passage, ...]:
    """Return what changed in the words, in the language that the reader reads."""
    if before is None:
        return ()
    return changed_passages([(_("In our words"), before.words.text, after.words.text)])
