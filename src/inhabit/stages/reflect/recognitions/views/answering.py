"""What somebody says to a story about themself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.reflect.recognitions.actions import (
    NewerWordsError,
    agree_to_recognition,
    keep_unshown,
    wish_other_words,
)
from inhabit.stages.reflect.recognitions.forms import AgreeForm, OtherWordsForm
from inhabit.stages.reflect.recognitions.models import Recognised, Recognition
from inhabit.stages.reflect.recognitions.permissions import somebody_in_it
from inhabit.stages.reflect.recognitions.readers import readers_while_waiting


@requires(somebody_in_it)
@takes_posts_only
def recognition_agreement(request: PersonRequest, pk: int) -> HttpResponse:
    """Yes, it may show."""
    form = AgreeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose who may read it, then say yes."))
        return redirect("recognition", pk=pk)
    story = get_object_or_404(Recognition, pk=pk)
    try:
        story = agree_to_recognition(recognition=story, by=request.person, **form.cleaned_data)
    except NewerWordsError:
        messages.warning(
            request, _("The words have changed meanwhile. Read them once more; nothing shows until then.")
        )
        return redirect("recognition", pk=pk)
    said = _("It shows now. You can take it back whenever you like.")
    waits = _("Thank you. It shows once everyone in it has agreed.")
    messages.success(request, said if story.shown_at else waits)
    return redirect("recognition", pk=pk)


@requires(somebody_in_it)
@takes_posts_only
def recognition_unshown(request: PersonRequest, pk: int) -> HttpResponse:
    """It shall not show, or no longer. Nobody asks why."""
    keep_unshown(recognition=get_object_or_404(Recognition, pk=pk), by=request.person)
    messages.success(request, _("It doesn’t show. Nobody is told, and nobody is told why."))
    return redirect("recognition", pk=pk)


@requires(somebody_in_it)
def recognition_wording(request: PersonRequest, pk: int) -> HttpResponse:
    """Yes, in other words: they go back to whoever wrote it."""
    story = get_object_or_404(Recognition.objects.select_related("author"), pk=pk)
    mine = get_object_or_404(Recognised, recognition=story, person=request.person)
    if request.method != "POST":
        initial = {
            "did": mine.did or story.did,
            "made_possible": mine.made_possible or story.made_possible,
            "reach": mine.reach,
            "edits": story.edits,
        }
        return wording_page(request, story, OtherWordsForm(initial=initial))
    form = OtherWordsForm(request.POST)
    if not form.is_valid():
        return wording_page(request, story, form, status=422)
    try:
        wish_other_words(recognition=story, by=request.person, **form.cleaned_data)
    except NewerWordsError as error:
        form.data = with_edits(form.data, error.stored.edits)
        return wording_page(request, error.stored, form, is_stale=True, status=422)
    messages.success(request, _("Your words are on their way. Nothing shows until they are taken up."))
    return redirect("recognition", pk=pk)


def wording_page(
    request: PersonRequest,
    story: Recognition,
    form: OtherWordsForm,
    *,
    is_stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    author = story.author
    context = {
        "story": story,
        "form": form,
        "is_stale": is_stale,
        "readers": readers_while_waiting(author, story).said_to(request.person) if author else None,
    }
    return render(request, "reflect/recognitions/wording.html", context, status=status)
