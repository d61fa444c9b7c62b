"""What the pages on promises show."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from inhabit.people.models import Person, PersonQuerySet, Placement, Unit
from inhabit.stages.empower.commitments.models import CheckIn, Commitment, CommitmentQuerySet
from inhabit.stages.empower.commitments.weeks import this_week
from inhabit.strategy.models import Statement

MOST_BESIDE = 50
MOST_WEEKS = 60


def open_commitments_of(unit: Unit) -> CommitmentQuerySet:
    """Return the open promises that people of ``unit`` show there, the earliest date first."""
    return named(Commitment.objects.shown_in(unit)).select_related("owner")


def mine_of(person: Person) -> list[Commitment]:
    """Return the open promises of ``person``, the earliest date first; see ``as_shown``."""
    return list(as_shown(Commitment.objects.open().owned_by(person)).order_by("due_on", "pk"))


def beside_of(person: Person) -> list[Commitment]:
    """Return the open promises beside which ``person`` stands or is asked to, those asked first."""
    beside = Commitment.objects.open().beside(person)
    shown = as_shown(beside, heard_by=person).select_related("owner")
    return list(shown.order_by("partnering", "due_on", "pk")[:MOST_BESIDE])


def as_shown(commitments: CommitmentQuerySet, heard_by: Person | None = None) -> CommitmentQuerySet:
    """Return them with what a list of them shows.

    Each has its priority's name, whether who stands beside it is still here, and what was said last, to
    ``heard_by`` where that is somebody else than its owner: ``last_state`` and ``last_line``.
    """
    last = CheckIn.objects.filter(commitment=OuterRef("pk")).order_by("-week_of")
    if heard_by is not None:
        last = last.filter(partner=heard_by)
    here = Placement.objects.current().filter(is_counted=True, person=OuterRef("partner"))
    return (
        named(commitments)
        .select_related("partner")
        .annotate(
            last_state=Subquery(last.values("state")[:1]),
            last_line=Subquery(last.values("line")[:1]),
            partner_is_here=Exists(here),
        )
    )


def check_ins_for(commitment: Commitment, reader: Person) -> list[CheckIn]:
    """Return what was said about ``commitment`` as far as ``reader`` may read it, the latest first.

    The rule of ``readers.readers_of_check_ins``, as it stood when each was said.
    """
    said = commitment.check_ins.all()
    if commitment.owner_id == reader.pk:
        return list(said[:MOST_WEEKS])
    heard = Q(partner=reader)
    if Commitment.objects.shown_to(reader).filter(pk=commitment.pk).exists():
        heard |= Q(is_shown=True)
    return list(said.filter(heard)[:MOST_WEEKS])


def due_for_check_in(person: Person) -> QuerySet[Commitment]:
    """Return the promises of ``person`` about which nothing was said this week; new ones come next week."""
    mine = Commitment.objects.open().owned_by(person).filter(made_at__date__lt=this_week())
    return mine.exclude(checked_in_on__gte=this_week())


def near(person: Person) -> PersonQuerySet:
    """Return those who are placed in the same unit as ``person``, dotted lines included, and its lead."""
    places = person.placements.current().filter(is_counted=True).values("unit")
    here = Placement.objects.current().filter(unit__in=places).values("person")
    return (
        Person.objects.here().filter(Q(pk__in=here) | Q(units_led__in=places)).filter(name__gt="").distinct()
    )


def named(commitments: CommitmentQuerySet) -> CommitmentQuerySet:
    """Return them, each with ``priority_name`` as the strategy calls it now, or called it last."""
    names = Statement.objects.filter(
        priority=OuterRef("priority"), version__published_at__isnull=False
    ).order_by("-version__number")
    return commitments.annotate(priority_name=Subquery(names.values("name")[:1]))
