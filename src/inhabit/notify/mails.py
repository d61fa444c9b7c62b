"""What became of the mails to somebody."""

from __future__ import annotations

from inhabit.access.models import Delivery
from inhabit.people.models import Person

MAILS_SHOWN = 10


def mail_that_failed(person: Person) -> Delivery | None:
    """Return the last mail of notices to ``person`` where it could not be delivered; None where it was.

    A mail to an address that is no longer theirs says nothing about today's.
    """
    last = Delivery.objects.filter(person=person, purpose=Delivery.Purpose.NOTICES).first()
    has_failed = last is not None and last.state == Delivery.State.FAILED
    return last if last and has_failed and last.address in addresses_of(person) else None


def addresses_of(person: Person) -> set[str]:
    account = getattr(person, "account", None)
    return {person.email, (account.email if account else None) or ""}


def last_mails(person: Person) -> list[Delivery]:
    """Return the last mails to ``person``, the newest first."""
    return list(Delivery.objects.filter(person=person)[:MAILS_SHOWN])
