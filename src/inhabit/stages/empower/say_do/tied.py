"""What people decided and promised lately, by the priority that it serves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db.models import Count, QuerySet
from django.utils import timezone

from inhabit.people.models import today
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.stages.empower.decisions.models import Decision
from inhabit.stages.empower.decisions.switching import where_it_is_on
from inhabit.stages.empower.switches.models import What
from inhabit.stages.empower.switches.selectors import people_where_off

DAYS = 90
NONE_OF_THEM = 0  # what serves no priority

type Things = dict[int, Counter[int]]  # by owner: how many things serve which priority


def tied_things() -> Things:
    """Return the decisions and promises of the last 90 days: owner by owner, how many for which priority.

    Not what was withdrawn or let go, nor decisions where the log is switched off.
    """
    things: Things = {}
    for owner, priority, number in (*decided(), *promised()):
        things.setdefault(owner, Counter())[priority or NONE_OF_THEM] += number
    return things


def decided() -> Iterator[tuple[int, int | None, int]]:
    first = today() - timedelta(days=DAYS)
    held = where_it_is_on(Decision.objects.standing()).filter(decided_on__gt=first, owner__isnull=False)
    return counted(held.exclude(owner__in=people_where_off(What.DECISION_LOG)))


def promised() -> Iterator[tuple[int, int | None, int]]:
    first = timezone.make_aware(datetime.combine(today() - timedelta(days=DAYS - 1), time()))
    made = Commitment.objects.filter(made_at__gte=first).exclude(state=Commitment.State.LET_GO)
    return counted(made)


def counted(rows: QuerySet[Decision] | QuerySet[Commitment]) -> Iterator[tuple[int, int | None, int]]:
    return rows.order_by().values_list("owner", "priority").annotate(Count("pk")).iterator(chunk_size=5000)
