"""A unit goes on when it decides to: not before, not twice, and nobody above has to have done so."""

from __future__ import annotations

from datetime import timedelta

from cast import Cast, SignIn
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries

from inhabit.audit.models import Event
from inhabit.people.models import Unit, today
from inhabit.programme.actions import end_programme, refresh_programme
from inhabit.programme.models import StageChange, UnitStage


def send(client: Client, name: str, story: Story, unit: Unit, **fields: object) -> HttpResponse:
    address = reverse(name, args=[story.programme.pk, unit.pk])
    return client.post(address, fields, follow=True)  # type: ignore[return-value]


def stage_of(story: Story, unit: Unit) -> UnitStage:
    return UnitStage.objects.get(programme=story.programme, unit=unit)


def test_a_unit_goes_on_though_nobody_above_has(cast: Cast, story: Story, sign_in: SignIn) -> None:
    answer = send(sign_in(cast.lead), "unit_stage", story, cast.payroll, seen="1-clarify")
    assert "Payroll is in Communicate &amp; Cascade now." in answer.text
    stage = stage_of(story, cast.payroll)
    assert (stage.stage, stage.entered_on) == ("communicate", today())
    assert stage.due_on == today() + timedelta(weeks=3)
    assert stage_of(story, cast.services).stage == "clarify"
    assert Event.objects.filter(verb="unit.gone_on").count() == 1


def test_a_second_click_changes_nothing(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.lead)
    for _ in range(2):
        answer = send(client, "unit_stage", story, cast.payroll, seen="1-clarify")
    assert "Payroll is in Communicate &amp; Cascade now." in answer.text
    assert StageChange.objects.count() == 1


def test_a_page_that_is_out_of_date_changes_nothing(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.lead)
    send(client, "unit_stage", story, cast.payroll, seen="1-clarify")
    send(client, "unit_stage", story, cast.payroll, seen="1-communicate")
    answer = send(client, "unit_stage", story, cast.payroll, seen="1-clarify")
    assert "Nothing has changed: your unit stands in Empower &amp; Execute meanwhile." in answer.text
    assert stage_of(story, cast.payroll).stage == "empower"


def test_going_back_brings_the_dates_back(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client, before = sign_in(cast.lead), stage_of(story, cast.payroll)
    send(client, "unit_stage", story, cast.payroll, seen="1-clarify")
    address = reverse("unit_stage_return", args=[story.programme.pk, cast.payroll.pk])
    client.post(f"{address}?seen=1-communicate")  # the undo of the message
    after = stage_of(story, cast.payroll)
    assert (after.stage, after.entered_on, after.due_on) == ("clarify", None, before.due_on)
    assert [change.is_back for change in StageChange.objects.all()] == [True, False]


def test_there_is_no_stage_before_the_first(cast: Cast, story: Story, sign_in: SignIn) -> None:
    answer = send(sign_in(cast.lead), "unit_stage_return", story, cast.payroll, seen="1-clarify")
    assert "there is none to go back to" in answer.text


def test_after_the_last_stage_a_new_cycle_begins(cast: Cast, story: Story, sign_in: SignIn) -> None:
    UnitStage.objects.filter(unit=cast.payroll).update(stage="reflect", entered_on=today())
    client = sign_in(cast.lead)
    answer = send(client, "unit_stage", story, cast.payroll, seen="1-reflect")
    assert "Clarify &amp; Connect, cycle 2" in answer.text
    assert stage_of(story, cast.payroll).cycle == 2
    send(client, "unit_stage_return", story, cast.payroll, seen="2-clarify")
    assert (stage_of(story, cast.payroll).stage, stage_of(story, cast.payroll).cycle) == ("reflect", 1)


def test_a_programme_that_has_ended_stands_still(cast: Cast, story: Story, sign_in: SignIn) -> None:
    end_programme(programme=story.programme, by=cast.steward)
    answer = send(sign_in(cast.lead), "unit_stage", story, cast.payroll, seen="1-clarify")
    assert "This programme has ended." in answer.text
    assert stage_of(story, cast.payroll).stage == "clarify"


def test_more_weeks_move_the_dates_of_the_unit_alone(cast: Cast, story: Story, sign_in: SignIn) -> None:
    before = {stage.unit_id: stage.due_on for stage in UnitStage.objects.all()}
    fields = {"clarify": 5, "communicate": 3, "empower": 4, "reflect": 1}
    send(sign_in(cast.lead), "unit_weeks", story, cast.payroll, **fields)
    stage = stage_of(story, cast.payroll)
    assert stage.weeks == {"clarify": 5, "reflect": 1}
    refresh_programme(story.programme)
    moved = {s.unit_id for s in UnitStage.objects.all() if s.due_on != before[s.unit_id]}
    assert moved == {cast.payroll.pk}


def test_a_stage_takes_a_week_at_least(cast: Cast, story: Story, sign_in: SignIn) -> None:
    fields = {"clarify": 0, "communicate": 3, "empower": 4, "reflect": 1}
    answer = send(sign_in(cast.steward), "unit_weeks", story, cast.payroll, **fields)
    assert answer.status_code == 422
    assert stage_of(story, cast.payroll).weeks == {}


def test_everyone_sees_where_a_unit_stands_and_only_its_lead_takes_it_on(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    address = reverse("unit_rhythm", args=[cast.payroll.pk])
    send(sign_in(cast.lead), "unit_stage", story, cast.payroll, seen="1-clarify")
    seen = assert_max_queries(sign_in(cast.member), address).text
    assert "Communicate &amp; Cascade" in seen
    assert "Lena Lead" in seen
    assert "We go on to" not in seen
    assert "We go on to Empower &amp; Execute" in assert_max_queries(sign_in(cast.lead), address).text


def test_a_dissolved_unit_keeps_its_history_and_goes_nowhere(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    send(sign_in(cast.lead), "unit_stage", story, cast.payroll, seen="1-clarify")
    Unit.objects.filter(pk=cast.payroll.pk).update(is_open=False)
    seen = sign_in(cast.member).get(reverse("unit_rhythm", args=[cast.payroll.pk])).text
    assert "This unit has been dissolved" in seen
    assert "Lena Lead" in seen
    address = reverse("unit_stage", args=[story.programme.pk, cast.payroll.pk])
    assert sign_in(cast.lead).post(address, {"seen": "1-communicate"}).status_code == 403
