"""When one wants to be reminded of the journal."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.stages.reflect.journal.actions import be_quiet_for_now, choose_rhythm
from inhabit.stages.reflect.journal.forms import RhythmForm
from inhabit.stages.reflect.journal.models import ReflectionRhythm, Rhythm
from inhabit.stages.reflect.journal.sharing import readers_of_reflections
from inhabit.stages.reflect.journal.tabs import tabs_of_journal


@requires(signed_in)
def journal_rhythm(request: PersonRequest) -> HttpResponse:
    """Choose it."""
    chosen = ReflectionRhythm.objects.filter(person=request.person).first()
    initial = {"rhythm": chosen.rhythm if chosen else Rhythm.STAGE}
    form = RhythmForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        choose_rhythm(rhythm=Rhythm(form.cleaned_data["rhythm"]), by=request.person)
        messages.success(request, _("That is how it is now. Only you see it."))
        return redirect("journal_rhythm")
    context = {
        "form": form,
        "tabs": tabs_of_journal("journal_rhythm"),
        "readers": readers_of_reflections(request.person).said_to(request.person),
    }
    return render(request, "reflect/journal/rhythm.html", context, status=422 if form.errors else 200)


@requires(signed_in)
@takes_posts_only
def journal_later(request: PersonRequest) -> HttpResponse:
    """Not now: nothing reminds me for two weeks."""
    be_quiet_for_now(by=request.person)
    messages.success(
        request, _("Not for the next two weeks. Under “Reminders” in your journal you change how often.")
    )
    return redirect("home")
