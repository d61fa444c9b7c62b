"""A lead writes back to the unit what they heard."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.people.models import Person
from inhabit.people.permissions import lead_of_the_unit
from inhabit.people.selectors import units_led_by
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.clarify.views import autosave
from inhabit.stages.communicate.actions.echoes import latest_echo, save_echo_draft, share_echo
from inhabit.stages.communicate.forms.playbacks import EchoForm
from inhabit.stages.communicate.models import Echo, Story
from inhabit.stages.communicate.readers.playbacks import readers_of_echo
from inhabit.stages.communicate.selectors.inbox import ToWriteBack, arrived_with, to_write_back


@requires(lead_of_the_unit)
def echo(request: PersonRequest, pk: int, story: int) -> HttpResponseBase:
    """Write beside the playbacks what I heard. POST shares it with the unit."""
    heard = heard_in(request.person, pk, story)
    if request.method != "POST":
        latest = latest_echo(heard.story, heard.unit, request.person)
        initial = {"text": latest.text, "edits": latest.edits} if latest else {"edits": 0}
        return page(request, heard, EchoForm(initial=initial))
    form = EchoForm(request.POST)
    if not form.is_valid():
        return page(request, heard, form, status=422)
    try:
        share_echo(story=heard.story, unit=heard.unit, by=request.person, **form.cleaned_data)
    except StaleFormError as stale:
        return stale_page(request, heard, form, stale)
    except ValidationError as error:
        form.add_error("text", error)
        return page(request, heard, form, status=422)
    messages.success(request, _("Shared. Those who played it back with their name are told so."))
    return redirect(reverse("unit_story", args=[pk], query={"story": story}))


@requires(lead_of_the_unit)
@takes_posts_only
def echo_draft(request: PersonRequest, pk: int, story: int) -> HttpResponseBase:
    """Keep what is typed so far, as autosave or by the button; nobody else reads it."""
    heard = heard_in(request.person, pk, story)
    form = EchoForm(request.POST)
    is_autosave = request.headers.get("X-Autosave") == "1"
    if not form.is_valid():
        return autosave.too_long() if is_autosave else page(request, heard, form, status=422)
    try:
        draft = save_echo_draft(story=heard.story, unit=heard.unit, by=request.person, **form.cleaned_data)
    except StaleFormError as stale:
        if is_autosave:
            return autosave.newer_is_stored()
        return stale_page(request, heard, form, stale)
    if is_autosave:
        return JsonResponse({"saved_at": draft.edited_at.isoformat(), "edits": draft.edits})
    messages.success(request, _("Kept as your draft. Only you read it."))
    return redirect("listening")


def heard_in(lead: Person, pk: int, story: int) -> ToWriteBack:
    """Return the unit and the story; only where something was told or heard there is something to answer."""
    units = [unit for unit in units_led_by(lead) if unit.pk == pk]
    told = get_object_or_404(Story.objects.to_be_told(), pk=story)
    for heard in to_write_back(units, [told]):
        return heard
    raise Http404


def stale_page(
    request: PersonRequest, heard: ToWriteBack, form: EchoForm, stale: StaleFormError
) -> HttpResponse:
    stored = Echo.objects.get(pk=stale.stored.pk)
    form.data = with_edits(form.data, stored.edits)
    return page(request, heard, form, newer=stored, status=422)


def page(
    request: PersonRequest,
    heard: ToWriteBack,
    form: EchoForm,
    *,
    newer: Echo | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "unit": heard.unit,
        "story": heard.story,
        "form": form,
        "newer": newer,
        "standing": heard.echo,
        "arrived": arrived_with(request.person, request.GET, unit=heard.unit.pk, story=heard.story.pk),
        "readers": readers_of_echo(heard.unit).said_to(request.person),
    }
    return render(request, "communicate/echo.html", context, status=status)
