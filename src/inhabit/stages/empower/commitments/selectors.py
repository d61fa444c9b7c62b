"""What the pages on commitments show."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery

from inhabit.people.models import Unit
from inhabit.stages.empower.commitments.models import Commitment, CommitmentQuerySet
from inhabit.strategy.models import Statement


def open_commitments_of(unit: Unit) -> CommitmentQuerySet:
    """Return the open promises that people of ``unit`` show there, the earliest date first."""
    return named(Commitment.objects.open().shown_in(unit)).select_related("owner")


def named(commitments: CommitmentQuerySet) -> CommitmentQuerySet:
    """Return them, each with ``priority_name`` as the strategy calls it now, or called it last."""
    names = Statement.objects.filter(
        priority=OuterRef("priority"), version__published_at__isnull=False
    ).order_by("-version__number")
    return commitments.annotate(priority_name=Subquery(names.values("name")[:1]))
