"""My values and goals: on one page, for me alone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.connect.actions import delete_values, save_values
from inhabit.stages.clarify.connect.forms import ValuesForm
from inhabit.stages.clarify.connect.models import OwnValues
from inhabit.stages.clarify.connect.readers import readers_of_private_words
from inhabit.stages.clarify.connect.selectors import spoken
from inhabit.stages.clarify.connect.values import all_values, value_groups
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.clarify.views import autosave


@requires(signed_in)
def my_values(request: PersonRequest) -> HttpResponseBase:
    """Choose and write what matters to me. POST keeps it."""
    if request.method != "POST":
        return page(request, values_form(initial=initial_for(request)))
    form = values_form(request.POST)
    if not form.is_valid():
        return page(request, form, status=422)
    try:
        save_values(words=form.words, edits=form.cleaned_data["edits"], by=request.person)
    except StaleFormError:
        stored = OwnValues.objects.get(person=request.person)
        form.data = with_edits(form.data, stored.edits)
        return page(request, form, newer=texts_of(stored), status=409)
    messages.success(request, _("Kept. Only you read it."))
    return redirect("my_values")


@requires(signed_in)
@takes_posts_only
def my_values_draft(request: PersonRequest) -> HttpResponse:
    """Autosave: keep what is chosen and typed so far and answer with the count of edits."""
    form = values_form(request.POST)
    if not form.is_keepable():
        return autosave.too_long()
    try:
        saved = save_values(words=form.words, edits=form.cleaned_data["edits"], by=request.person)
    except StaleFormError:
        return autosave.newer_is_stored()
    return autosave.kept(saved)


@requires(signed_in)
def my_values_removal(request: PersonRequest) -> HttpResponse:
    """Ask once, naming what goes; then delete."""
    if request.method != "POST":
        stored = OwnValues.objects.filter(person=request.person).first()
        texts = texts_of(stored) if stored else []
        return render(request, "clarify/connect/values_removal.html", {"texts": texts})
    delete_values(by=request.person)
    messages.success(request, _("Deleted."))
    return redirect("my_values")


def values_form(data: Any = None, initial: Any = None) -> ValuesForm:
    return ValuesForm(data, initial=initial, choices={"values": all_values()})


def initial_for(request: PersonRequest) -> dict[str, Any]:
    stored = OwnValues.objects.filter(person=request.person).first()
    return {**stored.words, "edits": stored.edits} if stored else {"edits": 0}


def texts_of(stored: OwnValues) -> list[str]:
    words = stored.words
    return [*spoken(words.get("values", [])), *filter(None, (words.get("own"), words.get("goals")))]


def page(
    request: PersonRequest, form: ValuesForm, *, newer: list[str] | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "newer": newer,
        "groups": value_groups(),
        "ticked": form["values"].value() or [],
        "readers": readers_of_private_words(request.person).said_to(request.person),
    }
    return render(request, "clarify/connect/values.html", context, status=status)
