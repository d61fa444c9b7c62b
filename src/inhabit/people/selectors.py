"""Small questions about people and units that many pages ask."""

from inhabit.people.models import Person, PersonQuerySet, Placement, Unit


def unit_of(person: Person) -> Unit | None:
    """Return the unit in which ``person`` is counted today."""
    return (
        Unit.objects.select_related("lead", "parent")
        .filter(placements__in=person.placements.current().filter(is_counted=True))
        .first()
    )


def led_unit_of(person: Person, own_unit: Unit) -> Unit | None:
    """Return the unit below ``own_unit`` that ``person`` leads; of several, the first by name."""
    return Unit.objects.open().select_related("lead").filter(lead=person, parent=own_unit).first()


def reports_to(lead: Person) -> PersonQuerySet:
    """Return who reports to ``lead`` today: the counted members of the units that they lead."""
    counted = Placement.objects.current().filter(is_counted=True, unit__lead=lead).exclude(person=lead)
    return Person.objects.filter(pk__in=counted.values("person"))
