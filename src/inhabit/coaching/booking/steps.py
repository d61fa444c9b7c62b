"""What waits for somebody of their sessions, as next steps on Home."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.coaching.models import Engagement, Format, Participant, Session
from inhabit.people.models import Person
from inhabit.programme.steps import NextStep, Source, Waiting

NO_UNIT = Value(0, output_field=BigIntegerField())
ONE = Value(1, output_field=BigIntegerField())
NO_NAME = Value("", output_field=CharField())
SOON = timedelta(days=1)
AN_HOUR = timedelta(hours=1)


def sessions_soon(person: Person) -> QuerySet[Any, Any]:
    """Return what begins within a day or goes on now, with the name of whom one meets."""
    now = timezone.now()
    coached = Participant.objects.current().filter(engagement=OuterRef("engagement")).order_by("pk")
    of_coach = Coalesce(
        NullIf("engagement__name", Value("")),
        "engagement__unit__name",
        Subquery(coached.values("person__name")[:1]),
        "match__enquiry__person__name",
        output_field=CharField(),
    )
    whom = Case(When(coach__person=person, then=of_coach), default=F("coach__person__name"))
    soon = Session.objects.of(person).booked().filter(starts_at__lte=now + SOON, ends_at__gt=now)
    return soon.annotate(how_many=ONE, whom=whom)


def step_to_meet(waiting: Waiting) -> NextStep:
    left = (waiting.since or timezone.now()) - timezone.now()
    return NextStep(
        title=_("%(when)s: session with %(person)s")
        % {"when": soon_in_words(waiting), "person": waiting.unit},
        reason=_("What would make this hour worth it for you?"),
        minutes=5 if left > timedelta(0) else 0,
        label=_("Prepare") if left > timedelta(0) else _("To the session"),
        address=reverse("session", args=[waiting.pk]),
        move="coaching_session",
        has_its_hour=left < AN_HOUR,
    )


def soon_in_words(waiting: Waiting) -> str:
    """Say when it begins: in minutes within the hour, else the time, with "tomorrow" where it is."""
    begins = waiting.since or timezone.now()
    left = begins - timezone.now()
    if left <= timedelta(0):
        return _("Now")
    minutes = -(-int(left.total_seconds()) // 60)
    if left < AN_HOUR:
        return ngettext("In %(number)d minute", "In %(number)d minutes", minutes) % {"number": minutes}
    local = timezone.localtime(begins)
    said = {"time": formats.time_format(local, "TIME_FORMAT")}
    if local.date() == timezone.localdate():
        return _("Today, %(time)s") % said
    return _("Tomorrow, %(time)s") % said


def sessions_left_open(person: Person) -> QuerySet[Any, Any]:
    """Return what the coach has said nothing of yet, as one row."""
    mine = Session.objects.left_open().filter(coach__person=person)
    return mine.values("coach").annotate(first=Min("pk"), how_many=Count("pk"), since=Min("ends_at"))


def step_to_settle(waiting: Waiting) -> NextStep:
    is_one = waiting.number == 1
    return NextStep(
        title=ngettext(
            "Say whether your session took place",
            "Say whether your %(number)d sessions took place",
            waiting.number,
        )
        % {"number": waiting.number},
        reason=_("Both sides see how many are left. It takes one press."),
        minutes=1,
        label=_("Say it"),
        address=reverse("session", args=[waiting.pk]) if is_one else reverse("coach_agenda"),
        move="coaching_outcome",
    )


def coachings_without_a_session(person: Person) -> QuerySet[Any, Any]:
    """Return where ``person`` is coached alone, nothing is booked, and a session is left."""
    counting = Session.objects.counting().filter(engagement=OuterRef("pk"))
    used = counting.order_by().values("engagement").annotate(number=Count("pk")).values("number")
    ahead = Session.objects.booked().filter(engagement=OuterRef("pk"))
    mine = Engagement.objects.with_coachee(person).going_on().filter(format=Format.ONE_TO_ONE)
    left = mine.annotate(used=Coalesce(Subquery(used), 0)).filter(used__lt=F("sessions_planned"))
    return left.filter(~Exists(ahead)).annotate(how_many=ONE)


def step_to_book(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Book your next session with %(coach)s") % {"coach": waiting.unit},
        reason=_("Nothing is booked. What has a day in the calendar happens."),
        minutes=2,
        label=_("Choose a time"),
        address=reverse("session_slots", args=[waiting.pk]),
        move="coaching_book",
    )


MEET = Source(
    move="coaching_session",
    rows=sessions_soon,
    columns=("pk", NO_UNIT, "whom", "how_many", "starts_at"),
    step=step_to_meet,
)
SETTLE = Source(
    move="coaching_outcome",
    rows=sessions_left_open,
    columns=("first", NO_UNIT, NO_NAME, "how_many", "since"),
    step=step_to_settle,
)
BOOK = Source(
    move="coaching_book",
    rows=coachings_without_a_session,
    columns=("pk", NO_UNIT, "coach__person__name", "how_many", "agreed_at"),
    step=step_to_book,
)
