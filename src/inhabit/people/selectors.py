"""Small questions about people and units that many pages ask."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery

from inhabit.access.models import Guest
from inhabit.people.models import Person, PersonQuerySet, Placement, Unit, UnitLine
from inhabit.people.words import every_word_begins


def works_here() -> Exists:
    """Say of each account whether its person has a counted place today; see ``access.asked``."""
    return Exists(Placement.objects.current().filter(is_counted=True, person=OuterRef("person")))


def people_with_access() -> PersonQuerySet:
    """Return everyone who may come in today: who works here, and guests."""
    places = Placement.objects.current().filter(is_counted=True, person=OuterRef("pk"))
    stays = Guest.objects.staying().filter(person=OuterRef("pk"))
    return Person.objects.filter(Exists(places) | Exists(stays))


def unit_of(person: Person) -> Unit | None:
    """Return the unit in which ``person`` is counted today."""
    return (
        Unit.objects.select_related("lead", "parent")
        .filter(placements__in=person.placements.current().filter(is_counted=True))
        .first()
    )


def line_of(person: Person) -> list[Unit]:
    """Return the unit in which ``person`` is counted today and all units above it, the root first."""
    places = person.placements.current().filter(is_counted=True)
    line = Unit.objects.filter(lines_down__unit__placements__in=places)
    return list(line.select_related("lead").order_by("depth"))


def units_led_by(person: Person) -> list[Unit]:
    """Return the units that ``person`` leads today, the highest first; read once per person object."""
    if not hasattr(person, "units_led_now"):
        led = person.units_led.filter(is_open=True).select_related("lead").order_by("depth", "name", "pk")
        person.units_led_now = list(led)  # type: ignore[attr-defined]  # kept for the request
    return person.units_led_now  # type: ignore[attr-defined,no-any-return]  # as above


def own_unit_of(person: Person) -> Unit | None:
    """Return what ``person`` calls "my unit": the highest that they lead or, leading none, are in."""
    return next(iter(units_led_by(person)), None) or unit_of(person)


def led_unit_of(person: Person, own_unit: Unit) -> Unit | None:
    """Return the unit below ``own_unit`` that ``person`` leads; of several, the first by name."""
    return next((unit for unit in units_led_by(person) if unit.parent_id == own_unit.pk), None)


def units_called(words: str, *, most: int) -> list[Unit]:
    """Return up to ``most`` units of today that have every one of ``words`` begin a word of their name."""
    units = Unit.objects.open().filter(every_word_begins("name", words)).select_related("parent", "lead")
    return list(units.order_by("depth", "name", "pk")[:most])


def lines_under_dissolved() -> QuerySet[UnitLine]:
    """Return the lines of units that stood under a unit up to the day on which that one was dissolved."""
    last = UnitLine.objects.filter(unit=OuterRef("parent")).order_by("-starts_on").values("ends_on")[:1]
    return UnitLine.objects.filter(parent__is_open=False, ends_on__gte=Subquery(last))


def reports_to(lead: Person) -> PersonQuerySet:
    """Return who reports to ``lead`` today: the counted members of the units that they lead."""
    counted = Placement.objects.current().filter(is_counted=True, unit__lead=lead).exclude(person=lead)
    people = Person.objects.filter(pk__in=counted.values("person"))
    is_nameless = ExpressionWrapper(Q(name=""), output_field=BooleanField())
    return people.order_by(is_nameless, "name", "job_title", "pk")


def standing_unit(unit: Unit) -> Unit | None:
    """Return ``unit``, or where it is dissolved the nearest that stands of those it last stood under."""
    seen: set[int] = set()
    found: Unit | None = unit
    while found is not None and not found.is_open and found.pk not in seen:
        seen.add(found.pk)
        lines = UnitLine.objects.filter(unit=found).select_related("parent__lead")
        last = lines.order_by("-starts_on", "-pk").first()
        found = last.parent if last is not None else None
    return found if found is not None and found.is_open else None
