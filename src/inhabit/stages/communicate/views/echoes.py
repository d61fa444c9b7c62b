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
from inhabit.people.models import Unit
from inhabit.people.permissions import lead_of_the_unit
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.clarify.views import autosave
from inhabit.stages.communicate.actions.echoes import latest_echo, save_echo_draft, share_echo
from inhabit.stages.communicate.forms.playbacks import EchoForm
from inhabit.stages.communicate.models import Echo, Story
from inhabit.stages.communicate.readers.playbacks import readers_of_echo
from inhabit.stages.communicate.selectors.inbox import echo_of, inbox_of, to_write_back


@requires(lead_of_the_unit)
def echo(request: PersonRequest, pk: int, story: int) -> HttpResponseBase:
    """Write beside the playbacks what I heard. POST shares it with the unit."""
    unit, told = heard_in(pk, story)
    if request.method != "POST":
        latest = latest_echo(told, unit, request.person)
        initial = {"text": latest.text, "edits": latest.edits} if latest else {"edits": 0}
        return page(request, unit, told, EchoForm(initial=initial))
    form = EchoForm(request.POST)
    if not form.is_valid():
        return page(request, unit, told, form, status=422)
    try:
        share_echo(story=told, unit=unit, by=request.person, **form.cleaned_data)
    except StaleFormError as stale:
        return stale_page(request, unit, told, form, stale)
    except ValidationError as error:
        form.add_error("text", error)
        return page(request, unit, told, form, status=422)
    messages.success(request, _("Shared. Those who played it back with their name are told so."))
    return redirect(reverse("unit_story", args=[unit.pk], query={"story": told.pk}))


@requires(lead_of_the_unit)
@takes_posts_only
def echo_draft(request: PersonRequest, pk: int, story: int) -> HttpResponseBase:
    """Keep what is typed so far, as autosave or by the button; nobody else reads it."""
    unit, told = heard_in(pk, story)
    form = EchoForm(request.POST)
    is_autosave = request.headers.get("X-Autosave") == "1"
    if not form.is_valid():
        return autosave.too_long() if is_autosave else page(request, unit, told, form, status=422)
    try:
        draft = save_echo_draft(story=told, unit=unit, by=request.person, **form.cleaned_data)
    except StaleFormError as stale:
        if is_autosave:
            return autosave.newer_is_stored()
        return stale_page(request, unit, told, form, stale)
    if is_autosave:
        return JsonResponse({"saved_at": draft.edited_at.isoformat(), "edits": draft.edits})
    messages.success(request, _("Kept as your draft. Only you read it."))
    return redirect("listening")


def heard_in(pk: int, story: int) -> tuple[Unit, Story]:
    """Return the unit and the story; only where something was told or heard there is something to answer."""
    unit = get_object_or_404(Unit.objects.open().select_related("lead"), pk=pk)
    told = get_object_or_404(Story.objects.to_be_told(), pk=story)
    if not to_write_back([unit], [told]):
        raise Http404
    return unit, told


def stale_page(
    request: PersonRequest, unit: Unit, story: Story, form: EchoForm, stale: StaleFormError
) -> HttpResponse:
    stored = Echo.objects.get(pk=stale.stored.pk)
    form.data = with_edits(form.data, stored.edits)
    return page(request, unit, story, form, newer=stored, status=422)


def page(
    request: PersonRequest,
    unit: Unit,
    story: Story,
    form: EchoForm,
    *,
    newer: Echo | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "unit": unit,
        "story": story,
        "form": form,
        "newer": newer,
        "standing": echo_of(unit, story),
        "inbox": inbox_of(
            request.person,
            unit=str(unit.pk),
            story=str(story.pk),
            page=request.GET.get("page"),
            batch=request.GET.get("batch"),
        ),
        "readers": readers_of_echo(unit).said_to(request.person),
    }
    return render(request, "communicate/echo.html", context, status=status)
