"""When a unit may start, and where the thread is unbroken."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn, days_ago, make_person, make_unit, place
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from programmes import Story, interpret

from inhabit.people.models import UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.programme.actions import launch_programme, refresh_programme
from inhabit.programme.models import Programme, UnitStage


def opens_in(story: Story, unit: object) -> int:
    return (UnitStage.objects.get(programme=story.programme, unit=unit).opens_on - today()).days


def test_at_the_start_only_the_top_may_begin(cast: Cast, story: Story) -> None:
    assert opens_in(story, cast.board) == -5
    assert opens_in(story, cast.services) == 5
    assert opens_in(story, cast.payroll) == 5


def test_a_unit_opens_when_the_one_above_shares(cast: Cast, story: Story) -> None:
    interpret(story, cast.board, story.first, "Words.")
    assert opens_in(story, cast.services) == 0
    assert opens_in(story, cast.payroll) == 10  # ten days after the nearest that has shared


def test_a_unit_that_was_open_is_never_closed(cast: Cast, story: Story) -> None:
    UnitStage.objects.filter(unit=cast.payroll).update(opens_on=days_ago(1))
    interpret(story, cast.board, story.first, "Words.")
    assert opens_in(story, cast.payroll) == -1


def test_the_thread_is_unbroken_only_down_to_the_first_silent_unit(cast: Cast, story: Story) -> None:
    interpret(story, cast.board, story.first, "Words.")
    story.shared_long_ago(cast.payroll, days_ago(1))
    unbroken = set(UnitStage.objects.filter(is_unbroken=True).values_list("unit__name", flat=True))
    assert unbroken == {"Board"}
    interpret(story, cast.services, story.first, "Words.")
    unbroken = set(UnitStage.objects.filter(is_unbroken=True).values_list("unit__name", flat=True))
    assert unbroken == {"Board", "Services", "Payroll"}


def test_new_and_moved_units_get_their_stage(cast: Cast, story: Story) -> None:
    interpret(story, cast.board, story.first, "Words.")
    tax = make_unit("Tax", lead=cast.outsider, parent=cast.finance)
    UnitLine.objects.filter(unit=cast.payroll).update(parent=cast.board)
    refresh_tree()
    assert UnitStage.objects.filter(unit=tax).exists()
    assert opens_in(story, cast.payroll) == 0


def test_sharing_writes_what_refreshing_everything_would(cast: Cast, story: Story) -> None:
    fields = ("unit", "opens_on", "is_unbroken")
    UnitStage.objects.update(opens_on=days_ago(1))
    for unit in (cast.services, cast.board, cast.payroll):
        interpret(story, unit, story.first, "Words.")
        written = set(story.programme.unit_stages.values_list(*fields))
        refresh_programme(story.programme)
        assert set(story.programme.unit_stages.values_list(*fields)) == written


def test_refreshing_twice_changes_nothing(
    cast: Cast, story: Story, django_assert_num_queries: object
) -> None:
    before = list(UnitStage.objects.order_by("pk").values())
    refresh_programme(story.programme)
    assert list(UnitStage.objects.order_by("pk").values()) == before


def test_a_chain_of_two_hundred_levels(cast: Cast, story: Story) -> None:
    parent = cast.payroll
    for level in range(200):
        lead = make_person(f"Lead {level}")
        place(lead, parent)
        parent = make_unit(f"Level {level}", lead=lead, parent=parent)
    refresh_tree()
    assert opens_in(story, parent) == 5


def test_a_programme_needs_a_published_strategy(cast: Cast, story: Story) -> None:
    story.version.is_in_force, story.version.published_at = False, None
    story.version.save()
    with pytest.raises(ValidationError, match="Publish the strategy first"):
        launch_programme(
            name="", strategy=story.version.strategy, root_unit=cast.finance, starts_on=today(), by=None
        )


def test_a_steward_starts_a_programme_in_the_browser(cast: Cast, story: Story, sign_in: SignIn) -> None:
    steward = sign_in(cast.steward)
    fields = {
        "strategy": story.version.strategy_id,
        "root_unit": cast.finance.pk,
        "starts_on": (today() + timedelta(days=3)).isoformat(),
        "name": "Finance first",
    }
    answer = steward.post(reverse("new_programme"), fields, follow=True)
    assert "Finance first has started." in answer.text
    again = steward.post(reverse("new_programme"), fields)
    assert again.status_code == 422
    assert "already runs" in again.text
    assert Programme.objects.count() == 2


def test_ending_asks_first_and_stops_writing(cast: Cast, story: Story, sign_in: SignIn) -> None:
    steward = sign_in(cast.steward)
    address = reverse("programme_end", args=[story.programme.pk])
    assert "End Closer 2026?" in steward.get(address).text
    steward.post(address)
    assert sign_in(cast.ceo).get(reverse("interpretations", args=[cast.board.pk])).status_code == 404


def test_from_the_command_line(cast: Cast, story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("launch_programme", unit=cast.services.pk, name="Services first")
    assert "Services first has started in 2 units" in capsys.readouterr().out
