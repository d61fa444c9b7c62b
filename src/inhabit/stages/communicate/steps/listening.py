"""What waits for listeners and for the leads who listen."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, DateTimeField, Min, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Person
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.communicate.models import Playback, PlaybackBatch, Telling
from inhabit.stages.communicate.selectors.listening import to_play_back

NO_MOMENT = Value(None, output_field=DateTimeField())


def tellings(person: Person) -> QuerySet[Telling]:
    return to_play_back(person)


def step_to_play_back(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Say what you heard"),
        reason=_("The story has been told in %(unit)s. Two sentences show what arrived.")
        % {"unit": waiting.unit},
        minutes=2,
        label=_("Say it"),
        address=reverse("playback", args=[waiting.pk]),
        move="play_back",
    )


def new_playbacks(person: Person) -> QuerySet[Any, Any]:
    """Return the units in which ``person`` has not listened yet, with how many playbacks are new."""
    new = Playback.objects.heard_by_lead(person).new_to_lead()
    return new.values("telling__unit", "telling__unit__name").annotate(
        number=Count("pk"), since=Min("said_at")
    )


def new_unnamed(person: Person) -> QuerySet[Any, Any]:
    """The same for those without a name, which have no moment."""
    new = PlaybackBatch.objects.heard_by_lead(person).new_to_lead()
    return new.values("unit", "unit__name").annotate(number=Count("playbacks"))


def step_to_listen(waiting: Waiting) -> NextStep:
    return listening_step(
        waiting,
        ngettext(
            "Somebody has played the story back to you.",
            "%(number)s people have played the story back to you.",
            waiting.number,
        ),
    )


def step_to_listen_to_unnamed(waiting: Waiting) -> NextStep:
    return listening_step(
        waiting,
        ngettext(
            "One text without a name.", "%(number)s texts without a name, in random order.", waiting.number
        ),
    )


def listening_step(waiting: Waiting, reason: str) -> NextStep:
    return NextStep(
        title=_("Hear what arrived in %(unit)s") % {"unit": waiting.unit},
        reason=reason % {"number": waiting.number},
        minutes=5,
        label=_("Listen"),
        address=reverse("listening", query={"unit": waiting.unit_pk}),
        move="listen",
    )


LISTEN = Source(
    "listen",
    new_playbacks,
    ("telling__unit", "telling__unit", "telling__unit__name", "number", "since"),
    step_to_listen,
    is_for_leads=True,
)
LISTEN_TO_UNNAMED = Source(
    "listen",
    new_unnamed,
    ("unit", "unit", "unit__name", "number", NO_MOMENT),
    step_to_listen_to_unnamed,
    is_for_leads=True,
)
PLAY_BACK = Source(
    "play_back", tellings, ("pk", "unit", "unit__name", Value(1), "told_at"), step_to_play_back
)
