"""What the page of one barrier shows."""

from __future__ import annotations

from itertools import chain

from django.db.models import Exists, OuterRef

from inhabit.people.models import Person, Placement, Unit
from inhabit.stages.communicate.wordlist import likeness
from inhabit.stages.empower.barriers.models import Barrier, BarrierEvent, Raising, Trial
from inhabit.stages.empower.barriers.selectors.mine import seen_to_by

MOST_RAISINGS = 50
MOST_PEOPLE = 60
MOST_COMPARED = 300
MOST_LIKE_IT = 5
ALIKE = 0.2


def events_of(barrier: Barrier) -> list[BarrierEvent]:
    return list(barrier.events.select_related("unit", "by").order_by("pk"))


def raisings_of(barrier: Barrier) -> list[Raising]:
    """Return up to fifty of those in whose way it stands, marked as here or not."""
    here = Placement.objects.current().filter(is_counted=True, person=OuterRef("person"))
    rows = barrier.raisings.select_related("person").annotate(is_here=Exists(here))
    return list(rows.order_by("pk")[:MOST_RAISINGS])


def running_trial_of(barrier: Barrier) -> Trial | None:
    return barrier.trials.filter(outcome="").first()


def people_to_hand_to(barrier: Barrier) -> list[Person]:
    """Return who could see to it: the unit's people and lead, those who lead below it, and those above.

    Nobody twice, and not who has it now; of a large unit the first sixty by name.
    """
    placed = Placement.objects.current().filter(unit=barrier.unit, is_counted=True).values("person")
    members = Person.objects.filter(pk__in=placed)
    below = Person.objects.filter(units_led__parent=barrier.unit, units_led__is_open=True)
    above = Person.objects.filter(units_led__in=Unit.objects.above(barrier.unit))
    found = chain(above, below, members.order_by("name", "pk")[:MOST_PEOPLE])
    has_it = barrier.owner_id or barrier.unit.lead_id
    people = {person.pk: person for person in found if person.pk != has_it}
    return list(people.values())


def perhaps_the_same(barrier: Barrier, person: Person) -> list[Barrier]:
    """Return up to five others that ``person`` sees to and that share words with ``barrier``."""
    others = seen_to_by(person).filter(batch__isnull=not barrier.is_unnamed).exclude(pk=barrier.pk)
    scored = [(likeness(barrier.text, other.text), other) for other in others[:MOST_COMPARED]]
    alike = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [other for _score, other in alike[:MOST_LIKE_IT]]
