"""What happens to questions by itself: each night, and when the tree changes. Twice is once."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.db.models import Count, Q
from django.urls import reverse

from inhabit.notify.actions import News, send_notices
from inhabit.people.models import Unit, today
from inhabit.programme.selectors import programmes_of
from inhabit.stages.communicate.actions.questions.asking import first_station, new_question
from inhabit.stages.communicate.actions.questions.moving import go_all_to, go_to
from inhabit.stages.communicate.actions.questions.reminding import tell_with_whom_late_ones_wait
from inhabit.stages.communicate.clock import WAITS_FOR_OTHERS, fortnight_of
from inhabit.stages.communicate.models import Asking, Question, Station, UnreleasedQuestion
from inhabit.stages.communicate.models.questions import QuestionQuerySet
from inhabit.stages.communicate.seats import seat_above, seat_at_or_above, seats_above
from inhabit.stages.communicate.unnamed import BATCH_SIZE, full_batches

SECONDS_IN_TWO_DAYS = 2 * 24 * 60 * 60


def care_for_questions() -> None:
    """Do what is due today."""
    follow_the_tree()
    lift_unreleased()
    release_batches()
    lift_what_nobody_touched()
    tell_with_whom_late_ones_wait()
    tell_leads_above()


@transaction.atomic
def follow_the_tree() -> None:
    """Let what sits in a unit that is dissolved, or that nobody leads, sit with the nearest lead above."""
    for unit in units_of(Question.objects.open().filter(is_nobodys), "unit"):
        seat = seat_at_or_above(unit)
        for question in Question.objects.open().filter(unit=unit).exclude(unit=seat).select_for_update():
            go_to(question, seat, Station.Leaving.MOVED)
    for unit in units_of(UnreleasedQuestion.objects.filter(is_nobodys), "unit"):
        UnreleasedQuestion.objects.filter(unit=unit).update(unit=seat_at_or_above(unit))


is_nobodys = Q(unit__is_open=False) | Q(unit__lead__isnull=True, unit__parent__isnull=False)


def units_of(rows: object, field: str) -> Iterable[Unit]:
    found = rows.order_by().values(field).distinct()  # type: ignore[attr-defined]  # any of three query sets
    return list(Unit.objects.filter(pk__in=found).select_related("lead"))


@transaction.atomic
def lift_unreleased() -> None:
    """Let unnamed questions that have waited two to four weeks for others wait among more people.

    All that waited so long in a unit go together; at the root they stay until five are there.
    """
    now = fortnight_of(today())
    old = UnreleasedQuestion.objects.filter(fortnight__lte=now - WAITS_FOR_OTHERS)
    for unit in sorted(units_of(old, "unit"), key=lambda unit: unit.depth):
        above = seat_above(unit)
        if above is not None:
            old.filter(unit=unit).update(unit=above, fortnight=now)


def release_batches() -> None:
    """Release unnamed questions wherever five wait: in random fives, all on this day.

    Once a day, by night: a server that starts later must not show what has just been asked.
    """
    if not cache.add(f"unnamed-questions-released:{today()}", 1, timeout=SECONDS_IN_TWO_DAYS):
        return
    waiting = UnreleasedQuestion.objects.order_by().values("unit").annotate(number=Count("pk"))
    for pk in waiting.filter(number__gte=BATCH_SIZE).values_list("unit", flat=True):
        release_in(Unit.objects.get(pk=pk))


@transaction.atomic
def release_in(unit: Unit) -> None:
    waiting = list(UnreleasedQuestion.objects.select_for_update().filter(unit=unit))
    for batch in full_batches(waiting):
        release(batch, unit)


def release(batch: list[UnreleasedQuestion], unit: Unit) -> None:
    """Make questions of five texts. Nothing of them but words, priority and receipt goes on."""
    name, day, known = uuid4(), today(), priorities_known_in(unit, batch)
    questions = [
        new_question(text.text, unit, day, priority_id=known.get(text.priority_id), batch=name)
        for text in batch
    ]
    Question.objects.bulk_create(questions)
    Station.objects.bulk_create(first_station(question, day) for question in questions)
    Asking.objects.bulk_create(
        Asking(question=question, text=text.text, receipt=text.receipt)
        for question, text in zip(questions, batch, strict=True)
    )
    UnreleasedQuestion.objects.filter(pk__in=[text.pk for text in batch]).delete()


def priorities_known_in(unit: Unit, batch: list[UnreleasedQuestion]) -> dict[int | None, int]:
    """Return which priorities of ``batch`` all from whom it can come have, each under its own number.

    One of a programme further down would say from where the question comes.
    """
    asked = {text.priority_id for text in batch if text.priority_id is not None}
    return {priority: priority for priority in asked if programmes_of(unit, priority)}


def lift_what_nobody_touched() -> None:
    """Let questions go up whose lead has left them beyond the days of grace. The root keeps its own."""
    due = list(due_to_climb().values_list("unit", flat=True).distinct())
    below: dict[int, list[int]] = {}
    for unit, seat in seats_above(due).items():
        below.setdefault(seat, []).append(unit)
    for above in Unit.objects.filter(pk__in=below):
        lift_from(below[above.pk], above)


def due_to_climb() -> QuestionQuerySet:
    return Question.objects.open().filter(climbs_on__lte=today(), unit__parent__isnull=False).order_by()


@transaction.atomic
def lift_from(units: list[int], above: Unit) -> None:
    due = due_to_climb().filter(unit__in=units)
    go_all_to(list(due.select_for_update(of=("self",))), above, Station.Leaving.CLIMBED)


def tell_leads_above() -> None:
    """Tell the next lead up, once a week for each unit, that questions have waited longer than agreed."""
    year, week, _day = today().isocalendar()
    late = list(Question.objects.overdue().order_by().values_list("unit", flat=True).distinct())
    seats = seats_above(late)
    leads = dict(Unit.objects.exclude(lead=None).filter(pk__in=seats.values()).values_list("pk", "lead"))
    names = dict(Unit.objects.filter(pk__in=late).values_list("pk", "name"))
    address = reverse("questions_waiting", query={"where": "below"})
    send_notices(
        "communicate.question_overdue",
        [
            News(leads[seat], address, f"{unit}-{year}-{week}", {"unit": names[unit]})
            for unit, seat in sorted(seats.items())
            if seat in leads
        ],
    )
