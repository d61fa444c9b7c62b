from collections.abc import Mapping

from permission_world import Line, World

from inhabit.stages.empower.switches.actions import set_switch
from inhabit.stages.empower.switches.models import What

TEAM = frozenset({"steward"})


def programme(world: World) -> Mapping[str, object]:
    return {"pk": world.story.programme.pk}


def a_rule(world: World) -> Mapping[str, object]:
    cast = world.cast
    rule = set_switch(what=What.CLOCKS, unit=cast.payroll, is_on=False, reason="A trial.", by=cast.steward)
    return {**programme(world), "switch": rule.pk}


LINES: dict[str, Line] = {
    "programme_switches": Line(TEAM | {"sponsor"}, programme),
    "new_switch": Line(TEAM, programme),
    "switch_removal": Line(TEAM, a_rule, method="post"),
}
