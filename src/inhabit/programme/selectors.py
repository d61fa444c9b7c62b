"""Which programme concerns whom, and what its strategy says now."""

from collections.abc import Collection, Sequence

from django.http import HttpRequest

from inhabit.access.numbers import row_number
from inhabit.people.models import Unit, UnitAncestor
from inhabit.programme.models import Programme, UnitStage
from inhabit.strategy.models import Statement, Version
from inhabit.surfaces.tabs import Tab


def programmes_of(unit: Unit, priority: int | None = None) -> list[Programme]:
    """Return the running programmes that ``unit`` takes part in, the one started last first; a few.

    With ``priority``, only those that carry the strategy it belongs to. A unit that has been dissolved
    stays with the programmes in which it had a stage.
    """
    programmes = Programme.objects.running().select_related("strategy", "root_unit")
    if priority is not None:
        programmes = programmes.filter(strategy__priorities=priority)
    if unit.is_open:
        return list(programmes.filter(root_unit__lines_down__unit=unit))
    return list(programmes.filter(unit_stages__unit=unit))


def programmes_of_units(units: Collection[int]) -> dict[int, list[Programme]]:
    """Return the same for many units, by their numbers, in three queries; those in none are left out."""
    running = {programme.pk: programme for programme in Programme.objects.running()}
    under = UnitAncestor.objects.filter(
        unit__in=units, unit__is_open=True, ancestor__programmes__in=running
    ).values_list("unit", "ancestor__programmes")
    had_a_stage = UnitStage.objects.filter(
        unit__in=units, unit__is_open=False, programme__in=running
    ).values_list("unit", "programme")
    takes_part = {*under, *had_a_stage}
    return {
        unit: [programme for key, programme in running.items() if (unit, key) in takes_part]
        for unit in {unit for unit, _ in takes_part}
    }


def chosen_from(programmes: list[Programme], asked: int) -> Programme | None:
    """Return the programme whose number is ``asked``, else the first; None without any."""
    return next((item for item in programmes if item.pk == asked), programmes[0] if programmes else None)


def programme_of(unit: Unit, asked: int = 0, priority: int | None = None) -> Programme | None:
    """Return the running programme ``asked`` for that ``unit`` takes part in, else the one started last.

    With ``priority``, among those that carry the strategy it belongs to.
    """
    return chosen_from(programmes_of(unit, priority), asked)


def asked_programme(request: HttpRequest) -> int:
    """Return the number of the programme that a form or an address names; 0, which none has, without."""
    return row_number(request.POST.get("programme") or request.GET.get("programme"))


def tabs_of_programmes(programmes: Sequence[Programme], here: Programme | None) -> list[Tab]:
    """Return ``programmes`` to choose from on a page, ``here`` being the one it shows."""
    return [Tab(item.name, f"?programme={item.pk}", is_here=item == here) for item in programmes]


def statements_now(programme: Programme) -> list[Statement]:
    """Return what the programme's strategy says, in its latest published version, with that version."""
    published = Version.objects.published().filter(strategy=programme.strategy_id)
    latest = published.order_by("-number").values("pk")[:1]
    return list(Statement.objects.filter(version__in=latest).select_related("version", "priority"))
