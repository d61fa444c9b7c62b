"""What waits for somebody about who decides what."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Person
from inhabit.programme.models import Stage, UnitStage
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.empower.remits.actions.agreeing import DAYS_TO_READ
from inhabit.stages.empower.remits.models import Remit, RemitAnswer, RemitVersion
from inhabit.stages.empower.remits.requests.models import DecisionRequest

State = RemitVersion.State
ONE = Value(1, output_field=BigIntegerField())

# Why a list asks something of whoever gives it.
WISH, READY, ANEW, REVIEW = range(1, 5)


def requests_to_settle(person: Person) -> QuerySet[Any, Any]:
    """Return the units of ``person`` in which somebody asks who decides something."""
    waiting = DecisionRequest.objects.open().filter(unit__lead=person, unit__is_open=True)
    groups = waiting.values("unit_id", "unit__name")
    return groups.annotate(first=Min("pk"), number=Count("pk"), since=Min("asked_at"))


def step_to_settle(waiting: Waiting) -> NextStep:
    is_one = waiting.number == 1
    return NextStep(
        title=ngettext(
            "Settle who decides something in %(unit)s",
            "Settle who decides %(number)d things in %(unit)s",
            waiting.number,
        )
        % {"number": waiting.number, "unit": waiting.unit},
        reason=_("Somebody would like to decide and doesn’t know whether they may. Say it once, for all."),
        minutes=3,
        label=_("Settle it") if is_one else _("See what waits"),
        address=reverse("decision_request", args=[waiting.pk]) if is_one else reverse("decision_requests"),
        unit_pk=waiting.unit_pk,
        move="settle_decision",
    )


def remits_to_see_to(person: Person) -> QuerySet[Any, Any]:
    """Return the lists that ``person`` gives and that ask something of them; ``number`` says what."""
    versions = RemitVersion.objects.filter(remit=OuterRef("pk"))
    coming = versions.filter(state__in=[State.DRAFT, State.PROPOSED])
    answers = RemitAnswer.objects.filter(version__remit=OuterRef("pk"))
    wishes = answers.filter(agrees=False, replied_at=None, version__state__in=[State.HOLDS, State.PROPOSED])
    old = timezone.now() - timedelta(days=DAYS_TO_READ)
    agreed = RemitAnswer.objects.filter(version=OuterRef("pk"), agrees=True)
    proposed = versions.filter(Q(Exists(agreed)) | Q(proposed_at__lte=old), state=State.PROPOSED)
    cycle = UnitStage.objects.filter(
        unit=OuterRef("unit"),
        programme__ended_at=None,
        stage=Stage.EMPOWER,
        cycle__gt=OuterRef("reviewed_cycle"),
    )
    holds = Q(Exists(versions.filter(state=State.HOLDS))) & ~Q(Exists(coming))
    of_many = Q(kind__in=[Remit.Kind.EVERYONE, Remit.Kind.GROUP])
    return (
        Remit.objects.given_by(person)
        .filter(unit__is_open=True)
        .annotate(
            number=Case(
                When(Exists(wishes), then=WISH),
                When(of_many & Q(Exists(proposed)), then=READY),
                When(holds & Q(anew_since__isnull=False), then=ANEW),
                When(holds & Q(Exists(cycle)), then=REVIEW),
                output_field=IntegerField(),
            )
        )
        .filter(number__isnull=False)
    )


def step_to_see_to(waiting: Waiting) -> NextStep:
    titles = {
        WISH: _("Somebody would like to decide something else in %(unit)s"),
        READY: _("Say that what is theirs to decide in %(unit)s holds"),
        ANEW: _("Agree anew on what is theirs to decide in %(unit)s"),
        REVIEW: _("Is what is theirs to decide in %(unit)s still right?"),
    }
    reasons = {
        WISH: _("They have said what should be different. Change it, or say why it stays."),
        READY: _("It has been read. One press, and everybody knows what they may decide."),
        ANEW: _("One side is new since it was agreed. It goes on to hold, and asks for your word."),
        REVIEW: _("A new cycle has begun. Keep it with one press, or change it."),
    }
    return NextStep(
        title=titles[waiting.number] % {"unit": waiting.unit},
        reason=reasons[waiting.number],
        minutes=3,
        label=_("Look at it"),
        address=reverse("remit", args=[waiting.pk]),
        unit_pk=waiting.unit_pk,
        move="agree_remit",
    )


def units_without_one(person: Person) -> QuerySet[Any, Any]:
    """Return the units of ``person`` in this stage in which nothing is written down for everyone."""
    begun = Remit.objects.standing().filter(unit=OuterRef("unit"), kind=Remit.Kind.EVERYONE)
    units = UnitStage.objects.filter(
        ~Exists(begun),
        unit__lead=person,
        unit__is_open=True,
        unit__headcount__gt=1,
        programme__ended_at=None,
        stage=Stage.EMPOWER,
    )
    groups = units.values("unit_id", "unit__name")
    return groups.annotate(first=Min("pk"), number=Count("pk"), since=Min("shared_at"))


def step_to_begin(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("What may your people decide in %(unit)s without asking you?") % {"unit": waiting.unit},
        reason=_("Begin with one decision that you were asked for lately."),
        minutes=10,
        label=_("Write it down"),
        address=reverse("new_remit", args=[waiting.unit_pk]),
        unit_pk=waiting.unit_pk,
        move="agree_remit",
    )


def proposals_to_read(person: Person) -> QuerySet[Any, Any]:
    """Return what is proposed to ``person``, who has not answered yet."""
    answered = RemitAnswer.objects.filter(version=OuterRef("pk"), person=person)
    received = Remit.objects.of_open_units().received_by(person)
    return RemitVersion.objects.filter(~Exists(answered), state=State.PROPOSED, remit__in=received)


def step_to_read(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Read what is yours to decide in %(unit)s") % {"unit": waiting.unit},
        reason=_("It is proposed to you. Say yes, or what should be different."),
        minutes=4,
        label=_("Read it"),
        address=reverse("remit", args=[waiting.pk]),
        unit_pk=waiting.unit_pk,
        move="read_remit",
    )


SOURCES: list[Source] = [
    Source(
        move="settle_decision",
        rows=requests_to_settle,
        columns=("first", "unit_id", "unit__name", "number", "since"),
        step=step_to_settle,
        is_for_leads=True,
    ),
    Source(
        move="agree_remit",
        rows=remits_to_see_to,
        columns=("pk", "unit_id", "unit__name", "number", "made_at"),
        step=step_to_see_to,
        is_for_leads=True,
    ),
    Source(
        move="read_remit",
        rows=proposals_to_read,
        columns=("remit_id", F("remit__unit_id"), "remit__unit__name", ONE, "proposed_at"),
        step=step_to_read,
    ),
    Source(
        move="agree_remit",
        rows=units_without_one,
        columns=("first", "unit_id", "unit__name", "number", "since"),
        step=step_to_begin,
        is_for_leads=True,
    ),
]
