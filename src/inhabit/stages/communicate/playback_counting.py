"""Counting once a day, in pools of at least eight people, how many played a story back.

The way of ``clarify.counting``: whole units bottom-up, people who are settled, a figure that moves only
when it is off by three or more, never nobody or everybody. With a name or without makes no difference.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from inhabit.measures import assign_pools
from inhabit.people.models import Unit, today
from inhabit.programme.models import Programme
from inhabit.stages.clarify.counting import (
    LEAST_PEOPLE,
    clamped,
    counts_by_unit,
    settled_placements,
    steady,
    sums_by_pool,
)
from inhabit.stages.communicate.models import Playback, PlaybackPool, Telling, UnnamedVoice


def count_all_playbacks() -> None:
    """Count who played a story back in every running programme."""
    for programme in Programme.objects.running():
        count_playbacks(programme)


@transaction.atomic
def count_playbacks(programme: Programme) -> None:
    """Replace the programme's pools by today's, of the units that have been told its story.

    Counting twice on a day gives the same pools. Without a story that is told there are none.
    """
    units = list(Unit.objects.open().within(programme.root_unit).values_list("pk", "parent_id"))
    index = {unit: position for position, (unit, _) in enumerate(units)}
    parent = [index.get(above, -1) if above is not None else -1 for _, above in units]
    told = Telling.objects.filter(story__programme=programme, story__is_current=True, unit=OuterRef("unit"))
    hearers = settled_placements(programme).filter(Exists(told))
    mine = Q(person=OuterRef("person"))
    named = Playback.objects.filter(
        mine, telling__story__programme=programme, telling__story__is_current=True
    )
    unnamed = UnnamedVoice.objects.filter(mine, story__programme=programme, story__is_current=True)
    people = counts_by_unit(hearers, index)
    listeners = counts_by_unit(hearers.filter(Exists(named) | Exists(unnamed)), index)
    pools = assign_pools(parent, people, LEAST_PEOPLE)
    shown = dict(programme.playback_pools.values_list("inside", "listeners"))
    programme.playback_pools.all().delete()
    PlaybackPool.objects.bulk_create(
        PlaybackPool(
            programme=programme,
            inside_id=(inside := units[pools.inside[anchor]][0]),
            people=size,
            listeners=clamped(steady(shown.get(inside), said), size),
            counted_on=today(),
        )
        for anchor, size, said in sums_by_pool(pools.anchor, people, listeners)
    )
