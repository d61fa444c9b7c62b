from permission_world import SIGNED_IN, Line, World

from inhabit.stages.empower.barriers.actions import Words, raise_barrier
from inhabit.stages.empower.barriers.actions.trials import Plan, begin_trial
from inhabit.stages.empower.barriers.models import Barrier, Category, Trial

MEMBER = frozenset({"member"})
LEAD = frozenset({"lead"})
LEADS = frozenset({"lead", "lead_elsewhere"})
SPONSOR_OR_STEWARD = frozenset({"sponsor", "steward"})


def unit(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk}


def programme(world: World) -> dict[str, object]:
    return {"pk": world.story.programme.pk}


def the_barrier(world: World) -> Barrier:
    words = Words("Two signatures for each payment", Category.WORKFLOW)
    return raise_barrier(words=words, by=world.cast.member)


def a_barrier(world: World) -> dict[str, object]:
    return {"pk": the_barrier(world).pk}


def the_trial(world: World) -> Trial:
    plan = Plan("One signature", "Days until it is paid")
    return begin_trial(barrier=the_barrier(world), plan=plan, people=[world.cast.member], by=world.cast.lead)


def a_trial(world: World) -> dict[str, object]:
    return {"pk": the_trial(world).pk}


LINES: dict[str, Line] = {
    "unit_barriers": Line(SIGNED_IN, unit),
    "barriers_for_me": Line(SIGNED_IN),
    "my_barriers": Line(SIGNED_IN),
    "barrier_new": Line(SIGNED_IN),
    "barrier_receipt": Line(SIGNED_IN),
    "barrier_receipt_withdrawal": Line(SIGNED_IN, method="post"),
    "barrier_receipt_word": Line(SIGNED_IN, method="post"),
    "barrier": Line(SIGNED_IN, a_barrier),
    "barrier_joining": Line(SIGNED_IN, a_barrier, method="post"),
    "barrier_withdrawal": Line(MEMBER, a_barrier),
    "barrier_doing": Line(LEAD, a_barrier, method="post"),
    "barrier_owner": Line(LEAD, a_barrier, method="post"),
    "barrier_merging": Line(frozenset(), a_barrier, method="post"),  # 404 without another barrier
    "barrier_closure": Line(LEAD, a_barrier, method="post"),
    "barrier_confirmation": Line(MEMBER, a_barrier, method="post"),
    "barrier_reopening": Line(MEMBER, a_barrier, method="post"),
    "barrier_level": Line(LEAD, a_barrier, method="post"),
    "barrier_help": Line(LEAD, a_barrier, method="post"),
    "barrier_time": Line(LEAD, a_barrier, method="post"),
    "barrier_taking": Line(LEAD, a_barrier, method="post"),
    "trial_new": Line(LEAD, a_barrier),
    "trial": Line(SIGNED_IN, a_trial),
    "trial_notes": Line(MEMBER | LEAD, a_trial, method="post"),
    "trial_joining": Line(SIGNED_IN, a_trial, method="post"),
    "trial_end": Line(MEMBER | LEAD, a_trial, method="post"),
    "trial_here": Line(LEADS, a_trial),
    "unit_trials": Line(SIGNED_IN, unit),
    "programme_barriers": Line(SPONSOR_OR_STEWARD, programme),
    "programme_trials": Line(SPONSOR_OR_STEWARD, programme),
}
