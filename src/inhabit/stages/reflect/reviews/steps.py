"""What waits for somebody here: a cycle to review, and what was said before it to look at again."""

from __future__ import annotations

from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateTimeField,
    Exists,
    Min,
    OuterRef,
    QuerySet,
    Value,
)
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.access.models import Role
from inhabit.access.permissions import units_of_role
from inhabit.people.models import Person, UnitAncestor
from inhabit.programme.models import Programme, Stage, UnitStage
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.reflect.reviews.models import CycleReview
from inhabit.stages.reflect.reviews.selectors import parts_to_look_at, units_beginning_again

NO_UNIT = Value(0, output_field=BigIntegerField())
ONE = Value(1, output_field=BigIntegerField())
NO_NAME = Value("", output_field=CharField())
NO_MOMENT = Value(None, output_field=DateTimeField())


def units_to_review(person: Person) -> QuerySet[Any, Any]:
    """Return the units of ``person`` at the end of a cycle that has no shared review yet."""
    shared = CycleReview.objects.filter(
        programme=OuterRef("programme"),
        unit=OuterRef("unit"),
        cycle=OuterRef("cycle"),
        shared_at__isnull=False,
    )
    return UnitStage.objects.filter(
        ~Exists(shared),
        unit__lead=person,
        unit__is_open=True,
        programme__ended_at__isnull=True,
        stage=Stage.REFLECT,
    ).annotate(number=ONE)


def step_to_review(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Review the cycle of %(unit)s") % {"unit": waiting.unit},
        reason=_(
            "One page: what you set out to do, did, learned and change next. Most of it is there already."
        ),
        minutes=10,
        label=_("Look at it"),
        address=reverse("unit_reviews", args=[waiting.unit_pk], query={"programme": waiting.pk}),
        unit_pk=waiting.unit_pk,
        move="review_cycle",
    )


def programmes_to_review(person: Person) -> QuerySet[Any, Any]:
    """Return the programmes that ``person`` sponsors whose root unit is at the end of a cycle."""
    shared = CycleReview.objects.filter(
        programme=OuterRef("programme"), unit=None, cycle=OuterRef("cycle"), shared_at__isnull=False
    )
    sponsored = units_of_role(person, Role.SPONSOR)
    below = UnitAncestor.objects.filter(ancestor__in=sponsored).values("unit")
    at_the_end = UnitStage.objects.filter(
        ~Exists(shared), programme=OuterRef("pk"), unit=OuterRef("root_unit"), stage=Stage.REFLECT
    )
    return Programme.objects.running().filter(Exists(at_the_end), root_unit__in=below).annotate(number=ONE)


def step_to_review_programme(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Review the cycle of “%(programme)s”") % {"programme": waiting.unit},
        reason=_("One page for everybody: what was set out, done and learned, and what changes next."),
        minutes=15,
        label=_("Look at it"),
        address=reverse("programme_reviews", args=[waiting.pk]),
        move="review_programme",
    )


def step_to_look_again(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Is what %(unit)s says still right?") % {"unit": waiting.unit},
        reason=_("A new cycle has begun. Confirm your words or say it differently; they stand until then."),
        minutes=5,
        label=_("Look at it"),
        address=reverse("still_right", args=[waiting.pk, waiting.unit_pk]),
        unit_pk=waiting.unit_pk,
        move="interpret",
    )


def own_parts(person: Person) -> QuerySet[Any, Any]:
    """Return the parts of ``person`` from before the cycle, as one row."""
    together = parts_to_look_at(person).values("person")
    return together.annotate(first=Min("pk"), number=Count("pk"), since=Min("finished_at"))


def step_to_own_part(waiting: Waiting) -> NextStep:
    return NextStep(
        title=ngettext("Is it still your part?", "Are they still your parts?", waiting.number),
        reason=_("A new cycle has begun. Say yes with one press, or change what you wrote."),
        minutes=2,
        label=_("Look at it"),
        address=reverse("still_my_part"),
        move="contribute",
    )


SOURCES: list[Source] = [
    Source(
        "review_cycle",
        units_to_review,
        ("programme_id", "unit_id", "unit__name", "number", NO_MOMENT),
        step_to_review,
        is_for_leads=True,
    ),
    Source(
        "review_programme",
        programmes_to_review,
        ("pk", NO_UNIT, "name", "number", NO_MOMENT),
        step_to_review_programme,
        is_for_leads=True,
    ),
    Source(
        "interpret",
        lambda person: units_beginning_again(person).annotate(number=ONE),
        ("programme_id", "unit_id", "unit__name", "number", NO_MOMENT),
        step_to_look_again,
        is_for_leads=True,
    ),
    Source("contribute", own_parts, ("first", NO_UNIT, NO_NAME, "number", "since"), step_to_own_part),
]
