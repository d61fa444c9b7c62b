"""Who may change a stop list."""

from inhabit.access.permissions import Permission
from inhabit.people.models import Person
from inhabit.stages.clarify.stops.models import Stop


def leads_its_unit(person: Person, pk: int) -> bool:
    return Stop.objects.filter(pk=pk, unit__lead=person, unit__is_open=True).exists()


lead_of_its_unit = Permission("lead of the unit", lambda person, pk, **_: leads_its_unit(person, pk))
