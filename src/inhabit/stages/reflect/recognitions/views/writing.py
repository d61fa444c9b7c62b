"""Telling a story about others, changing it, taking it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Person, PersonQuerySet, Placement
from inhabit.people.picking import Picker, as_typed, is_searching, picker_of, words_for
from inhabit.people.selectors import own_unit_of
from inhabit.people.words import every_word_begins
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.reflect.recognitions.actions import (
    NewerWordsError,
    put_back_recognition,
    reword_recognition,
    take_back_recognition,
    write_recognition,
)
from inhabit.stages.reflect.recognitions.forms import StoryForm, WordsForm
from inhabit.stages.reflect.recognitions.models import Recognition
from inhabit.stages.reflect.recognitions.permissions import writer_of_the_recognition
from inhabit.stages.reflect.recognitions.readers import readers_while_waiting
from inhabit.stages.reflect.recognitions.selectors import priorities_now
from inhabit.surfaces.rewording import changed_passages
from inhabit.surfaces.toasts import say_with_undo

OFFERED_AT_MOST = 12  # colleagues, before a search


@requires(signed_in)
def new_recognition(request: PersonRequest) -> HttpResponse:
    """Whom, which priority, what they did, what it made possible."""
    choices: dict[str, Any] = {"statements": priorities_now(), "people": people_to_choose(request.person)}
    if request.method != "POST":
        asked = {"people": [row_number(request.GET.get("person"))], "priority": request.GET.get("priority")}
        return story_page(request, StoryForm(initial=asked, **choices))
    if is_searching(request.POST):
        return story_page(request, StoryForm(initial=as_typed(StoryForm, request.POST), **choices))
    form = StoryForm(request.POST, **choices)
    if not form.is_valid():
        return story_page(request, form, status=422)
    said = {name: form.cleaned_data[name] for name in ("people", "priority", "did", "made_possible")}
    try:
        written = write_recognition(by=request.person, **said)
    except ValidationError as error:
        form.add_error("people", error)
        return story_page(request, form, status=422)
    messages.success(request, _("It waits for their yes. Until then only you and they read it."))
    return redirect("recognition", pk=written.pk)


def people_to_choose(by: Person) -> PersonQuerySet:
    return Person.objects.here().exclude(pk=by.pk).exclude(name="").order_by("name", "pk")


def people_picker(request: PersonRequest, form: StoryForm) -> Picker:
    people = people_to_choose(request.person)
    here = Placement.objects.current().filter(unit=own_unit_of(request.person))
    return picker_of(
        form["people"],
        people,
        words=words_for("people", request.POST),
        found=lambda rows, words: rows.filter(every_word_begins("name", words)),
        note=lambda person: person.job_title,
        offered=people.filter(pk__in=here.values("person"))[:OFFERED_AT_MOST],
    )


def story_page(request: PersonRequest, form: StoryForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "people": people_picker(request, form),
        "readers": readers_while_waiting(request.person).said_to(request.person),
    }
    return render(request, "reflect/recognitions/new.html", context, status=status)


@requires(writer_of_the_recognition)
def recognition_change(request: PersonRequest, pk: int) -> HttpResponse:
    """Change the words: everyone in it is asked anew."""
    story = get_object_or_404(Recognition.objects.select_related("author"), pk=pk)
    if request.method != "POST":
        initial = {"did": story.did, "made_possible": story.made_possible, "edits": story.edits}
        return change_page(request, story, WordsForm(initial=initial))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return change_page(request, story, form, status=422)
    try:
        reword_recognition(recognition=story, by=request.person, **form.cleaned_data)
    except NewerWordsError as error:
        form.data = with_edits(form.data, error.stored.edits)
        return change_page(request, error.stored, form, is_stale=True, status=422)
    messages.success(request, _("Kept. Those in it read the new words before anything shows."))
    return redirect("recognition", pk=pk)


def change_page(
    request: PersonRequest, story: Recognition, form: WordsForm, *, is_stale: bool = False, status: int = 200
) -> HttpResponse:
    typed = form.cleaned_data if is_stale else {}
    texts = [
        (_("What they did"), story.did, typed.get("did", "")),
        (_("What it made possible"), story.made_possible, typed.get("made_possible", "")),
    ]
    context = {
        "story": story,
        "form": form,
        "is_stale": is_stale,
        "passages": changed_passages(texts) if is_stale else (),
        "readers": readers_while_waiting(request.person, story).said_to(request.person),
    }
    return render(request, "reflect/recognitions/change.html", context, status=status)


@requires(writer_of_the_recognition)
@takes_posts_only
def recognition_removal(request: PersonRequest, pk: int) -> HttpResponse:
    """Take back a story that I wrote."""
    take_back_recognition(recognition=get_object_or_404(Recognition, pk=pk), by=request.person)
    say_with_undo(
        request,
        _("Taken back: nobody reads it any more."),
        undo=reverse("recognition_return", args=[pk]),
    )
    return redirect("my_recognitions")


@requires(writer_of_the_recognition)
@takes_posts_only
def recognition_return(request: PersonRequest, pk: int) -> HttpResponse:
    """Undo it."""
    put_back_recognition(recognition=get_object_or_404(Recognition, pk=pk), by=request.person)
    messages.success(request, _("It is there again, as it was."))
    return redirect("recognition", pk=pk)
