"""How far down each key point of a story came, by level and never by named lead."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from inhabit.access.permissions import PersonRequest, requires
from inhabit.charts.downloads import download_of
from inhabit.people.models import Unit
from inhabit.people.permissions import overseer_of_the_unit
from inhabit.stages.communicate.models import Story
from inhabit.stages.communicate.selectors.drift import levels_counted, reach_of
from inhabit.stages.communicate.selectors.drift_picture import picture_of
from inhabit.stages.communicate.selectors.stories import points_of_story


@requires(overseer_of_the_unit)
def drift(request: PersonRequest, pk: int, story: int) -> HttpResponse:
    """The drift below a unit, as a picture, a table and files."""
    unit = get_object_or_404(Unit.objects.open().select_related("lead"), pk=pk)
    stories = Story.objects.published().filter(audience__lines_down__unit=unit)
    shown = stories.select_related("audience", "programme").filter(pk=story).first()
    if shown is None:
        raise Http404
    points, levels = points_of_story(shown), levels_counted(shown, unit)
    picture = picture_of(points, levels)
    file = download_of(request, picture)
    if file is not None:
        return file
    reach = reach_of(shown, unit)
    told, counted = sum(level.told for level in reach), sum(level.counted for level in levels)
    context = {
        "unit": unit,
        "story": shown,
        "chart": picture,
        "levels": levels,
        "reach": reach,
        "waiting": max(told - counted, 0),
    }
    return render(request, "communicate/drift.html", context)
