"""A lead rehearses the story with four kinds of listeners, for themself alone."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.people.permissions import lead_of_the_unit
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.clarify.views import autosave
from inhabit.stages.communicate.actions.retellings import save_rehearsal
from inhabit.stages.communicate.forms.retellings import RehearsalForm, initial_of_rehearsal, notes_of_form
from inhabit.stages.communicate.models import Rehearsal
from inhabit.stages.communicate.readers.stories import readers_of_rehearsal
from inhabit.stages.communicate.selectors.drafts import desk_of
from inhabit.stages.communicate.views.retellings import unit_and_story


@requires(lead_of_the_unit)
def rehearsal(request: PersonRequest, pk: int, story: int) -> HttpResponse:
    """The listeners' questions beside the draft. POST keeps the notes and goes back to it."""
    unit, shown = unit_and_story(pk, story)
    stored = Rehearsal.objects.filter(person=request.person, story=shown).first()
    form = RehearsalForm(request.POST or None, initial=initial_of_rehearsal(stored))
    newer, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                save_rehearsal(
                    story=shown,
                    notes=notes_of_form(form),
                    edits=form.cleaned_data["edits"],
                    by=request.person,
                )
            except StaleFormError:
                newer = RehearsalForm(initial=initial_of_rehearsal(stored))
                form.data = with_edits(form.data, stored.edits if stored else 0)
            else:
                messages.success(request, _("Kept for you alone."))
                return redirect("retelling", pk=unit.pk, story=shown.pk)
    context = {
        "unit": unit,
        "story": shown,
        "form": form,
        "newer": newer,
        "desk": desk_of(unit, shown, request.person),
        "readers": readers_of_rehearsal(request.person).said_to(request.person),
    }
    return render(request, "communicate/rehearsal.html", context, status=status)


@requires(lead_of_the_unit)
@takes_posts_only
def rehearsal_notes(request: PersonRequest, pk: int, story: int) -> HttpResponse:
    """Autosave: keep the notes as typed so far and answer with the count of edits."""
    _unit, shown = unit_and_story(pk, story)
    form = RehearsalForm(request.POST)
    if not form.is_valid():
        return autosave.too_long()
    edits = form.cleaned_data["edits"]
    try:
        kept = save_rehearsal(story=shown, notes=notes_of_form(form), edits=edits, by=request.person)
    except StaleFormError:
        return autosave.newer_is_stored()
    return autosave.kept(kept)
