"""What is due of what somebody took on in coaching, as a next step on Home: that there is one, not what."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Count, Min, QuerySet, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.coaching.models import Action, Engagement
from inhabit.people.models import Person
from inhabit.programme.steps import NextStep, Source, Waiting


def steps_due(person: Person) -> QuerySet[Any, Any]:
    """Return what ``person`` wanted to have done by today, one row for each coaching."""
    mine = Engagement.objects.of(person).filter(agreed_at__isnull=False)
    due = Action.objects.open().filter(owner=person, due_on__lte=timezone.localdate(), engagement__in=mine)
    return due.values("engagement").annotate(many=Count("pk"), first=Min("made_at"))


def step_from_coaching(waiting: Waiting) -> NextStep:
    many = waiting.number
    title = ngettext("A step from your coaching", "%(many)s steps from your coaching", many)
    return NextStep(
        title=title % {"many": many},
        reason=_("Its day has come. Done, moved to another day, or let go: each is an answer."),
        minutes=2,
        label=_("Look at it"),
        address=reverse("engagement_actions", args=[waiting.pk]),
        move="coaching_step",
    )


STEP_DUE = Source(
    move="coaching_step",
    rows=steps_due,
    columns=(
        "engagement",
        Value(0),
        Value("", output_field=CharField()),
        "many",
        "first",
    ),
    step=step_from_coaching,
)
