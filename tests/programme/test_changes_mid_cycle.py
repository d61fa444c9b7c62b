"""Units dissolve, move and come in mid-cycle: stages and content follow the unit, nothing is orphaned."""

from __future__ import annotations

from cast import LONG_AGO, Cast, SignIn, make_unit, place
from django.urls import reverse
from programmes import Story, interpret

from inhabit.people.models import Placement, Unit, UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.programme.models import StageChange, UnitStage


def go_on(sign_in: SignIn, cast: Cast, story: Story) -> None:
    address = reverse("unit_stage", args=[story.programme.pk, cast.payroll.pk])
    sign_in(cast.lead).post(address, {"seen": "1-clarify"})


def standing_page(sign_in: SignIn, cast: Cast, story: Story) -> str:
    return sign_in(cast.sponsor).get(reverse("programme", args=[story.programme.pk])).text


def dissolve(unit: Unit, into: Unit) -> None:
    UnitLine.objects.filter(unit=unit).update(ends_on=today())
    for old in list(Placement.objects.filter(unit=unit)):
        old.ends_on = today()
        old.save(update_fields=["ends_on"])
        place(old.person, into, starts_on=today())
    refresh_tree()


def test_merged_into_another_it_keeps_stage_and_history(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Board says so.")
    go_on(sign_in, cast, story)
    dissolve(cast.payroll, into=cast.finance)
    assert UnitStage.objects.get(unit=cast.payroll).stage == "communicate"
    assert StageChange.objects.filter(unit=cast.payroll).count() == 1
    client = sign_in(cast.member)
    seen = client.get(reverse("unit_rhythm", args=[cast.payroll.pk])).text
    assert "This unit has been dissolved" in seen
    assert "Communicate &amp; Cascade" in seen
    assert "Board says so." in client.get("/").text  # the thread goes on through Finance
    assert "Payroll" not in standing_page(sign_in, cast, story)


def test_moved_elsewhere_it_keeps_its_stage(cast: Cast, story: Story, sign_in: SignIn) -> None:
    go_on(sign_in, cast, story)
    UnitLine.objects.filter(unit=cast.payroll).update(parent=cast.finance)
    refresh_tree()
    stage = UnitStage.objects.get(programme=story.programme, unit=cast.payroll)
    assert (stage.stage, stage.cycle) == ("communicate", 1)
    assert "Payroll" in standing_page(sign_in, cast, story)


def test_a_new_unit_begins_at_the_first_stage(cast: Cast, story: Story, sign_in: SignIn) -> None:
    unit = make_unit("Travel", lead=cast.outsider, parent=cast.board)
    refresh_tree()
    stage = UnitStage.objects.get(programme=story.programme, unit=unit)
    assert stage.stage == "clarify"
    assert stage.due_on is not None
    assert "Travel" in standing_page(sign_in, cast, story)


def test_a_unit_whose_lead_is_gone_goes_on_with_the_next_one(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    UnitLine.objects.filter(unit=cast.payroll).update(lead=None, starts_on=LONG_AGO)
    refresh_tree()
    address = reverse("unit_stage", args=[story.programme.pk, cast.payroll.pk])
    assert sign_in(cast.lead).post(address, {"seen": "1-clarify"}).status_code == 403
    UnitLine.objects.filter(unit=cast.payroll).update(lead=cast.colleague)
    refresh_tree()
    sign_in(cast.colleague).post(address, {"seen": "1-clarify"})
    assert UnitStage.objects.get(unit=cast.payroll).stage == "communicate"
