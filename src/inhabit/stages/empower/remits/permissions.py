"""Who may do what with a remit."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from inhabit.access.permissions import Permission
from inhabit.people.models import Person, Placement, Unit, today
from inhabit.people.selectors import own_unit_of, units_led_by
from inhabit.stages.communicate.seats import first_seat, seat_above
from inhabit.stages.empower.remits.models import Remit, RemitAnswer, RemitVersion
from inhabit.stages.empower.remits.requests.models import DecisionRequest


def gives(person: Person, pk: int) -> bool:
    return Remit.objects.given_by(person).filter(pk=pk).exists()


def receives(person: Person, pk: int) -> bool:
    return Remit.objects.received_by(person).filter(pk=pk).exists()


def reads(person: Person, pk: int) -> bool:
    """Say whether ``person`` reads it: what was ever agreed, what is proposed to them, what they give."""
    versions = RemitVersion.objects.filter(remit=OuterRef("pk"))
    ever_held = Exists(versions.filter(state__in=[RemitVersion.State.HOLDS, RemitVersion.State.PAST]))
    proposed = Exists(versions.filter(state=RemitVersion.State.PROPOSED))
    return (
        Remit.objects.filter(Q(ever_held) & readable_by(person), pk=pk).exists()
        or Remit.objects.received_by(person).filter(proposed, pk=pk).exists()
        or gives(person, pk)
    )


def readable_by(person: Person) -> Q:
    """Say which remits ``person`` reads: all but those of one person, which that unit alone reads.

    The same as ``readers.readers_of`` says, as a query.
    """
    places = Placement.objects.current().filter(person=person).values("unit")
    return (
        ~Q(kind=Remit.Kind.PERSON)
        | Q(person=person)
        | Q(unit__in=places)
        | Q(unit__lead=person, unit__is_open=True)
    )


def gives_in(person: Person, pk: int) -> bool:
    """Say whether ``person`` may begin a list in the unit: its lead, or whoever leads the next one above."""
    from_here = {unit.pk for unit in units_led_by(person)}
    return pk in from_here or is_next_above(person, pk)


def is_next_above(person: Person, pk: int) -> bool:
    unit = Unit.objects.open().filter(pk=pk).first() if units_led_by(person) else None
    above = seat_above(unit) if unit is not None else None
    return above is not None and above.lead_id == person.pk


def answers_wish(person: Person, pk: int) -> bool:
    wishes = RemitAnswer.objects.filter(pk=pk, agrees=False)
    return wishes.filter(version__remit__in=Remit.objects.given_by(person)).exists()


def reads_request(person: Person, pk: int) -> bool:
    """Say whether ``person`` asked for it, or it waits with them or, late, below them."""
    led = [unit.pk for unit in units_led_by(person)]
    late = Q(state=DecisionRequest.State.OPEN, due_on__lt=today(), unit__lines_up__ancestor__in=led)
    mine = Q(askers__person=person) | Q(unit__in=led)
    return DecisionRequest.objects.filter(mine | late, pk=pk).exists()


def joins_request(person: Person, pk: int) -> bool:
    """Say whether ``person`` would ask the same lead, and so may ask for the same."""
    unit = own_unit_of(person)
    seat = first_seat(unit, by=person) if unit is not None else None
    return DecisionRequest.objects.open().filter(unit=seat, pk=pk).exists()


def settles_request(person: Person, pk: int) -> bool:
    return DecisionRequest.objects.filter(pk=pk, unit__lead=person, unit__is_open=True).exists()


giver_of_the_remit = Permission("who gives the remit", lambda person, pk, **_: gives(person, pk))
receiver_of_the_remit = Permission("who receives the remit", lambda person, pk, **_: receives(person, pk))
reader_of_the_remit = Permission("who may read the remit", lambda person, pk, **_: reads(person, pk))
giver_in_the_unit = Permission(
    "lead of the unit, or of the next one above", lambda person, pk, **_: gives_in(person, pk)
)
giver_asked_for_a_change = Permission("who gives the remit", lambda person, pk, **_: answers_wish(person, pk))
party_to_the_request = Permission(
    "who asked, and the leads it waits with", lambda person, pk, **_: reads_request(person, pk)
)
who_asks_the_same_lead = Permission(
    "who would ask the same lead", lambda person, pk, **_: joins_request(person, pk)
)
lead_who_settles = Permission("the lead it waits with", lambda person, pk, **_: settles_request(person, pk))
