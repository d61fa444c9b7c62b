"""What waits for somebody about barriers and trials."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet, Value
from django.db.models.fields import CharField, DateTimeField
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Person
from inhabit.people.selectors import units_led_by
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.empower.barriers.models import Barrier, Raising, State, Trial
from inhabit.stages.empower.barriers.selectors.mine import (
    come_up_to,
    is_seen_to_by,
    roots_sponsored_by,
)

MINUTES_EACH = 3
MOST_MINUTES = 15
NO_TEXT = Value("", output_field=CharField())
NO_MOMENT = Value(None, output_field=DateTimeField())


def barriers_to_own(person: Person) -> QuerySet[Any, Any]:
    """Return a row for each unit of which barriers wait for a first word of ``person``."""
    waiting = Barrier.objects.filter(is_seen_to_by(person), state=State.OPEN).order_by()
    return waiting.values("home_id", "home__name").annotate(number=Count("pk"))


def step_to_own(waiting: Waiting) -> NextStep:
    title = ngettext(
        "See to what stands in the way in %(unit)s",
        "See to %(number)d things that stand in the way in %(unit)s",
        waiting.number,
    )
    return NextStep(
        title=title % {"number": waiting.number, "unit": waiting.unit},
        reason=_("Say what is being done and by when, or hand it to somebody who can."),
        minutes=min(waiting.number * MINUTES_EACH, MOST_MINUTES),
        label=_("See what waits"),
        address=reverse("barriers_for_me"),
        unit_pk=waiting.unit_pk,
        move="own_barrier",
    )


def barriers_come_up(person: Person) -> QuerySet[Any, Any]:
    """Return a row for each unit that ``person`` leads and to which some have come up."""
    risen = come_up_to(units_led_by(person)).order_by()
    return risen.values("level_id").annotate(number=Count("pk"))


def barriers_come_up_to_sponsor(person: Person) -> QuerySet[Any, Any]:
    """Return a row for the root to which some have come up, and which ``person`` sponsors, not leads."""
    roots = [root for root in roots_sponsored_by(person) if root.lead_id != person.pk]
    return come_up_to(roots).order_by().values("level_id").annotate(number=Count("pk"))


def step_to_help(waiting: Waiting) -> NextStep:
    return from_below(waiting, "own_barrier")


def step_of_sponsor(waiting: Waiting) -> NextStep:
    return from_below(waiting, "escalated_barrier")


def from_below(waiting: Waiting, move: str) -> NextStep:
    title = ngettext(
        "A barrier has come up to you", "%(number)d barriers have come up to you", waiting.number
    )
    return NextStep(
        title=title % {"number": waiting.number},
        reason=_("Those below could not clear it in time. Help, give it time, or take it over."),
        minutes=min(waiting.number * MINUTES_EACH, MOST_MINUTES),
        label=_("See what came up"),
        address=f"{reverse('barriers_for_me')}?show=up",
        move=move,
    )


def barriers_to_confirm(person: Person) -> QuerySet[Any, Any]:
    """Return one row where what stood in the way of ``person`` is closed, and they have not said a word."""
    unsaid = Raising.objects.filter(
        person=person, confirmed_on__isnull=True, barrier__state=State.CLOSED
    ).order_by()
    return unsaid.values("person_id").annotate(number=Count("pk"))


def step_to_confirm(waiting: Waiting) -> NextStep:
    title = ngettext(
        "What stood in your way was closed. Is it gone?",
        "%(number)d things that stood in your way were closed. Are they gone?",
        waiting.number,
    )
    return NextStep(
        title=title % {"number": waiting.number},
        reason=_("If not, a word from you opens it again."),
        minutes=1,
        label=_("Look at it"),
        address=reverse("my_barriers"),
        move="confirm_barrier",
    )


def trials_to_end(person: Person) -> QuerySet[Any, Any]:
    """Return a row for each trial of ``person`` whose time is over."""
    return Trial.objects.due().filter(people__person=person).order_by()


def step_to_end(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("The trial in %(unit)s is over. Do you keep it?") % {"unit": waiting.unit},
        reason=_("Say what you saw, and whether it becomes how you do it."),
        minutes=3,
        label=_("Keep or drop it"),
        address=reverse("trial", args=[waiting.pk]),
        unit_pk=waiting.unit_pk,
        move="end_trial",
    )


SOURCES: list[Source] = [
    Source(
        move="own_barrier",
        rows=barriers_to_own,
        columns=("home_id", "home_id", "home__name", "number", NO_MOMENT),
        step=step_to_own,
    ),
    Source(
        move="own_barrier",
        rows=barriers_come_up,
        columns=("level_id", Value(0), NO_TEXT, "number", NO_MOMENT),
        step=step_to_help,
        is_for_leads=True,
    ),
    Source(
        move="escalated_barrier",
        rows=barriers_come_up_to_sponsor,
        columns=("level_id", Value(0), NO_TEXT, "number", NO_MOMENT),
        step=step_of_sponsor,
        is_for_leads=True,
    ),
    Source(
        move="confirm_barrier",
        rows=barriers_to_confirm,
        columns=("person_id", Value(0), NO_TEXT, "number", NO_MOMENT),
        step=step_to_confirm,
    ),
    Source(
        move="end_trial",
        rows=trials_to_end,
        columns=("pk", "unit_id", "unit__name", Value(1), NO_MOMENT),
        step=step_to_end,
    ),
]
