"""Which programme concerns whom, and what its strategy says now."""

from inhabit.people.models import Unit
from inhabit.programme.models import Programme
from inhabit.strategy.models import Statement, Version


def programme_of(unit: Unit) -> Programme | None:
    """Return the running programme that ``unit`` takes part in; of several, the one started last.

    A unit that has been dissolved stays with the programmes in which it had a stage.
    """
    programmes = Programme.objects.running().select_related("strategy", "root_unit")
    if unit.is_open:
        return programmes.filter(root_unit__lines_down__unit=unit).first()
    return programmes.filter(unit_stages__unit=unit).first()


def statements_now(programme: Programme) -> list[Statement]:
    """Return what the programme's strategy says, in its latest published version, with that version."""
    published = Version.objects.published().filter(strategy=programme.strategy_id)
    latest = published.order_by("-number").values("pk")[:1]
    return list(Statement.objects.filter(version__in=latest).select_related("version", "priority"))
