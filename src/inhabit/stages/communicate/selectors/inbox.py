"""What a lead hears: playbacks with a name and without, and where something can be written back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import gettext as _

from inhabit.access.numbers import row_number
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import units_led_by
from inhabit.stages.communicate.models import Echo, Playback, PlaybackBatch, Story, Telling
from inhabit.surfaces.filters import Filter, filter_by

PLAYBACKS_PER_PAGE = 20
BATCHES_PER_PAGE = 4
MOST_STORIES = 30


@dataclass(frozen=True)
class ToWriteBack:
    """A story that a lead's unit heard, and what has been written back so far, if anything."""

    unit: Unit
    story: Story
    echo: Echo | None


@dataclass(frozen=True)
class Arrived:
    """A page of what was said to a lead with a name, and one of what was said without."""

    named: Page[Playback]
    batches: Page[PlaybackBatch]


@dataclass(frozen=True)
class Inbox:
    """What is said to a lead, narrowed down to a unit and a story where ``filters`` say so."""

    filters: tuple[Filter, ...]
    arrived: Arrived
    to_write_back: list[ToWriteBack]

    @property
    def is_narrowed(self) -> bool:
        return any(item.is_set for item in self.filters)

    @property
    def query(self) -> str:
        """Return the filters as they stand in an address."""
        return "".join(f"{item.name}={item.chosen}&" for item in self.filters if item.is_set)


def inbox_of(lead: Person, asked: Mapping[str, str]) -> Inbox:
    """Return what is said to ``lead`` today; ``asked`` has the unit, the story and the pages."""
    units = units_led_by(lead)
    told = Telling.objects.filter(unit__in=units).values("story")
    heard = PlaybackBatch.objects.filter(unit__in=units).values("story")
    here = Q(pk__in=told) | Q(pk__in=heard)  # no join: that would pair every telling with every batch
    stories = list(Story.objects.published().filter(here).select_related("programme")[:MOST_STORIES])
    filters = filters_of(units, stories, asked.get("unit", ""), asked.get("story", ""))
    chosen = {item.name: row_number(item.chosen) for item in filters}
    return Inbox(
        filters=filters,
        arrived=arrived_with(lead, asked, unit=chosen.get("unit", 0), story=chosen.get("story", 0)),
        to_write_back=to_write_back(units, stories),
    )


def arrived_with(lead: Person, asked: Mapping[str, str], *, unit: int = 0, story: int = 0) -> Arrived:
    """Return what is said to ``lead`` in a unit on a story, 0 for any; what is new comes first."""
    named, batches = Playback.objects.heard_by_lead(lead), PlaybackBatch.objects.heard_by_lead(lead)
    if unit:
        named, batches = named.filter(telling__unit=unit), batches.filter(unit=unit)
    if story:
        named, batches = named.filter(telling__story=story), batches.filter(story=story)
    is_marked = Case(When(marked_by=lead, then=Value(1)), default=Value(0), output_field=IntegerField())
    by_newness = (
        named.select_related("person", "telling__unit", "telling__story")
        .annotate(is_marked=is_marked)
        .order_by("is_marked", "-said_at", "-pk")
    )
    fives = (
        batches.select_related("unit", "story")
        .annotate(is_marked=is_marked)
        .order_by("is_marked", "-released_on", "pk")
        .prefetch_related("playbacks")
    )
    return Arrived(
        named=Paginator(by_newness, PLAYBACKS_PER_PAGE).get_page(asked.get("page")),
        batches=Paginator(fives, BATCHES_PER_PAGE).get_page(asked.get("batch")),
    )


def filters_of(units: list[Unit], stories: list[Story], unit: str, story: str) -> tuple[Filter, ...]:
    """Return a filter for the units and one for the stories, each where there are several."""
    filters = []
    if len(units) > 1:
        choices = [("", _("All my units")), *((str(item.pk), item.name) for item in units)]
        filters.append(filter_by("unit", _("Unit"), choices, asked=unit, is_select=True))
    if len(stories) > 1:
        choices = [("", _("All stories")), *((str(item.pk), item.title.text) for item in stories)]
        filters.append(filter_by("story", _("Story"), choices, asked=story, is_select=True))
    return tuple(filters)


def to_write_back(units: list[Unit], stories: list[Story]) -> list[ToWriteBack]:
    """Return for each unit the stories of today that were told there, or heard without a name."""
    current = {story.pk: story for story in stories if story.is_current}
    here = {"unit__in": units, "story__in": current}
    told = Telling.objects.filter(**here).values_list("unit", "story").order_by()
    released = PlaybackBatch.objects.released().filter(**here).values_list("unit", "story").order_by()
    pairs = set(told.union(released).order_by())
    shared = Echo.objects.current().filter(**here).select_related("author")
    echoes = {(echo.unit_id, echo.story_id): echo for echo in shared}
    return [
        ToWriteBack(unit, story, echoes.get((unit.pk, pk)))
        for unit in units
        for pk, story in current.items()
        if (unit.pk, pk) in pairs
    ]


def echo_of(unit: Unit, story: Story) -> Echo | None:
    """Return what the lead of ``unit`` wrote back on ``story``, as it holds now."""
    return Echo.objects.current().filter(unit=unit, story=story).select_related("author").first()
