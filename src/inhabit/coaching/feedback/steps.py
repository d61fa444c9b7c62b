"""What somebody is asked at the end of sessions, and at the end of all, as next steps on Home."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.feedback.asking import sessions_to_ask_about
from inhabit.coaching.models import Engagement, Review, Session
from inhabit.coaching.permissions import OPEN
from inhabit.people.models import Person
from inhabit.programme.steps import NextStep, Source, Waiting

NO_UNIT = Value(0, output_field=BigIntegerField())
NO_NAME = Value("", output_field=CharField())
ONE = Value(1, output_field=BigIntegerField())
NO_MOMENT = Value(None, output_field=DateTimeField())
LOOK_BACK_FOR = timedelta(days=30)


def asked_now(person: Person) -> QuerySet[Any, Any]:
    return sessions_to_ask_about(person).order_by().annotate(one=ONE, ends=NO_MOMENT)


def step_to_say(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Say how working with %(coach)s is for you") % {"coach": waiting.unit},
        reason=_("Three taps, without your name: your coach reads it together with what others say."),
        minutes=1,
        label=_("Say it"),
        address=reverse("alliance", args=[waiting.pk]),
        move="coaching_alliance",
    )


def over_lately(person: Person) -> QuerySet[Any, Any]:
    """Return coachings of ``person`` that are over since this month, on which they have not looked back.

    Over: ended after they have met, or all of the sessions were held.
    """
    month_ago = timezone.now() - LOOK_BACK_FOR
    met = Session.objects.held().filter(engagement=OuterRef("pk"))
    number = met.order_by().values("engagement").annotate(number=Count("pk")).values("number")
    looked = Review.objects.filter(engagement=OuterRef("pk"), author=person)
    has_ended = Q(state=Engagement.State.ENDED, ended_at__gte=month_ago)
    is_used_up = Q(state=Engagement.State.GOING_ON, held__gte=F("sessions_planned"))
    mine = Engagement.objects.with_coachee(person).filter(**OPEN).annotate(held=Subquery(number), one=ONE)
    over = mine.filter(has_ended | is_used_up & Exists(met.filter(ends_at__gte=month_ago)))
    return over.filter(~Exists(looked), held__gte=1)


def step_to_look_back(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Look back on your coaching with %(coach)s") % {"coach": waiting.unit},
        reason=_("What has changed? Once written down, it stays with you. You decide who else reads it."),
        minutes=5,
        label=_("Look back"),
        address=reverse("engagement_review", args=[waiting.pk]),
        move="coaching_review",
    )


SAY_ALLIANCE = Source(
    "coaching_alliance", asked_now, ("pk", NO_UNIT, "coach__person__name", "one", "ends"), step_to_say
)
LOOK_BACK = Source(
    "coaching_review",
    over_lately,
    ("pk", NO_UNIT, "coach__person__name", "one", "ended_at"),
    step_to_look_back,
)
