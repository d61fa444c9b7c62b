"""What happens to barriers by itself: each night, and when the tree changes. Twice is once."""

from __future__ import annotations

from itertools import batched

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from inhabit.notify.actions import News, send_notices
from inhabit.people.models import Placement, Unit, UnitAncestor, today
from inhabit.stages.communicate.seats import seats_above, seats_at_or_above
from inhabit.stages.empower.barriers.actions.closing import settle_unnamed
from inhabit.stages.empower.barriers.clock import start_clocks, units_with_clocks
from inhabit.stages.empower.barriers.models import Barrier, BarrierEvent, Raising, State, Trial
from inhabit.stages.empower.barriers.models.barriers import STANDING
from inhabit.stages.empower.barriers.releasing import (
    lift_unreleased,
    release_batches,
    wait_where_somebody_reads,
)

AT_ONCE = 1000  # barriers that go up together
Kind = BarrierEvent.Kind
CLOCK_FIELDS = ["since", "due_on", "has_more_time"]


def care_for_barriers() -> None:
    """Do what is due today."""
    follow_the_tree()
    lift_unreleased()
    release_batches()
    give_back_what_nobody_has()
    set_clocks()
    lift_what_ran_out()
    settle_unnamed()
    let_stand_as_closed()
    ask_what_becomes_of_trials()


@transaction.atomic
def follow_the_tree() -> None:
    """Let what is with a unit that is dissolved, or that nobody leads, be with the nearest above it."""
    move_homes()
    move_seats("unit")
    move_seats("level")
    put_levels_above_units()
    move_trials()
    wait_where_somebody_reads()


def move_homes() -> None:
    """Let barriers of a dissolved unit be those of the nearest that stands: there they are seen."""
    lost = Barrier.objects.filter(home__isnull=False, home__is_open=False)
    homes = set(lost.order_by().values_list("home", flat=True).distinct())
    for home, stands in seats_at_or_above(homes).items():
        if stands == home:
            continue
        standing = Barrier.objects.filter(home=home, state__in=[*STANDING, State.CLOSED])
        BarrierEvent.objects.bulk_create(
            BarrierEvent(barrier_id=pk, kind=Kind.MOVED, unit_id=home)
            for pk in standing.order_by().values_list("pk", flat=True)
        )
        Barrier.objects.filter(home=home).update(home=stands)


def move_seats(field: str) -> None:
    """Let ``field``, the unit or the level of what still stands, be one that stands and is led."""
    nobodys = Q(**{f"{field}__is_open": False}) | Q(
        **{f"{field}__lead__isnull": True, f"{field}__parent__isnull": False}
    )
    lost = Barrier.objects.filter(nobodys, state__in=[*STANDING, State.CLOSED])
    units = set(lost.order_by().values_list(field, flat=True).distinct())
    for unit, seat in seats_at_or_above(units).items():
        if seat != unit:
            Barrier.objects.filter(**{field: unit}, state__in=[*STANDING, State.CLOSED]).update(
                **{field: seat}
            )


def put_levels_above_units() -> None:
    """Let what had gone up to somebody who no longer stands above its unit be with that unit again."""
    above = UnitAncestor.objects.filter(unit=OuterRef("unit"), ancestor=OuterRef("level"))
    elsewhere = Barrier.objects.standing().exclude(level=F("unit")).exclude(Exists(above))
    elsewhere.update(level=F("unit"))


def move_trials() -> None:
    lost = Trial.objects.filter(unit__is_open=False)
    units = set(lost.order_by().values_list("unit", flat=True).distinct())
    for unit, seat in seats_at_or_above(units).items():
        if seat != unit:
            Trial.objects.filter(unit=unit).update(unit=seat)


def give_back_what_nobody_has() -> None:
    """Give what was handed to somebody who has left back to the unit's lead, who is told."""
    here = Placement.objects.current().filter(person=OuterRef("owner"))
    left = Barrier.objects.standing().filter(owner__isnull=False).exclude(Exists(here))
    given = list(left.values_list("pk", "unit__lead", "unit__name", "edits"))
    Barrier.objects.filter(pk__in=[pk for pk, *_ in given]).update(owner=None, edits=F("edits") + 1)
    send_notices(
        "empower.barrier_handed",
        [
            News(lead, reverse("barrier", args=[pk]), f"{pk}-back-{edits}", {"unit": name})
            for pk, lead, name, edits in given
            if lead is not None
        ],
    )


@transaction.atomic
def set_clocks() -> None:
    """Start clocks where they have been switched on, and stop them where they have been switched off."""
    homes = set(Barrier.objects.standing().order_by().values_list("home", flat=True).distinct())
    running = units_with_clocks(homes)
    Barrier.objects.standing().filter(home__in=homes - running, due_on__isnull=False).update(due_on=None)
    without = Barrier.objects.standing().filter(home__in=running, due_on__isnull=True)
    starting = list(without)
    start_clocks(starting, today())
    Barrier.objects.bulk_update(starting, CLOCK_FIELDS, AT_ONCE)


def lift_what_ran_out() -> None:
    """Let barriers whose time has run out go one level up; all involved are told. The root keeps its own."""
    due = Barrier.objects.overdue().filter(level__parent__isnull=False).order_by()
    for keys in batched(list(due.values_list("pk", flat=True)), AT_ONCE):
        with transaction.atomic():
            lift(list(due.filter(pk__in=keys).select_for_update(of=("self",))))


def lift(barriers: list[Barrier]) -> None:
    """Let ``barriers``, which the caller has locked, go one level up, in as many queries as for one."""
    seats = seats_above({barrier.level_id for barrier in barriers})
    rising = [barrier for barrier in barriers if barrier.level_id in seats]
    for barrier in rising:
        barrier.level_id = seats[barrier.level_id]
        barrier.edits += 1
    start_clocks(rising, today())
    Barrier.objects.bulk_update(rising, ["level", "edits", *CLOCK_FIELDS])
    BarrierEvent.objects.bulk_create(
        BarrierEvent(barrier=barrier, kind=Kind.CLIMBED, unit_id=barrier.level_id) for barrier in rising
    )
    tell_that_they_went_up(rising)


def tell_that_they_went_up(barriers: list[Barrier]) -> None:
    """Tell those in whose way they stand, those who see to them, and those to whom they have come."""
    keys = {unit for barrier in barriers for unit in (barrier.home_id, barrier.unit_id, barrier.level_id)}
    units = Unit.objects.in_bulk(keys)
    raisers: dict[object, list[int]] = {}
    asked = Raising.objects.filter(barrier__in=barriers, person__isnull=False).order_by()
    for barrier_pk, person in asked.values_list("barrier", "person"):
        raisers.setdefault(barrier_pk, []).append(person)
    went_up, own, came_up = [], [], []
    for barrier in barriers:
        address = reverse("barrier", args=[barrier.pk])
        key, above = f"{barrier.pk}-up-{barrier.edits}", units[barrier.level_id]
        to = {"unit": above.name}
        went_up += [News(person, address, key, to) for person in raisers.get(barrier.pk, [])]
        owner = barrier.owner_id or units[barrier.unit_id].lead_id
        own += [News(owner, address, key, to)] if owner is not None else []
        if above.lead_id is not None:
            came_up.append(News(above.lead_id, address, key, {"unit": units[barrier.home_id].name}))
    send_notices("empower.barrier_went_up", went_up)
    send_notices("empower.own_barrier_went_up", own)
    send_notices("empower.barrier_came_up", came_up)


@transaction.atomic
def let_stand_as_closed() -> None:
    """Let what nobody has said anything against in time stand as closed."""
    over = Barrier.objects.filter(state=State.CLOSED, confirm_by__lt=today()).order_by()
    ended = [(barrier.pk, barrier.unit_id) for barrier in over.select_for_update()]
    BarrierEvent.objects.bulk_create(
        BarrierEvent(barrier_id=pk, kind=Kind.STOOD, unit_id=unit) for pk, unit in ended
    )
    Barrier.objects.filter(pk__in=[pk for pk, _ in ended]).update(state=State.DONE, edits=F("edits") + 1)


def ask_what_becomes_of_trials() -> None:
    """Ask those in a trial whose time is over whether it is kept or dropped, once."""
    over = Trial.objects.due().values_list("pk", "unit__name", "people__person")
    send_notices(
        "empower.trial_over",
        [
            News(person, reverse("trial", args=[pk]), f"{pk}-over", {"unit": name})
            for pk, name, person in over
            if person is not None
        ],
    )
