"""Counting once a day, in pools of at least eight people, how many played a story back.

The way of ``programme.pools``; with a name or without makes no difference.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from inhabit.people.models import today
from inhabit.programme.models import Programme
from inhabit.programme.pools import counted_in_pools, settled_placements
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
    told = Telling.objects.filter(story__programme=programme, story__is_current=True, unit=OuterRef("unit"))
    hearers = settled_placements(programme).filter(Exists(told))
    mine = Q(person=OuterRef("person"))
    named = Playback.objects.filter(
        mine, telling__story__programme=programme, telling__story__is_current=True
    )
    unnamed = UnnamedVoice.objects.filter(mine, story__programme=programme, story__is_current=True)
    spoke = hearers.filter(Exists(named) | Exists(unnamed))
    shown = dict(programme.playback_pools.values_list("inside", "listeners"))
    programme.playback_pools.all().delete()
    PlaybackPool.objects.bulk_create(
        PlaybackPool(
            programme=programme,
            inside_id=pool.inside,
            people=pool.people,
            listeners=pool.number,
            counted_on=today(),
        )
        for pool in counted_in_pools(programme, hearers, spoke, shown)
    )
