"""What somebody can do next to mend their thread, or the threads of those they lead. At most three."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.people.models import Person, Unit, today
from inhabit.people.selectors import units_led_by
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.moves import arranged
from inhabit.programme.steps import NextStep, steps_from
from inhabit.stages.clarify.connect.sources import CONNECT, GO_ON
from inhabit.stages.clarify.models import Interpretation, InterpretationRequest
from inhabit.thread.collected import SOURCES
from inhabit.thread.knots import Thread
from inhabit.thread.mending import mending_of
from inhabit.thread.selectors import Strand
from inhabit.thread.team_steps import step_to_look, steps_to_set_up

MOST_STEPS = 3
CONTRIBUTE = "contribute"  # the key of a move


def next_steps(
    person: Person, strand: Strand | None, thread: Thread | None, *, asked_already: Collection[str] = ()
) -> list[NextStep]:
    """Return the next steps of ``person``, what others wait for first.

    ``asked_already`` are the keys of moves that what came back asks for, above them on the page.
    """
    is_in_programme = strand is not None
    steps = [*steps_as_lead(person), *steps_from(SOURCES, person)]
    steps += [*steps_to_set_up(person, is_in_programme=is_in_programme)]
    if strand is not None and thread is not None:
        is_connecting = any(step.move == GO_ON for step in steps)
        steps += [*steps_on_own_thread(strand, thread, is_connecting=is_connecting)]
    steps += [*step_to_look(person, is_in_programme=is_in_programme)]
    steps = [step for step in steps if step.move not in asked_already]
    in_order = arranged(steps, strand.programme if strand else None)
    return sorted(in_order, key=lambda step: not step.has_its_hour)[:MOST_STEPS]


def steps_beside_own_part(steps: list[NextStep], thread: Thread | None) -> list[NextStep]:
    """Return those of ``steps`` that are about no unit on ``thread``."""
    on_thread = {knot.unit.pk for knot in thread.knots} if thread is not None else set()
    return [step for step in steps if step.unit_pk not in on_thread]


def asks_for_part(steps: list[NextStep]) -> bool:
    """Say whether one of ``steps`` leads to the person's own part."""
    return any(step.move in {CONTRIBUTE, CONNECT, GO_ON} for step in steps)


def steps_as_lead(person: Person) -> Iterator[NextStep]:
    """Yield what the units that ``person`` leads wait for."""
    if units_led_by(person):
        yield from map(step_to_interpret, stages_waiting_for(person)[:MOST_STEPS])


def step_in(unit: Unit, programme: Programme, person: Person) -> NextStep | None:
    """Return what ``unit`` waits for from ``person`` in ``programme``; None unless they lead it."""
    if unit.lead_id != person.pk:
        return None
    stages = stages_waiting_for(person).filter(unit=unit, programme=programme)
    return next(iter(arranged(map(step_to_interpret, stages), programme)), None)


def stages_waiting_for(lead: Person) -> QuerySet[UnitStage]:
    """Return the stages of units that could share and wait for ``lead``, the highest unit first."""
    here = {"programme": OuterRef("programme"), "unit": OuterRef("unit")}
    asked = InterpretationRequest.objects.filter(**here)
    begun = Interpretation.objects.drafts().filter(**here, author=lead)
    return (
        UnitStage.objects.filter(
            unit__lead=lead,
            unit__is_open=True,
            programme__ended_at__isnull=True,
            shared_at__isnull=True,
            opens_on__lte=today(),
        )
        .annotate(is_asked=Exists(asked), is_begun=Exists(begun))
        .select_related("unit")
        .order_by("unit__depth")
    )


def step_to_interpret(stage: UnitStage) -> NextStep:
    """Return the step for a stage from :func:`stages_waiting_for`."""
    return NextStep(
        title=_("Say what the strategy means for %(unit)s") % {"unit": stage.unit},
        reason=reason_to_interpret(is_asked=stage.is_asked, is_begun=stage.is_begun),  # type: ignore[attr-defined]  # annotated
        minutes=10,
        label=_("Write it"),
        address=reverse("interpretations", args=[stage.unit_id], query={"programme": stage.programme_id}),
        unit_pk=stage.unit_id,
        move="interpret",
    )


def reason_to_interpret(*, is_asked: bool, is_begun: bool) -> str:
    if is_asked:
        return _("Somebody in your unit has asked what it means for them.")
    if is_begun:
        return _("You have begun. Until you share it, the thread ends at you.")
    return _("The thread of everyone below ends here until you do.")


def steps_on_own_thread(strand: Strand, thread: Thread, *, is_connecting: bool) -> Iterator[NextStep]:
    """Yield what mends the person's own thread. Whoever is connecting it already is not asked to begin."""
    mending = mending_of(strand, thread)
    if thread.draft is not None:
        yield NextStep(
            title=_("Finish the part that you began"),
            reason=_("Nobody but you reads it until you do."),
            minutes=3,
            label=_("Go on"),
            address=reverse("my_part", args=[thread.draft.pk]),
            move=CONTRIBUTE,
        )
    elif not thread.contributions and not is_connecting:
        is_off = CONNECT in strand.programme.moves.get("off", [])
        is_too_early = thread.nearest_interpretation is None
        yield step_to_contribute(thread) if is_off or is_too_early else step_to_connect(thread)
    if mending is not None and mending.ask is not None:
        yield mending.ask


def step_to_connect(thread: Thread) -> NextStep:
    """Return the way into the five questions; one sentence is offered beside it."""
    shorter = step_to_contribute(thread)
    return NextStep(
        title=_("Connect it with your own work"),
        reason=_("Five short questions for yourself. Nobody else reads the answers."),
        minutes=8,
        label=_("Begin"),
        address=reverse("connect_start", query=shorter.fields),
        move=CONNECT,
        shorter=replace(shorter, label=_("Just one sentence")),
    )


def step_to_contribute(thread: Thread) -> NextStep:
    nearest = thread.nearest_interpretation
    return NextStep(
        title=_("Say what your part is"),
        reason=(
            _("Tied to what %(unit)s says. One sentence is enough.") % {"unit": nearest.unit}
            if nearest is not None
            else _("Nobody above has said yet what this means; tie it to the priority itself.")
        ),
        minutes=5,
        label=_("Write my part"),
        address=reverse("my_parts"),
        fields={
            "programme": thread.programme.pk,
            "priority": thread.statement.priority_id,
            "from_unit": nearest.unit_id if nearest is not None else "",
        },
        move=CONTRIBUTE,
    )
