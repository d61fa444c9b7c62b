"""The story, for those who hear it: mine, the whole way to me, and as one unit tells it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from inhabit.access.numbers import row_number
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Person, Unit
from inhabit.people.permissions import leads
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.stages.communicate.models import Story, Telling
from inhabit.stages.communicate.permissions.stories import reader_of_the_story
from inhabit.stages.communicate.readers.circles import EveryoneUnder
from inhabit.stages.communicate.readers.stories import StoryTeam, readers_of_story
from inhabit.stages.communicate.selectors.inbox import echo_of
from inhabit.stages.communicate.selectors.openings import may_retell
from inhabit.stages.communicate.selectors.stories import (
    Level,
    nearest_tellings,
    page_of_told_versions,
    points_of_story,
    programmes_told_by,
    stories_for,
    way_of,
    way_to,
)

STORIES_PER_PAGE = 10


@requires(signed_in)
def stories(request: PersonRequest) -> HttpResponse:
    """The stories that are told to me, the newest first; for those who write them, the way there."""
    page = Paginator(stories_for(request.person), STORIES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "told": nearest_tellings(request.person, page.object_list),
        "programmes": programmes_told_by(request.person),
    }
    return render(request, "communicate/stories.html", context)


@requires(reader_of_the_story)
def story(request: PersonRequest, pk: int) -> HttpResponse:
    """The story as published, and how it is told on the way to me, from the top."""
    shown = get_object_or_404(
        Story.objects.published().select_related("programme__root_unit", "audience", "author", "former"),
        pk=pk,
    )
    way = way_of(request.person, shown)
    context = {
        "story": shown,
        "points": points_of_story(shown),
        "way": [level for level in way if not level.is_top],
        "is_told_to_me": is_told_to(request.person, shown, way),
        "is_top_led_by_me": shown.audience.lead_id == request.person.pk,
        "readers": readers_of_story(shown).said_to(request.person),
        "later": shown.later.published().first(),
        "may_write": StoryTeam(shown.programme).includes(request.person),
    }
    return render(request, "communicate/story.html", context)


def is_told_to(person: Person, story: Story, way: list[Level]) -> bool:
    """Say whether ``person`` has heard ``story`` from somebody else, so that they can say what they heard."""
    heard = [level for level in way if level.telling and level.unit.lead_id != person.pk]
    return story.is_current and bool(heard)


@requires(signed_in)
def unit_story(request: PersonRequest, pk: int) -> HttpResponse:
    """How a unit tells the story: for those who are in it or below it. ``?story=`` names a former one."""
    unit = get_object_or_404(Unit.objects.select_related("lead", "parent"), pk=pk)
    told = stories_of(unit)
    shown = next((item for item in told if item.pk == row_number(request.GET.get("story"))), None)
    shown = shown or next(iter(told), None)
    readable = those_read_by(request.person, told)
    is_lead = leads(request.person, unit.pk)
    is_for_me = is_lead or EveryoneUnder(unit).includes(request.person)
    context = {
        "unit": unit,
        "above": Unit.objects.above(unit).exclude(pk=unit.pk),
        "tabs": tabs_of_unit(unit, "unit_story"),
        "story": shown,
        "may_read": shown in readable,
        "others": [item for item in readable if item != shown],
        "level": way_to(unit, shown)[-1] if shown is not None else None,
        "is_for_me": is_for_me,
        "is_lead": is_lead,
        "echo": echo_of(unit, shown) if shown is not None and is_for_me else None,
        "has_units_below": is_lead and unit.children.open().exists(),
        "may_retell": is_lead and shown is not None and shown.is_current and may_retell(shown, unit),
        "readers": EveryoneUnder(unit).words(request.person),
    }
    return render(request, "communicate/unit_story.html", context)


def those_read_by(person: Person, stories: list[Story]) -> list[Story]:
    """Return of ``stories`` those that ``person`` reads, and so their titles: as audience or as a writer."""
    heard = set(
        stories_for(person).filter(pk__in=[story.pk for story in stories]).values_list("pk", flat=True)
    )
    teams = {story.programme for story in stories if story.pk not in heard}
    written = {programme for programme in teams if StoryTeam(programme).includes(person)}
    return [story for story in stories if story.pk in heard or story.programme in written]


def stories_of(unit: Unit) -> list[Story]:
    """Return the stories that are for ``unit`` or were told in it, the newest first, at most twenty."""
    over = Unit.objects.above(unit).values("pk")
    told = Telling.objects.filter(unit=unit).values("story")  # no join: a story is told in 7,000 units
    found = Story.objects.published().filter(Q(audience__in=over) | Q(pk__in=told))
    return list(found.select_related("programme__root_unit", "audience")[:20])


@requires(signed_in)
def retelling_versions(request: PersonRequest, pk: int, story: int) -> HttpResponse:
    """Every version that the unit was told, with what it changed in the one before."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    told = Story.objects.published().filter(tellings__unit=unit)
    shown = get_object_or_404(told.select_related("audience"), pk=story)
    if not EveryoneUnder(unit).includes(request.person):
        raise Http404
    page, versions = page_of_told_versions(unit, shown, request.GET.get("page"))
    context = {"unit": unit, "story": shown, "page": page, "versions": versions}
    return render(request, "communicate/retelling_versions.html", context)
