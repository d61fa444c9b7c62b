"""A lead asks for coaching for the own unit as a team, and chooses the coach."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.groups.actions.planning import (
    ask_for_team,
    choose_coach,
    members_of,
    take_back_request,
)
from inhabit.coaching.groups.fitting import SUGGESTED, CoachOption, coaches_for, party_of
from inhabit.coaching.models import Format, Group
from inhabit.people.models import Unit
from inhabit.people.permissions import lead_of_the_unit


@requires(lead_of_the_unit)
@require_http_methods(["GET", "HEAD", "POST"])
def unit_team(request: PersonRequest, pk: int) -> HttpResponse:
    """How far coaching for the team has come; as its lead one asks for it, and chooses the coach.

    Who takes part, the lead learns only by taking part.
    """
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    group = Group.objects.open().filter(unit=unit, format=Format.TEAM).select_related("coach__person").first()
    options = options_of(group, unit)
    if request.method == "POST":
        return answer(request, unit, group, options)
    shown = {"unit": unit, "group": group, "options": options}
    return render(request, "coaching/groups/unit_team.html", shown)


def options_of(group: Group | None, unit: Unit) -> list[CoachOption]:
    if group is None or group.state != Group.State.CHOOSING:
        return []
    return coaches_for(list(members_of(unit)), format=Format.TEAM, party=party_of(group))[:SUGGESTED]


def answer(
    request: PersonRequest, unit: Unit, group: Group | None, options: list[CoachOption]
) -> HttpResponse:
    chosen = next((o.coach for o in options if str(o.coach.pk) == request.POST.get("coach")), None)
    try:
        if "taken_back" in request.POST:
            take_back(request, group)
        elif group is None:
            ask_for_team(unit=unit, by=request.person)
            messages.success(request, _("Asked. The programme team answers you."))
        elif chosen is not None:
            choose_coach(group=group, coach=chosen, by=request.person)
            messages.success(request, _("Chosen. Everybody in the unit is asked now, you too."))
        else:
            messages.warning(request, _("Choose one of those that are shown."))
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return redirect("unit_team", unit.pk)


def take_back(request: PersonRequest, group: Group | None) -> None:
    if group is not None:
        take_back_request(group=group, by=request.person)
    messages.success(request, _("Taken back. You can ask again whenever it suits you all better."))
