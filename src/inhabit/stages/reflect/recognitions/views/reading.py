"""Stories of the strategy lived: all of them, a unit's, one's own, and one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from inhabit.access.numbers import row_number
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Unit
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.programme.work_pages import tabs_of_work
from inhabit.stages.reflect.recognitions.forms import AgreeForm
from inhabit.stages.reflect.recognitions.models import Recognised, Recognition
from inhabit.stages.reflect.recognitions.permissions import reader_of_the_recognition
from inhabit.stages.reflect.recognitions.readers import readers_of_recognition
from inhabit.stages.reflect.recognitions.selectors import (
    about,
    lived_stories,
    ordered,
    priorities_now,
    stories_for,
    stories_of_unit,
    written_by,
)
from inhabit.surfaces.filters import filter_by
from inhabit.surfaces.rewording import changed_passages

ON_A_PAGE = 8
MINE_AT_MOST = 30


@requires(signed_in)
def recognitions(request: PersonRequest) -> HttpResponse:
    """What shows to me, the newest first, of all priorities or of one."""
    choices = [("", _("Any priority")), *((str(one.priority_id), one.name) for one in priorities_now())]
    asked = request.GET.get("priority", "")
    of = filter_by("priority", _("Of which priority?"), choices, asked=asked, is_select=True)
    found = stories_for(request.person, row_number(of.chosen))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "stories": lived_stories(page),
        "of": of,
        "kept": urlencode({"priority": of.chosen}) + "&" if of.is_set else "",
    }
    return render(request, "reflect/recognitions/recognitions.html", context)


@requires(signed_in)
def unit_recognitions(request: PersonRequest, pk: int) -> HttpResponse:
    """What shows to me of the stories that were lived in a unit."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    page = Paginator(stories_of_unit(unit, request.person), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "unit": unit,
        "above": list(Unit.objects.above(unit).exclude(pk=unit.pk)),
        "tabs": tabs_of_unit(unit, "unit_recognitions"),
        "page": page,
        "stories": lived_stories(page),
    }
    return render(request, "reflect/recognitions/unit.html", context)


@requires(signed_in)
def my_recognitions(request: PersonRequest) -> HttpResponse:
    """The stories about me, with what I said to each, and those that I wrote."""
    person = request.person
    answers = dict(Recognised.objects.filter(person=person).values_list("recognition", "answer"))
    context = {
        "about": [(one, answers.get(one.pk, "")) for one in about(person)[:MINE_AT_MOST]],
        "written": list(written_by(person)[:MINE_AT_MOST]),
        "tabs": tabs_of_work("my_recognitions"),
    }
    return render(request, "reflect/recognitions/mine.html", context)


@requires(reader_of_the_recognition)
def recognition(request: PersonRequest, pk: int) -> HttpResponse:
    """One story: for those in it with their answer, for its writer with what is wished."""
    story = get_object_or_404(ordered(Recognition.objects.all()), pk=pk)
    people = list(story.people.all())
    mine = next((one for one in people if one.person_id == request.person.pk), None)
    is_mine = story.author_id == request.person.pk
    context = {
        "story": story,
        "people": [one.person for one in people],
        "mine": mine,
        "is_mine": is_mine,
        "form": AgreeForm(initial={"reach": mine.reach, "edits": story.edits}) if mine else None,
        "wishes": [wish_for(story, one) for one in people if is_mine and one.did],
        "readers": readers_of_recognition(story).said_to(request.person),
    }
    return render(request, "reflect/recognitions/recognition.html", context)


def wish_for(story: Recognition, one: Recognised) -> dict[str, object]:
    """Return the words that somebody in a story would rather have, against those that stand."""
    texts = [
        (_("What they did"), story.did, one.did),
        (_("What it made possible"), story.made_possible, one.made_possible),
    ]
    return {"person": one.person, "passages": changed_passages(texts), "one": one}
