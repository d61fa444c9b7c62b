"""What waits for somebody of the story: to be told at the top, and to be retold below."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.models import Role
from inhabit.access.permissions import units_of_role
from inhabit.people.models import Person, UnitAncestor
from inhabit.programme.models import Programme, Stage, UnitStage
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.communicate.models import Retelling, Story
from inhabit.stages.communicate.selectors.openings import open_lines


def programmes_without_story(person: Person) -> QuerySet[Any, Any]:
    """Return the programmes that ``person`` sponsors or leads, ready for a story and without one."""
    here = {"programme": OuterRef("pk"), "unit": OuterRef("root_unit")}
    ready = UnitStage.objects.filter(Q(shared_at__isnull=False) | ~Q(stage=Stage.CLARIFY), **here)
    sponsored = UnitAncestor.objects.filter(
        unit=OuterRef("root_unit"), ancestor__in=units_of_role(person, Role.SPONSOR)
    )
    stories = Story.objects.filter(programme=OuterRef("pk"))
    return (
        Programme.objects.running()
        .annotate(
            is_ready=Exists(ready),
            is_sponsored=Exists(sponsored),
            has_story=Exists(stories.published()),
            ready_at=Subquery(ready.values("shared_at")[:1]),
            begun=one_if(stories.drafts()),
        )
        .filter(Q(root_unit__lead=person) | Q(is_sponsored=True), is_ready=True, has_story=False)
    )


def step_to_tell(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Tell the story to everyone in %(unit)s") % {"unit": waiting.unit},
        reason=(
            _("You have begun. Nobody hears it until you tell it.")
            if waiting.number
            else _("What changes, what stays, why, and what nobody knows yet. Each level retells it.")
        ),
        minutes=20,
        label=_("Write it"),
        address=reverse("story_writing", args=[waiting.pk]),
        unit_pk=waiting.unit_pk,
        move="tell_story",
    )


def stories_to_retell(person: Person) -> QuerySet[Any, Any]:
    """Return a line to each story that a unit led by ``person`` may retell and has not told yet."""
    lines = UnitAncestor.objects.filter(
        unit__lead=person,
        unit__is_open=True,
        distance__gt=0,
        ancestor__stories__is_current=True,
        ancestor__stories__programme__ended_at__isnull=True,
    )
    mine = Retelling.objects.drafts_of(person).filter(story=OuterRef("story_pk"), unit=OuterRef("unit"))
    untold: QuerySet[Any, Any] = open_lines(lines).filter(is_told=False)
    begun: QuerySet[Any, Any] = untold.annotate(begun=one_if(mine))
    return begun


def step_to_retell(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Tell %(unit)s the story in your own words") % {"unit": waiting.unit},
        reason=(
            _("You have begun. Nobody hears it until you tell it.")
            if waiting.number
            else _("It has been told above you. Your people believe it when they hear it from you.")
        ),
        minutes=15,
        label=_("Go on") if waiting.number else _("Tell it"),
        address=reverse("retelling", args=[waiting.unit_pk, waiting.pk]),
        unit_pk=waiting.unit_pk,
        move="retell",
    )


def one_if(rows: QuerySet[Any, Any]) -> Case:
    """Return 1 where there are ``rows``, else 0: a number, as the column of a union has to be."""
    return Case(When(Exists(rows), then=Value(1)), default=Value(0), output_field=IntegerField())


SOURCES = [
    Source(
        "tell_story",
        programmes_without_story,
        ("pk", "root_unit", "root_unit__name", "begun", "ready_at"),
        step_to_tell,
        is_for_leads=True,
    ),
    Source(
        "retell",
        stories_to_retell,
        (F("story_pk"), "unit", "unit__name", "begun", "nearest_told_at"),
        step_to_retell,
        is_for_leads=True,
    ),
]
