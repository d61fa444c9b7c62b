"""How what was sent is answered: in a word to the script that keeps it until then, else with the page."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from inhabit.access.permissions import PersonRequest
from inhabit.stages.reflect.retrospectives.actions.changing import PhaseIsOverError
from inhabit.stages.reflect.retrospectives.views.live import live_page, retrospective_by_number


def answer(
    request: PersonRequest, pk: int, act: Callable[[], object], form: forms.Form | None = None
) -> HttpResponse:
    """Do ``act`` with what ``form`` has understood, and say whether it is kept, or why not."""
    if form is not None and not form.is_valid():
        return refuse(
            request, pk, " ".join(str(words) for found in form.errors.values() for words in found), 422
        )
    try:
        act()
    except PhaseIsOverError:
        return refuse(request, pk, _("This step is over."), 409)
    except ValidationError as error:
        return refuse(request, pk, " ".join(error.messages), 422)
    if is_from_script(request):
        return JsonResponse({"kept": True})
    return redirect("retrospective", pk=pk)


def refuse(request: PersonRequest, pk: int, words: str, status: int) -> HttpResponse:
    if is_from_script(request):
        return JsonResponse({"kept": False, "message": words}, status=status)
    stored, typed = retrospective_by_number(pk), request.POST.get("text", "").strip()
    if typed and not stored.is_over:
        return live_page(request, stored, status=status, refused=words, typed=typed)
    messages.error(request, words)
    return redirect("retrospective", pk=pk)


def is_from_script(request: PersonRequest) -> bool:
    return "X-Outbox" in request.headers
