"""Who may write and read in Connect."""

from inhabit.access.permissions import Permission
from inhabit.people.models import Person
from inhabit.people.selectors import units_led_by
from inhabit.stages.clarify.connect.models import Connection


def has_begun(person: Person, pk: int) -> bool:
    """Say whether the connection is ``person``'s own."""
    return Connection.objects.filter(pk=pk, person=person).exists()


author_of_the_connection = Permission(
    "author of the connection", lambda person, pk, **_: has_begun(person, pk), is_hidden=True
)
anyone_who_leads = Permission("lead of a unit", lambda person, **_: bool(units_led_by(person)))
