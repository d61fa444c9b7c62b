from datetime import timedelta

from permission_world import SIGNED_IN, Line, World

from inhabit.people.models import today
from inhabit.stages.empower.commitments.actions import promise


def a_promise(world: World) -> dict[str, object]:
    made = promise(
        owner=world.cast.member,
        unit=world.cast.payroll,
        outcome="Nobody waits for a payslip",
        due_on=today() + timedelta(days=9),
        partner=world.cast.coach,
        by=world.cast.member,
    )
    return {"pk": made.pk}


def payroll(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk}


def the_programme(world: World) -> dict[str, object]:
    return {"pk": world.story.programme.pk}


OWNER, BESIDE = frozenset({"member"}), frozenset({"coach"})
ITS_READERS = OWNER | BESIDE | {"lead"}

LINES: dict[str, Line] = {
    "my_commitments": Line(SIGNED_IN),
    "new_commitment": Line(SIGNED_IN),
    "closed_commitments": Line(SIGNED_IN),
    "check_ins": Line(SIGNED_IN),
    "commitment": Line(ITS_READERS, a_promise),
    "commitment_renewal": Line(OWNER, a_promise),
    "commitment_ending": Line(OWNER, a_promise),
    "commitment_reopening": Line(OWNER, a_promise, "post"),
    "commitment_readers": Line(OWNER, a_promise),
    "commitment_partner": Line(OWNER, a_promise),
    "commitment_answer": Line(BESIDE, a_promise, "post", {"answer": "yes"}),
    "commitment_ten_minutes": Line(OWNER, a_promise, "post"),
    "unit_commitments": Line(SIGNED_IN, payroll),
    "programme_outcomes": Line(frozenset({"sponsor", "steward"}), the_programme),
}
