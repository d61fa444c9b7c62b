from permission_world import SIGNED_IN, Line, World
from programmes import interpret
from proposing import propose, propose_for_strategy

from inhabit.stages.empower.remits.models import Remit


def words_of_payroll(world: World) -> dict[str, object]:
    unit, priority = world.cast.payroll, world.story.first
    for each in (world.cast.board, world.cast.services, unit):
        interpret(world.story, each, priority, "We call back within a day.")
    return {"pk": unit.pk, "priority": priority}


def the_strategy(world: World) -> dict[str, object]:
    return {"pk": world.story.version.strategy_id}


def a_proposal(world: World) -> dict[str, object]:
    words_of_payroll(world)
    return {"pk": propose(world.cast, world.story).pk}


def a_proposal_for_the_strategy(world: World) -> dict[str, object]:
    return {"pk": propose_for_strategy(world.cast, world.story).pk}


def payroll(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk}


def the_programme(world: World) -> dict[str, object]:
    return {"pk": world.story.programme.pk}


def the_remit_of_payroll(world: World) -> dict[str, object]:
    unit = world.cast.payroll
    return {"pk": Remit.objects.create(unit=unit, given_in=unit, kind=Remit.Kind.EVERYONE).pk}


DECIDERS = frozenset({"lead", "sponsor"})

LINES: dict[str, Line] = {
    "propose_for_words": Line(SIGNED_IN, words_of_payroll),
    "propose_for_strategy": Line(SIGNED_IN, the_strategy),
    "propose_for_remit": Line(SIGNED_IN, the_remit_of_payroll),
    "adjustments_for_me": Line(SIGNED_IN),
    "my_adjustments": Line(SIGNED_IN),
    "adjustment": Line(SIGNED_IN, a_proposal),
    "adjustment_answer": Line(DECIDERS, a_proposal, method="post"),
    "adjustment_support": Line(SIGNED_IN, a_proposal, method="post"),
    "adjustment_withdrawal": Line(frozenset({"member"}), a_proposal),
    "changes": Line(SIGNED_IN),
    "unit_changes": Line(SIGNED_IN, payroll),
    "programme_changes": Line(SIGNED_IN, the_programme),
}
