"""A later cycle begins: a lead looks at the unit's words again, and everybody at their own part."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.access.numbers import row_number
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Unit
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.permissions import lead_in_the_programme
from inhabit.stages.clarify.readers import READERS_OF_SHARED
from inhabit.stages.reflect.reviews.actions import confirm_parts, confirm_words
from inhabit.stages.reflect.reviews.selectors import parts_to_look_at, words_to_look_at


@requires(lead_in_the_programme)
def still_right(request: PersonRequest, pk: int, unit: int) -> HttpResponse:
    """What the unit says on each priority: still right, or to be said differently."""
    programme = get_object_or_404(Programme.objects.running(), pk=pk)
    about = get_object_or_404(Unit, pk=unit)
    stage = get_object_or_404(UnitStage, programme=programme, unit=about)
    if request.method == "POST":
        chosen = [row_number(number) for number in request.POST.getlist("words")]
        number = confirm_words(programme=programme, unit=about, words=chosen, by=request.person)
        say_how_many(request, number)
        return redirect(reverse("still_right", args=[pk, unit]))
    context = {
        "unit": about,
        "programme": programme,
        "stage": stage,
        "words": list(words_to_look_at(programme, about, stage.cycle)),
        "readers": READERS_OF_SHARED.said_to(request.person),
    }
    return render(request, "reflect/reviews/still_right.html", context)


def say_how_many(request: PersonRequest, number: int) -> None:
    if not number:
        messages.info(request, _("Nothing was marked. Mark what is still right, or say it differently."))
        return
    messages.success(
        request,
        ngettext(
            "Confirmed. It holds in this cycle, too.", "Confirmed. They hold in this cycle, too.", number
        ),
    )


@requires(signed_in)
def still_my_part(request: PersonRequest) -> HttpResponse:
    """My parts from the cycle before: still mine, or to be changed."""
    waiting = list(parts_to_look_at(request.person))
    if request.method == "POST":
        asked = row_number(request.POST.get("part"))
        part = next((each for each in waiting if each.pk == asked), None)
        if part is not None:
            confirm_parts(parts=[part.pk], cycle=part.cycle, by=request.person)  # type: ignore[attr-defined]  # annotated
        messages.success(request, _("Still yours. It stands as it was."))
        return redirect("still_my_part" if len(waiting) > 1 else "home")
    return render(request, "reflect/reviews/still_my_part.html", {"parts": waiting})
