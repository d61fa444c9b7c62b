"""What waits for somebody here: a story about them, which shows only if they agree."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Min, QuerySet, Value
from django.db.models.fields import CharField
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Person
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.reflect.recognitions.models import Recognised


def stories_to_answer(person: Person) -> QuerySet[Any, Any]:
    """Return one row where stories about ``person`` wait for their yes."""
    waiting = Recognised.objects.filter(
        person=person, answer=Recognised.Answer.WAITING, recognition__taken_back_at__isnull=True
    ).order_by()
    return waiting.values("person_id").annotate(
        first=Min("recognition_id"), number=Count("pk"), oldest=Min("recognition__written_at")
    )


def step_to_answer(waiting: Waiting) -> NextStep:
    is_one = waiting.number == 1
    title = ngettext(
        "Read a short story that somebody wrote about you",
        "Read %(number)d short stories about you",
        waiting.number,
    )
    return NextStep(
        title=title % {"number": waiting.number},
        reason=_("It shows only if you agree. In other words, or not at all, is fine too."),
        minutes=2,
        label=_("Read it"),
        address=reverse("recognition", args=[waiting.pk]) if is_one else reverse("my_recognitions"),
        move="agree_recognition",
    )


SOURCES: list[Source] = [
    Source(
        move="agree_recognition",
        rows=stories_to_answer,
        columns=("first", Value(0), Value("", output_field=CharField()), "number", "oldest"),
        step=step_to_answer,
    )
]
