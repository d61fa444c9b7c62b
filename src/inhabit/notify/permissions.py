"""Who reads what somebody was told: that person alone."""

from typing import Any

from inhabit.access.permissions import Permission
from inhabit.access.readers import Readers
from inhabit.notify.models import Notice
from inhabit.people.circles import Themself
from inhabit.people.models import Person


def readers_of_notices(person: Person) -> Readers:
    """Nobody but ``person`` reads what they were told."""
    return Readers((Themself(person),))


def is_mine(person: Person, pk: int, **_: Any) -> bool:
    return Notice.objects.filter(pk=pk, person=person).exists()


# Whether somebody was told anything is nobody else's business.
own_notice = Permission("whoever was told", is_mine, is_hidden=True, is_for_guests=True)
