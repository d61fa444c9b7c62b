from decisions import logged
from permission_world import SIGNED_IN, Line, World

OWNER = frozenset({"member"})
IN_PAYROLL_OR_ABOVE = frozenset(
    {"member", "lead"}
)  # of the roles; those who lead further up are none of them


def payroll(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk}


def the_programme(world: World) -> dict[str, object]:
    return {"pk": world.story.programme.pk}


def a_decision(world: World) -> dict[str, object]:
    """One of a member of Payroll that the unit keeps to itself and those above."""
    return {"pk": logged(world.cast.member, world.cast.payroll, audience="unit").pk}


LINES: dict[str, Line] = {
    "my_decisions": Line(SIGNED_IN),
    "decision_new": Line(SIGNED_IN),
    "unit_decisions": Line(SIGNED_IN, payroll),
    "programme_decisions": Line(frozenset({"sponsor", "steward"}), the_programme),
    "decision": Line(IN_PAYROLL_OR_ABOVE, a_decision),
    "decision_change": Line(OWNER, a_decision),
    "decision_withdrawal": Line(OWNER, a_decision, "post"),
    "decision_return": Line(OWNER, a_decision, "post"),
    "decision_look": Line(OWNER, a_decision),
}
