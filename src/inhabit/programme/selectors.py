"""Which programme concerns whom."""

from inhabit.people.models import Unit
from inhabit.programme.models import Programme


def programme_of(unit: Unit) -> Programme | None:
    """Return the running programme that ``unit`` takes part in; of several, the one started last."""
    return (
        Programme.objects.running()
        .filter(root_unit__lines_down__unit=unit)
        .select_related("strategy", "root_unit")
        .first()
    )
