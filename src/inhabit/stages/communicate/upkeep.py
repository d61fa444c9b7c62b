"""What happens to questions by itself: each night, and when the tree changes. Twice is once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import batched
from typing import Protocol
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from inhabit.notify.actions import News, send_notices
from inhabit.people.models import Unit, today
from inhabit.programme.selectors import programmes_of_units
from inhabit.stages.communicate.actions.questions.asking import first_station, new_question
from inhabit.stages.communicate.actions.questions.moving import go_all
from inhabit.stages.communicate.actions.questions.reminding import tell_with_whom_late_ones_wait
from inhabit.stages.communicate.clock import WAITS_FOR_OTHERS, clocks_in, fortnight_of
from inhabit.stages.communicate.models import Asking, Question, Station, UnreleasedQuestion
from inhabit.stages.communicate.models.questions import QuestionQuerySet
from inhabit.stages.communicate.seats import seats_above, seats_at_or_above
from inhabit.stages.communicate.unnamed import BATCH_SIZE, full_batches
from inhabit.strategy.models import Priority

SECONDS_IN_TWO_DAYS = 2 * 24 * 60 * 60
AT_ONCE = 1000  # questions that go up together
UNITS_AT_ONCE = 200  # in which unnamed questions are released together


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
    lost = Question.objects.open().filter(is_nobodys)
    waiting = UnreleasedQuestion.objects.filter(is_nobodys)
    units = lost.order_by().values_list("unit", flat=True)
    units = units.union(waiting.order_by().values_list("unit", flat=True)).order_by()
    seats = seats_at_or_above(set(units))
    further_up = {unit: seat for unit, seat in seats.items() if seat != unit}
    go_up(lost, further_up, Station.Leaving.MOVED)
    wait_up(waiting, further_up)


is_nobodys = Q(unit__is_open=False) | Q(unit__lead__isnull=True, unit__parent__isnull=False)


def go_up(questions: QuestionQuerySet, seats: Mapping[int, int], leaving: Station.Leaving) -> None:
    """Let each of ``questions`` go from its unit to that unit's seat, where there is one."""
    keys = questions.filter(unit__in=seats).order_by().values_list("pk", flat=True)
    for some in batched(list(keys), AT_ONCE):
        with transaction.atomic():
            moving = list(questions.filter(pk__in=some, unit__in=seats).select_for_update(of=("self",)))
            for question in moving:
                question.unit_id = seats[question.unit_id]
            go_all(moving, leaving)


def wait_up(
    texts: QuerySet[UnreleasedQuestion], seats: Mapping[int, int], *, since: int | None = None
) -> None:
    """Let each of ``texts`` wait in the seat of its unit, where there is one, ``since`` another fortnight."""
    waiting = list(texts.filter(unit__in=seats).order_by().select_for_update(of=("self",)))
    for text in waiting:
        text.unit_id = seats[text.unit_id]
        text.fortnight = text.fortnight if since is None else since
    UnreleasedQuestion.objects.bulk_update(waiting, ["unit", "fortnight"], AT_ONCE)


@transaction.atomic
def lift_unreleased() -> None:
    """Let unnamed questions that have waited two to four weeks for others wait among more people.

    All that waited so long in a unit go together; at the root they stay until five are there.
    """
    now = fortnight_of(today())
    old = UnreleasedQuestion.objects.filter(fortnight__lte=now - WAITS_FOR_OTHERS)
    seats = seats_above(set(old.order_by().values_list("unit", flat=True)))
    wait_up(old, seats, since=now)


def release_batches() -> None:
    """Release unnamed questions wherever five wait: in random fives, all on this day.

    Once a day, by night: a server that starts later must not show what has just been asked.
    """
    if not cache.add(f"unnamed-questions-released:{today()}", 1, timeout=SECONDS_IN_TWO_DAYS):
        return
    waiting = UnreleasedQuestion.objects.order_by().values("unit").annotate(number=Count("pk"))
    full = waiting.filter(number__gte=BATCH_SIZE).values_list("unit", flat=True)
    for some in batched(full, UNITS_AT_ONCE):
        release_in(some)


@transaction.atomic
def release_in(units: Collection[int]) -> None:
    by_unit: dict[int, list[UnreleasedQuestion]] = {}
    for text in UnreleasedQuestion.objects.select_for_update().filter(unit__in=units):
        by_unit.setdefault(text.unit_id, []).append(text)
    batches = [batch for texts in by_unit.values() for batch in full_batches(texts)]
    if batches:
        release(batches)


def release(batches: list[list[UnreleasedQuestion]]) -> None:
    """Make questions of texts, five by five. Nothing of them but words, priority and receipt goes on."""
    texts = [text for batch in batches for text in batch]
    clocks = clocks_in({text.unit_id for text in texts}, today())
    known = priorities_known(texts)
    names = {text.pk: name for batch in batches for name in [uuid4()] for text in batch}
    questions = [
        new_question(
            text.text,
            text.unit_id,
            today(),
            clocks[text.unit_id],
            priority_id=text.priority_id if (text.unit_id, text.priority_id) in known else None,
            batch=names[text.pk],
        )
        for text in texts
    ]
    Question.objects.bulk_create(questions)
    Station.objects.bulk_create(first_station(question, today()) for question in questions)
    Asking.objects.bulk_create(
        Asking(question=question, text=text.text, receipt=text.receipt)
        for question, text in zip(questions, texts, strict=True)
    )
    UnreleasedQuestion.objects.filter(pk__in=[text.pk for text in texts]).delete()


class Unreleased(Protocol):
    """A text without a name that waits for others: for the lead of which unit, and on which priority."""

    unit_id: int
    priority_id: int | None


def priorities_known(texts: Sequence[Unreleased]) -> set[tuple[int, int | None]]:
    """Return the units with which of their texts' priorities all know from whom a text can come.

    One of a programme further down would say from where the question comes.
    """
    asked = {text.priority_id for text in texts if text.priority_id is not None}
    priorities = Priority.objects.filter(pk__in=asked)
    strategies = dict(priorities.values_list("pk", "strategy"))
    taking_part = programmes_of_units({text.unit_id for text in texts})
    return {
        (text.unit_id, text.priority_id)
        for text in texts
        for programme in taking_part.get(text.unit_id, [])
        if strategies.get(text.priority_id or 0) == programme.strategy_id
    }


def lift_what_nobody_touched() -> None:
    """Let questions go up whose lead has left them beyond the days of grace. The root keeps its own."""
    due = due_to_climb()
    go_up(due, seats_above(set(due.values_list("unit", flat=True))), Station.Leaving.CLIMBED)


def due_to_climb() -> QuestionQuerySet:
    return Question.objects.open().filter(climbs_on__lte=today(), unit__parent__isnull=False).order_by()


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
