"""Another way is tried for a few weeks, then kept or dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.notify.actions import read_notices_at, send_notice
from inhabit.people.models import Person, Unit, today
from inhabit.stages.empower.barriers.actions.closing import close_barrier
from inhabit.stages.empower.barriers.actions.writing import Kind, locked, must_stand, note, raisers_of, tell
from inhabit.stages.empower.barriers.clock import DAYS, calendars_in, start_clock, units_with_clocks
from inhabit.stages.empower.barriers.models import (
    Barrier,
    Category,
    State,
    Trial,
    TrialNote,
    TrialPerson,
)

WORKING_DAYS_IN_WEEK = 5


@dataclass(frozen=True)
class Plan:
    """What is tried: the change, how we see whether it helps, how it is now, and for how many weeks."""

    change: str
    measure: str
    before: str = ""
    weeks: int = 2


@transaction.atomic
def begin_trial(*, barrier: Barrier, plan: Plan, people: Iterable[Person], by: Person) -> Trial:
    """Try another way to clear a barrier in how we work. While one runs, beginning again returns that one.

    ``ValidationError`` without a change and a measure, for a barrier of another kind or a closed one.
    """
    stored = locked(barrier.pk)
    running = Trial.objects.running().filter(barrier=stored).first()
    if running is not None:
        return running
    must_stand(stored)
    if stored.category != Category.WORKFLOW:
        raise ValidationError(_("Only what lies in how we work can be tried another way."))
    trial = new_trial(plan, stored.unit, by)
    trial.barrier = stored
    trial.save()
    take_part(trial, people, by)
    stored.state, stored.doing, stored.planned_on = State.SEEN_TO, trial.change, trial.ends_on
    if stored.home_id in units_with_clocks([stored.home_id]):
        calendar = calendars_in([stored.level_id])[stored.level_id]
        stored.due_on = calendar.working_days_after(trial.ends_on, DAYS[stored.category])
    event = note(stored, Kind.TRIAL, stored.unit, by=by, word=trial.change)
    tell("empower.barrier_seen_to", stored, raisers_of(stored), event=event, unit=stored.unit, but=by)
    record_event("trial.begun", trial, by=by)
    return trial


@transaction.atomic
def take_trial_over(*, trial: Trial, unit: Unit, plan: Plan, people: Iterable[Person], by: Person) -> Trial:
    """Try in ``unit`` what another unit has tried. While that runs there, it is the same trial."""
    running = Trial.objects.running().filter(unit=unit, copied_from=trial).first()
    if running is not None:
        return running
    copy = new_trial(plan, unit, by)
    copy.copied_from = trial
    copy.save()
    take_part(copy, people, by)
    record_event("trial.begun", copy, by=by)
    return copy


def new_trial(plan: Plan, unit: Unit, by: Person) -> Trial:
    """Return a trial, not saved yet, that begins today."""
    change, measure = plan.change.strip(), plan.measure.strip()
    if not change or not measure:
        raise ValidationError(_("Say what you change, and how you see whether it helps."))
    return Trial(
        unit=unit,
        change=change,
        measure=measure,
        before=plan.before.strip(),
        begun_by=by,
        weeks=plan.weeks,
        starts_on=today(),
        ends_on=last_day(unit, today(), plan.weeks),
    )


def last_day(unit: Unit, day: date, weeks: int) -> date:
    """Return the last of so many weeks' working days; at least those weeks by the calendar."""
    calendar = calendars_in([unit.pk])[unit.pk]
    return max(calendar.working_days_after(day, weeks * WORKING_DAYS_IN_WEEK), day + timedelta(weeks=weeks))


def take_part(trial: Trial, people: Iterable[Person], by: Person) -> None:
    """Let ``people``, and ``by``, be in the trial, and tell them."""
    numbers = dict.fromkeys([by.pk, *(person.pk for person in people)])
    TrialPerson.objects.bulk_create(
        [TrialPerson(trial=trial, person_id=pk) for pk in numbers], ignore_conflicts=True
    )
    send_notice(
        "empower.trial_begun",
        to=[pk for pk in numbers if pk != by.pk],
        address=reverse("trial", args=[trial.pk]),
        key=f"{trial.pk}",
        details={"unit": trial.unit.name},
    )


@transaction.atomic
def join_trial(*, trial: Trial, by: Person) -> None:
    """Be in a running trial too. Twice is once."""
    if Trial.objects.running().filter(pk=trial.pk).exists():
        TrialPerson.objects.get_or_create(trial=trial, person=by)


@transaction.atomic
def note_on_trial(*, trial: Trial, text: str, by: Person) -> TrialNote:
    """Note in one line what was seen. The same line twice on a day is one.

    ``ValidationError`` without a line, and once the trial is over.
    """
    text = text.strip()
    stored = Trial.objects.select_for_update().get(pk=trial.pk)
    if not text:
        raise ValidationError(_("Say in one line what you saw."))
    if not stored.is_running:
        raise ValidationError(_("The trial is over, and so is its log."))
    seen, _is_new = TrialNote.objects.get_or_create(trial=stored, author=by, text=text, noted_on=today())
    return seen


@transaction.atomic
def end_trial(*, trial: Trial, outcome: str, learned: str, after: str = "", by: Person) -> Trial:
    """Keep it or drop it, with what was learned. Kept, its barrier is closed; dropped, it is open again.

    The same twice is once; ``ValidationError`` where somebody has ended it otherwise meanwhile.
    """
    stored = Trial.objects.select_for_update(of=("self",)).select_related("barrier", "unit").get(pk=trial.pk)
    if stored.outcome == outcome:
        return stored
    if not stored.is_running:
        raise ValidationError(_("Somebody has ended it meanwhile. Look at what became of it."))
    if outcome not in {Trial.Outcome.KEPT, Trial.Outcome.DROPPED} or not learned.strip():
        raise ValidationError(_("Say whether you keep it, and what you learned."))
    stored.outcome, stored.learned, stored.after = outcome, learned.strip(), after.strip()
    stored.ended_on, stored.ended_by = today(), by
    stored.save()
    record_event("trial.ended", stored, by=by)
    if stored.barrier is not None and stored.barrier.is_standing:
        settle_barrier(stored, by)
    read_notices_at(reverse("trial", args=[stored.pk]), by=by)
    return stored


def settle_barrier(trial: Trial, by: Person) -> None:
    assert trial.barrier is not None  # noqa: S101  # tells mypy what the caller has asked
    if trial.outcome == Trial.Outcome.KEPT:
        close_barrier(barrier=trial.barrier, done=trial.change, by=by)
        return
    barrier = locked(trial.barrier.pk)
    barrier.state, barrier.doing, barrier.planned_on = State.OPEN, "", None
    start_clock(barrier, today())
    event = note(barrier, Kind.DROPPED, barrier.unit, by=by, word=trial.learned)
    tell("empower.barrier_word", barrier, raisers_of(barrier), event=event, unit=barrier.unit, but=by)
