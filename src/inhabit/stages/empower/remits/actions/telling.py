"""Telling the other side. A notice names the unit and where to read, never anybody's words."""

from __future__ import annotations

from django.urls import reverse

from inhabit.notify.actions import send_notice
from inhabit.people.models import Person, PersonQuerySet, Placement
from inhabit.stages.empower.remits.models import Remit, RemitAnswer, RemitVersion


def receivers_of(remit: Remit) -> PersonQuerySet:
    """Return everyone who receives ``remit`` today, without whoever gives it."""
    people = Person.objects.all()
    if remit.kind == Remit.Kind.EVERYONE:
        people = people.filter(pk__in=Placement.objects.current().filter(unit=remit.unit_id).values("person"))
    elif remit.kind == Remit.Kind.LEAD:
        people = people.filter(units_led=remit.unit_id)
    elif remit.kind == Remit.Kind.GROUP:
        people = people.filter(remits_of_groups=remit)
    else:
        people = people.filter(own_remits=remit)
    return people.exclude(units_led=remit.given_in_id)


def tell_of_proposal(version: RemitVersion, by: Person) -> None:
    tell_receivers("empower.remit_proposed", version, by)


def tell_that_it_holds(version: RemitVersion, by: Person) -> None:
    """Tell both sides, without whoever did it just now."""
    tell_receivers("empower.remit_holds", version, by)
    lead = version.remit.given_in.lead_id
    if lead is not None and lead != by.pk:
        tell("empower.remit_holds", version, [lead])


def tell_of_wish(version: RemitVersion, by: Person) -> None:
    if version.remit.given_in.lead_id is not None:
        tell("empower.remit_change_asked", version, [version.remit.given_in.lead_id], by=by)


def tell_of_reply(wish: RemitAnswer) -> None:
    send_notice(
        "empower.remit_replied",
        to=[wish.person_id],
        address=reverse("remit", args=[wish.version.remit_id]),
        key=str(wish.pk),
        details={"unit": wish.version.remit.unit.name},
    )


def tell_receivers(kind: str, version: RemitVersion, by: Person) -> None:
    people = receivers_of(version.remit).exclude(pk=by.pk)
    tell(kind, version, list(people.order_by().values_list("pk", flat=True)))


def tell(kind: str, version: RemitVersion, people: list[int], *, by: Person | None = None) -> None:
    send_notice(
        kind,
        to=people,
        address=reverse("remit", args=[version.remit_id]),
        key=f"{version.pk}-{by.pk}" if by is not None else str(version.pk),
        details={"unit": version.remit.unit.name},
    )
