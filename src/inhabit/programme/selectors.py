"""Which programme concerns whom, and what its strategy says now."""

from inhabit.people.models import Unit
from inhabit.programme.models import Programme
from inhabit.strategy.models import Statement, Version


def programmes_of(unit: Unit) -> list[Programme]:
    """Return the running programmes that ``unit`` takes part in, the one started last first; a few.

    A unit that has been dissolved stays with the programmes in which it had a stage.
    """
    programmes = Programme.objects.running().select_related("strategy", "root_unit")
    if unit.is_open:
        return list(programmes.filter(root_unit__lines_down__unit=unit))
    return list(programmes.filter(unit_stages__unit=unit))


def chosen_from(programmes: list[Programme], asked: int) -> Programme | None:
    """Return the programme whose number is ``asked``, else the first; None without any."""
    return next((item for item in programmes if item.pk == asked), programmes[0] if programmes else None)


def programme_of(unit: Unit, asked: int = 0) -> Programme | None:
    """Return the running programme ``asked`` for that ``unit`` takes part in, else the one started last."""
    return chosen_from(programmes_of(unit), asked)


def statements_now(programme: Programme) -> list[Statement]:
    """Return what the programme's strategy says, in its latest published version, with that version."""
    published = Version.objects.published().filter(strategy=programme.strategy_id)
    latest = published.order_by("-number").values("pk")[:1]
    return list(Statement.objects.filter(version__in=latest).select_related("version", "priority"))
