"""What became of the mails to somebody."""

from __future__ import annotations

from inhabit.access.models import Delivery
from inhabit.people.models import Person


def mail_that_failed(person: Person) -> Delivery | None:
    """Return the last mail of notices to ``person`` where it could not be delivered; None where it was."""
    last = Delivery.objects.filter(person=person, purpose=Delivery.Purpose.NOTICES).first()
    return last if last and last.state == Delivery.State.FAILED else None
