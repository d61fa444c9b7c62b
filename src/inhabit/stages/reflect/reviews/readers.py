"""Who reads a review."""

from __future__ import annotations

from django.db.models import Q

from inhabit.access.models import Role
from inhabit.access.permissions import units_of_role
from inhabit.access.readers import Circle, Readers
from inhabit.people.circles import EveryoneHere, HoldersOf, LeadOf
from inhabit.people.models import Person
from inhabit.stages.reflect.reviews.models import CycleReview

READERS_OF_SHARED = Readers((EveryoneHere(),))


def readers_of_draft(review: CycleReview) -> Readers:
    """Before it is shared it is read by who writes it: the unit's lead; of the organisation the sponsors."""
    circle: Circle = LeadOf(review.unit) if review.unit is not None else HoldersOf(Role.SPONSOR)
    return Readers((circle,))


def readable_by(person: Person) -> Q:
    """Return which reviews ``person`` may read, as a filter: shared ones and those that they may write."""
    return Q(shared_at__isnull=False) | writable_by(person)


def writable_by(person: Person) -> Q:
    """Return which reviews are ``person``'s to write: of units they lead, of programmes they sponsor."""
    own = Q(unit__lead=person, unit__is_open=True)
    sponsored = units_of_role(person, Role.SPONSOR)
    if not sponsored:
        return own
    return own | Q(unit=None, programme__root_unit__lines_up__ancestor__in=sponsored)
