"""Whom a kind of notice can reach: rules that stand beside the kinds."""

from __future__ import annotations

from inhabit.access.models import Role, is_guest
from inhabit.access.permissions import has_role
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import units_led_by


def everyone_here(person: Person) -> bool:
    """Say whether ``person`` works here; a guest hears of what they come for alone."""
    return not is_guest(person)


def leads(person: Person) -> bool:
    return bool(units_led_by(person))


def leads_or_sponsors(person: Person) -> bool:
    return leads(person) or has_role(person, Role.SPONSOR)


def stands_above_leads(person: Person) -> bool:
    """Say whether something can come up to ``person`` from units below theirs; asked once each."""
    if not hasattr(person, "stands_above_leads_now"):
        below = Unit.objects.open().filter(parent__in=units_led_by(person))
        person.stands_above_leads_now = leads(person) and below.exists()  # type: ignore[attr-defined]  # kept
    return person.stands_above_leads_now  # type: ignore[attr-defined,no-any-return]  # as above


def answers_for_units(person: Person) -> bool:
    """Say the same, or whether ``person`` follows programmes, where the last word is theirs."""
    return stands_above_leads(person) or has_role(person, Role.SPONSOR, Role.STEWARD)
