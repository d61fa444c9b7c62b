"""Who may use which address of retrospectives."""

from permission_world import SIGNED_IN, Line, World

from inhabit.stages.reflect.retrospectives.actions.starting import start_retrospective
from inhabit.stages.reflect.retrospectives.models import Phase, Retrospective

OF_THE_UNIT = frozenset({"member", "lead"})
FACILITATOR = frozenset({"member"})


def payroll(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk}


def going_on(world: World) -> dict[str, object]:
    """Return one of Payroll that ``member`` facilitates."""
    started = start_retrospective(
        unit=world.cast.payroll,
        programme=world.story.programme,
        frame="helped",
        facilitator=world.cast.member,
        by=world.cast.lead,
    )
    return {"pk": started.pk}


def ended(world: World) -> dict[str, object]:
    stored = going_on(world)
    Retrospective.objects.filter(**stored).update(phase=Phase.CLOSED)
    return stored


LINES: dict[str, Line] = {
    "unit_retrospectives": Line(SIGNED_IN, payroll),
    "new_retrospective": Line(OF_THE_UNIT, payroll),
    "retrospective": Line(OF_THE_UNIT, going_on),
    "retrospective_state": Line(OF_THE_UNIT, going_on),
    "retrospective_summary": Line(SIGNED_IN, ended),
    "retrospective_card": Line(OF_THE_UNIT, going_on, method="post"),
    "retrospective_place": Line(OF_THE_UNIT, going_on, method="post"),
    "retrospective_title": Line(OF_THE_UNIT, going_on, method="post"),
    "retrospective_voice": Line(OF_THE_UNIT, going_on, method="post"),
    "retrospective_idea": Line(OF_THE_UNIT, going_on, method="post"),
    "retrospective_support": Line(OF_THE_UNIT, going_on, method="post"),
    "retrospective_act": Line(OF_THE_UNIT, going_on, method="post"),
    "retrospective_takeover": Line(OF_THE_UNIT, going_on, method="post"),
    "retrospective_phase": Line(FACILITATOR, going_on, method="post"),
    "retrospective_time": Line(FACILITATOR, going_on, method="post"),
    "retrospective_facilitator": Line(FACILITATOR, going_on, method="post"),
    "retrospective_removal": Line(FACILITATOR, going_on, method="post"),
    "retrospective_end": Line(FACILITATOR, going_on),
    "retrospective_cancellation": Line(FACILITATOR, going_on),
    "retrospective_reopening": Line(FACILITATOR, ended, method="post"),
}
