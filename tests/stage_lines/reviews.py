from permission_world import SIGNED_IN, Line, World

from inhabit.programme.models import Stage, UnitStage
from inhabit.stages.reflect.reviews.actions import begin_review
from inhabit.stages.reflect.reviews.models import CycleReview


def payroll(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk}


def the_programme(world: World) -> dict[str, object]:
    return {"pk": world.story.programme.pk}


def payroll_in_the_programme(world: World) -> dict[str, object]:
    return {"pk": world.story.programme.pk, "unit": world.cast.payroll.pk}


def a_draft(world: World) -> dict[str, object]:
    return {"pk": draft_of_payroll(world).pk}


def a_shared_review(world: World) -> dict[str, object]:
    CycleReview.objects.filter(pk=draft_of_payroll(world).pk).update(shared_at="2026-01-01T12:00Z")
    return {"pk": CycleReview.objects.get().pk}


def draft_of_payroll(world: World) -> CycleReview:
    UnitStage.objects.filter(unit=world.cast.payroll).update(stage=Stage.REFLECT)
    return begin_review(programme=world.story.programme, unit=world.cast.payroll, by=world.cast.lead)


LEAD = frozenset({"lead"})
SPONSOR = frozenset({"sponsor"})

LINES: dict[str, Line] = {
    "unit_reviews": Line(SIGNED_IN, payroll),
    "programme_reviews": Line(SIGNED_IN, the_programme),
    "new_programme_review": Line(SPONSOR, the_programme, method="post"),
    "new_unit_review": Line(LEAD, payroll_in_the_programme, method="post"),
    "still_right": Line(LEAD, payroll_in_the_programme),
    "still_my_part": Line(SIGNED_IN),
    "review": Line(SIGNED_IN, a_shared_review),
    "review_writing": Line(LEAD, a_draft),
    "review_autosave": Line(LEAD, a_draft, method="post"),
    "review_sharing": Line(LEAD, a_draft, method="post"),
}
