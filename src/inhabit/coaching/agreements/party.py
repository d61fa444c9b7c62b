"""What the organisation's party sees of a coaching: the agreement, counts, and what was shared with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from inhabit.coaching.models import Agreement, Engagement, Opening, Session
from inhabit.coaching.openings import note_openings
from inhabit.people.models import Person


@dataclass(frozen=True)
class Panel:
    """A part of the party's page: a template, and what it shows of an engagement.

    ``shown`` must return only what the coached people have chosen to share with the party; empty where
    that is nothing. ``what`` is noted in their log when something is shown.
    """

    template: str
    shown: Callable[[Engagement], Any]
    what: Opening.What


# Packages whose things can be shared with the party add their panel in ``CoachingConfig.ready``.
panels: list[Panel] = []


def panels_for(engagement: Engagement, reader: Person) -> list[tuple[str, Any]]:
    """Return the template and the content of each panel with something in it.

    Notes that these are read, and how many sessions were held, which stands above them.
    """
    filled = [(panel, shown) for panel in panels if (shown := panel.shown(engagement))]
    note_openings(engagement, [Opening.What.COUNTS, *(panel.what for panel, _ in filled)], by=reader)
    return [(panel.template, shown) for panel, shown in filled]


def engagements_for_party(person: Person) -> QuerySet[Engagement]:
    """Return the engagements that name ``person`` for the organisation, those to agree to first."""
    waiting = Agreement.objects.filter(party=person, agreed_at__isnull=True, set_aside_at__isnull=True)
    named = Engagement.objects.filter(Q(party=person) | Q(pk__in=waiting.values("engagement")))
    return named.select_related("coach__person", "unit").order_by(
        F("ended_at").asc(nulls_first=True), F("agreed_at").asc(nulls_first=True), "-made_at", "pk"
    )


def sessions_held(engagements: list[Engagement]) -> dict[int, int]:
    """Return how many sessions were held, by the number of the engagement."""
    held = Session.objects.held().filter(engagement__in=[engagement.pk for engagement in engagements])
    return dict(held.order_by().values_list("engagement").annotate(Count("pk")))
