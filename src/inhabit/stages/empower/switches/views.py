"""Where clocks, check-ins and decision logs are on or off in a programme."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme
from inhabit.programme.permissions import runs, sponsor_or_team_of_the_programme, team_of_the_programme
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.stages.empower.switches.actions import drop_switch, set_switch, start_off
from inhabit.stages.empower.switches.forms import AGREEMENT, ON, SwitchForm
from inhabit.stages.empower.switches.models import Switch, What

MOST_PLACES = 300
MOST_RULES = 300


@requires(sponsor_or_team_of_the_programme)
def programme_switches(request: PersonRequest, pk: int) -> HttpResponse:
    """What is on and off where, and why."""
    programme = programme_by_number(pk)
    context = {
        "programme": programme,
        "tabs": tabs_of_programme(programme, "programme_switches"),
        "rules": rules_of(programme),
        "may_edit": runs(request.person, pk),
    }
    return render(request, "empower/switches/switches.html", context)


def programme_by_number(pk: int) -> Programme:
    return get_object_or_404(Programme.objects.select_related("root_unit"), pk=pk)


def rules_of(programme: Programme) -> list[Switch]:
    """Return the rules for the programme's units and for those above, which hold for them too."""
    root = programme.root_unit
    inside = Unit.objects.within(root).order_by().values("pk")
    above = Unit.objects.above(root).order_by().values("pk")
    rules = Switch.objects.holding().filter(unit__in=inside.union(above))
    return list(
        rules.select_related("unit", "made_by").order_by("unit__depth", "unit__name", "place", "what")[
            :MOST_RULES
        ]
    )


@requires(team_of_the_programme)
def new_switch(request: PersonRequest, pk: int) -> HttpResponse:
    """Say that something is on or off from a unit down, or in a place."""
    programme = programme_by_number(pk)
    form = SwitchForm(request.POST or None, root=programme.root_unit)
    if request.method != "POST" or not form.is_valid():
        locations = (
            Person.objects.exclude(location="").order_by("location").values_list("location", flat=True)
        )
        context = {"programme": programme, "form": form, "places": locations.distinct()[:MOST_PLACES]}
        status = 422 if request.method == "POST" else 200
        return render(request, "empower/switches/new_switch.html", context, status=status)
    keep(form, request.person)
    messages.success(request, _("It holds from now on. Nothing that was written is lost."))
    return redirect("programme_switches", pk=pk)


def keep(form: SwitchForm, by: Person) -> None:
    said = form.cleaned_data
    where = {"unit": form.unit, "place": said["place"], "reason": said["reason"], "by": by}
    if said["state"] == AGREEMENT:
        start_off(**where)
        return
    for what in said["what"]:
        set_switch(what=What(what), is_on=said["state"] == ON, **where)


@requires(team_of_the_programme)
@takes_posts_only
def switch_removal(request: PersonRequest, pk: int, switch: int) -> HttpResponse:
    """Take a rule away: what holds above holds again."""
    programme = programme_by_number(pk)
    inside = Unit.objects.within(programme.root_unit).values("pk")
    found = get_object_or_404(Switch.objects.filter(unit__in=inside), pk=switch)
    drop_switch(switch=found, by=request.person)
    messages.success(request, _("Taken away. What holds above holds here again."))
    return redirect("programme_switches", pk=pk)
