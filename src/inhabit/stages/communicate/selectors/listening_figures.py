"""How well a programme listens, in figures that say nothing about any one person or lead."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Sum

from inhabit.programme.models import Programme
from inhabit.stages.communicate.models import Echo, Telling

FEWEST_UNITS = 5  # of fewer, a share would speak of single leads


@dataclass(frozen=True)
class ListeningFigures:
    """What is known of a whole programme.

    percent: of those who were told the story, how many have said what they heard, to the nearest five;
        None where there is no whole pool. pools, people: what it is made of.
    told, answered: units that were told the story, and those of them whose lead has written back; None
        of fewer than five.
    """

    percent: int | None
    pools: int
    people: int
    told: int | None
    answered: int | None


def listening_in(programme: Programme) -> ListeningFigures:
    """Return the figures of the day, in three queries."""
    sums = programme.playback_pools.aggregate(pools=Count("pk"), people=Sum("people"), said=Sum("listeners"))
    tellings = Telling.objects.filter(story__programme=programme, story__is_current=True)
    told = tellings.values("unit").distinct().count()
    echoes = Echo.objects.current().filter(story__programme=programme, story__is_current=True)
    has_enough = told >= FEWEST_UNITS
    return ListeningFigures(
        percent=round(100 * sums["said"] / sums["people"] / 5) * 5 if sums["pools"] else None,
        pools=sums["pools"],
        people=sums["people"] or 0,
        told=told if has_enough else None,
        answered=echoes.values("unit").distinct().count() if has_enough else None,
    )
