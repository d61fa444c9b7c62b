"""Small questions about people and units that many pages ask."""

from inhabit.people.models import Person, Unit


def unit_of(person: Person) -> Unit | None:
    """Return the unit in which ``person`` is counted today."""
    return (
        Unit.objects.select_related("lead", "parent")
        .filter(placements__in=person.placements.current().filter(is_counted=True))
        .first()
    )
