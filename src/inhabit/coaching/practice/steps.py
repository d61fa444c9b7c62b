"""What waits for the programme team: people who have waited too long for a coach."""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, CharField, Count, Exists, Min, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.access.models import Appointment, Role
from inhabit.coaching.practice.waits import waiting_too_long
from inhabit.people.models import Person
from inhabit.programme.steps import NextStep, Source, Waiting

NO_UNIT = Value(0, output_field=BigIntegerField())
NO_NAME = Value("", output_field=CharField())


def waiting_for_the_team(person: Person) -> QuerySet[Any, Any]:
    """Return who has waited too long, as one row for the programme team of all."""
    runs_all = Appointment.objects.current().filter(
        person=person, role=Role.STEWARD, unit__parent=None, unit__is_open=True
    )
    waiting = waiting_too_long().filter(Exists(runs_all)).order_by().values("state")
    return waiting.annotate(first=Min("pk"), number=Count("pk"), since=Min("waiting_since"))


def step_to_help(waiting: Waiting) -> NextStep:
    return NextStep(
        title=ngettext(
            "One person waits longer than two weeks for a coach",
            "%(number)d people wait longer than two weeks for a coach",
            waiting.number,
        )
        % {"number": waiting.number},
        reason=_("They said yes. More places help, or coaches who speak another language."),
        minutes=5,
        label=_("See what is missing"),
        address=reverse("practice_summary"),
        move="coaching_waits",
    )


WAITS = Source(
    "coaching_waits",
    waiting_for_the_team,
    ("first", NO_UNIT, NO_NAME, "number", "since"),
    step_to_help,
    is_for_leads=True,
)
