"""Counting contributions once a day, in pools of at least eight people and in no other way."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef

from inhabit.people.models import today
from inhabit.programme.models import Programme
from inhabit.programme.pools import counted_in_pools, settled_placements
from inhabit.stages.clarify.models import Contribution, ContributionPool


def count_all_contributions() -> None:
    """Count the contributions of every running programme."""
    for programme in Programme.objects.running():
        count_contributions(programme)


@transaction.atomic
def count_contributions(programme: Programme) -> None:
    """Replace the programme's pools by today's. Counting twice on a day gives the same pools."""
    people = settled_placements(programme)
    wrote = Contribution.objects.finished().filter(programme=programme, person=OuterRef("person"))
    shown = dict(programme.contribution_pools.values_list("inside", "contributors"))
    programme.contribution_pools.all().delete()
    ContributionPool.objects.bulk_create(
        ContributionPool(
            programme=programme,
            inside_id=pool.inside,
            people=pool.people,
            contributors=pool.number,
            counted_on=today(),
        )
        for pool in counted_in_pools(programme, people, people.filter(Exists(wrote)), shown)
    )
