"""Barriers raised without a name are released five by five, as questions are. Twice is once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import batched
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from inhabit.notify.actions import News, send_notices
from inhabit.people.models import Unit, today
from inhabit.stages.communicate.clock import WAITS_FOR_OTHERS, fortnight_of
from inhabit.stages.communicate.seats import seats_above, seats_at_or_above
from inhabit.stages.communicate.unnamed import BATCH_SIZE, full_batches
from inhabit.stages.communicate.upkeep import SECONDS_IN_TWO_DAYS, priorities_known
from inhabit.stages.empower.barriers.clock import start_clocks
from inhabit.stages.empower.barriers.models import Barrier, BarrierEvent, Raising, UnreleasedBarrier

AT_ONCE = 200  # units in which they are released together


def wait_where_somebody_reads() -> None:
    """Let what waits in a unit that is dissolved, or that nobody leads, wait with the nearest lead above."""
    nobodys = Q(unit__is_open=False) | Q(unit__lead__isnull=True, unit__parent__isnull=False)
    waiting = UnreleasedBarrier.objects.filter(nobodys)
    units = set(waiting.order_by().values_list("unit", flat=True))
    wait_up(waiting, {unit: seat for unit, seat in seats_at_or_above(units).items() if seat != unit})


@transaction.atomic
def lift_unreleased() -> None:
    """Let what has waited two to four weeks for others wait among more people; at the root it stays."""
    now = fortnight_of(today())
    old = UnreleasedBarrier.objects.filter(fortnight__lte=now - WAITS_FOR_OTHERS)
    wait_up(old, seats_above(set(old.order_by().values_list("unit", flat=True))), since=now)


def wait_up(
    texts: QuerySet[UnreleasedBarrier], seats: Mapping[int, int], *, since: int | None = None
) -> None:
    """Let each of ``texts`` wait in the seat of its unit, where there is one, ``since`` another fortnight."""
    waiting = list(texts.filter(unit__in=seats).order_by().select_for_update(of=("self",)))
    for text in waiting:
        text.unit_id = seats[text.unit_id]
        text.fortnight = text.fortnight if since is None else since
    UnreleasedBarrier.objects.bulk_update(waiting, ["unit", "fortnight"], 1000)


def release_batches() -> None:
    """Release what was raised without a name wherever five wait: in random fives, all on this day.

    Once a day, by night: a server that starts later must not show what has just been raised.
    """
    if not cache.add(f"unnamed-barriers-released:{today()}", 1, timeout=SECONDS_IN_TWO_DAYS):
        return
    waiting = UnreleasedBarrier.objects.order_by().values("unit").annotate(number=Count("pk"))
    full = waiting.filter(number__gte=BATCH_SIZE).values_list("unit", flat=True)
    for some in batched(full, AT_ONCE):
        release_in(some)


@transaction.atomic
def release_in(units: Collection[int]) -> None:
    by_unit: dict[int, list[UnreleasedBarrier]] = {}
    for text in UnreleasedBarrier.objects.select_for_update().filter(unit__in=units):
        by_unit.setdefault(text.unit_id, []).append(text)
    batches = [batch for texts in by_unit.values() for batch in full_batches(texts)]
    if batches:
        release(batches)


def release(batches: list[list[UnreleasedBarrier]]) -> None:
    """Make barriers of texts, five by five. Nothing of them but words, kind, priority and receipt goes on."""
    texts = [text for batch in batches for text in batch]
    known = priorities_known(texts)
    names = {text.pk: name for batch in batches for name in [uuid4()] for text in batch}
    barriers = [
        Barrier(
            text=text.text,
            help=text.help,
            category=text.category,
            priority_id=text.priority_id if (text.unit_id, text.priority_id) in known else None,
            home_id=text.unit_id,
            unit_id=text.unit_id,
            level_id=text.unit_id,
            raised_on=today(),
            batch=names[text.pk],
        )
        for text in texts
    ]
    start_clocks(barriers, today())
    Barrier.objects.bulk_create(barriers)
    BarrierEvent.objects.bulk_create(
        BarrierEvent(barrier=barrier, kind=BarrierEvent.Kind.RAISED, unit_id=barrier.home_id)
        for barrier in barriers
    )
    Raising.objects.bulk_create(
        Raising(barrier=barrier, text=text.text, help=text.help, receipt=text.receipt)
        for barrier, text in zip(barriers, texts, strict=True)
    )
    UnreleasedBarrier.objects.filter(pk__in=[text.pk for text in texts]).delete()
    tell_leads({text.unit_id for text in texts})


def tell_leads(units: set[int]) -> None:
    """Tell the leads of ``units`` that something has come to them, of five together."""
    led = Unit.objects.filter(pk__in=units, lead__isnull=False).values_list("pk", "lead", "name")
    send_notices(
        "empower.barriers_released",
        [
            News(lead, reverse("barriers_for_me"), f"{unit}-{today()}", {"unit": name})
            for unit, lead, name in led
        ],
    )
