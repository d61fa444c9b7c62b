"""What Connect adds to Home: what somebody has begun, and what a lead's people have told them."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Count, F, Min, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Person
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.clarify.connect.models import Connection, SharedNeed
from inhabit.stages.clarify.connect.questions import LAST

CONNECT, HEAR = "connect", "hear_needs"  # keys of moves
GO_ON = "connect_begun"  # a move of its own: where "connect" is left out, what is begun can still be ended


def needs_of_my_people(lead: Person) -> QuerySet[Any, Any]:
    """Return one row where anything waits for an answer of ``lead``, with how many texts do."""
    waiting = SharedNeed.objects.read_by_lead(lead).unanswered()
    here = waiting.filter(connection__programme__ended_at__isnull=True).order_by()
    return here.values("audience_unit__lead").annotate(needs=Count("pk"), since=Min("shared_at"))


def step_to_hear(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Read what your people need to say yes"),
        reason=ngettext(
            "One person’s words wait for a word of yours. A short one is enough.",
            "%(number)d texts wait for a word of yours. A short one is enough.",
            waiting.number,
        )
        % {"number": waiting.number},
        minutes=3,
        label=_("Read it"),
        address=reverse("needs"),
        move=HEAR,
    )


def begun_by(person: Person) -> QuerySet[Connection]:
    return Connection.objects.unfinished().filter(person=person, programme__ended_at__isnull=True)


def step_to_go_on(waiting: Waiting) -> NextStep:
    left = LAST + 1 - waiting.number
    return NextStep(
        title=_("Go on where you were"),
        reason=ngettext(
            "You have begun to connect the strategy with your own work. One question is left.",
            "You have begun to connect the strategy with your own work. %(number)d questions are left.",
            left,
        )
        % {"number": left},
        minutes=2 * left,
        label=_("Go on"),
        address=reverse("connection", args=[waiting.pk]),
        move=GO_ON,
    )


NO_UNIT = (Value(0), Value("", output_field=CharField()))

NEEDS = Source(
    move=HEAR,
    rows=needs_of_my_people,
    columns=(F("audience_unit__lead"), *NO_UNIT, F("needs"), F("since")),
    step=step_to_hear,
    is_for_leads=True,
)
BEGUN = Source(
    move=GO_ON,
    rows=begun_by,
    columns=(F("pk"), *NO_UNIT, F("step"), F("started_at")),
    step=step_to_go_on,
)
