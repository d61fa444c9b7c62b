"""Whom an offer of coaching reaches."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q

from inhabit.coaching.models import Cohort, Offer
from inhabit.people.models import Person, PersonQuerySet, Placement, Unit, UnitAncestor


def audience_of(cohort: Cohort) -> PersonQuerySet:
    """Return everyone for whom ``cohort`` is today: with a name, and never whom it names as the party."""
    below = UnitAncestor.objects.filter(ancestor__in=cohort.units.values("pk")).values("unit")
    if cohort.audience == Cohort.Audience.LEADS:
        leads = Unit.objects.open().filter(pk__in=below, lead__isnull=False)
        people = Person.objects.here().filter(pk__in=leads.values("lead"))
    else:
        placed = Placement.objects.current().filter(is_counted=True, unit__in=below)
        people = Person.objects.filter(pk__in=placed.values("person"))
    named = people.filter(name__gt="")
    return named.exclude(pk=cohort.party_id) if cohort.party_id else named


def numbers_reached(cohort: Cohort) -> tuple[int, int]:
    """Return for how many ``cohort`` is today, and how many of them have not been offered it."""
    offered = Offer.objects.filter(cohort=cohort, person=OuterRef("pk"))
    people = audience_of(cohort).annotate(was_offered=Exists(offered))
    counts = people.aggregate(all=Count("pk"), new=Count("pk", filter=Q(was_offered=False)))
    return counts["all"], counts["new"]


def people_to_offer(cohort: Cohort) -> PersonQuerySet:
    """Return those of the audience whom nobody has offered it yet: all at first, later who has joined."""
    offered = Offer.objects.filter(cohort=cohort, person=OuterRef("pk"))
    return audience_of(cohort).filter(~Exists(offered))
