"""A barrier whose time has run out goes up; the one above helps, gives time or takes it over."""

import pytest
from barriers import change_line, dissolve, raised, told
from cast import Cast, SignIn
from django.urls import reverse
from questions import Days

from inhabit.stages.empower.barriers.actions import see_to_barrier, take_barrier_up
from inhabit.stages.empower.barriers.models import Barrier
from inhabit.stages.empower.barriers.upkeep import care_for_barriers


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    return Days(monkeypatch)


def nights(days: Days, number: int, barrier: Barrier) -> Barrier:
    days.pass_by(number)
    care_for_barriers()
    barrier.refresh_from_db()
    return barrier


def test_it_climbs_level_by_level_to_the_root_and_stays(cast: Cast, days: Days, sign_in: SignIn) -> None:
    barrier = raised(cast.member)
    see_to_barrier(barrier=barrier, doing="I ask", planned_on=None, by=cast.lead)
    assert nights(days, 7, barrier).level == cast.payroll
    assert nights(days, 14, barrier).level == cast.services
    assert barrier.unit == cast.payroll, "the owner keeps it"
    assert told("barrier_went_up") == {"Mia Member"}
    assert told("own_barrier_went_up") == {"Lena Lead"}
    assert told("barrier_came_up") == {"Dario Director"}
    care_for_barriers()
    assert barrier.events.filter(kind="climbed").count() == 1, "twice a night is once"
    assert "A barrier has come up to you" in sign_in(cast.director).get(reverse("home")).text
    assert nights(days, 21, barrier).level == cast.board
    assert nights(days, 30, barrier).level == cast.board
    assert "has gone up to Board" in sign_in(cast.member).get(reverse("barrier", args=[barrier.pk])).text
    assert "Two signatures" in sign_in(cast.sponsor).get(reverse("barriers_for_me") + "?show=up").text


def test_the_one_above_gives_time_once_with_a_word(cast: Cast, days: Days, sign_in: SignIn) -> None:
    barrier = nights(days, 21, raised(cast.member))
    client, address = sign_in(cast.director), reverse("barrier_time", args=[barrier.pk])
    assert client.post(address, {"word": ""}).status_code == 422
    due_on = barrier.due_on
    assert client.post(address, {"word": "Audit answers in June"}).status_code == 302
    barrier.refresh_from_db()
    assert due_on is not None
    assert barrier.due_on is not None
    assert barrier.due_on > due_on
    assert client.post(address, {"word": "And in July"}).status_code == 422
    assert told("barrier_word") == {"Lena Lead", "Mia Member"}


def test_the_one_above_helps_or_takes_it_over(cast: Cast, days: Days, sign_in: SignIn) -> None:
    barrier = nights(days, 21, raised(cast.member))
    client = sign_in(cast.director)
    assert (
        client.post(reverse("barrier_help", args=[barrier.pk]), {"word": "I call audit"}).status_code == 302
    )
    assert barrier.events.filter(kind="helped", word="I call audit").exists()
    sent = {"level": str(cast.services.pk)}
    for _ in range(2):
        client.post(reverse("barrier_taking", args=[barrier.pk]), sent)
    barrier.refresh_from_db()
    assert (barrier.unit, barrier.level) == (cast.services, cast.services)
    assert barrier.events.filter(kind="taken_over").count() == 1


def test_who_raised_it_takes_it_up_by_hand_only_when_its_time_is_over(
    cast: Cast, days: Days, sign_in: SignIn
) -> None:
    barrier = raised(cast.member)
    address, sent = reverse("barrier_level", args=[barrier.pk]), {"level": str(cast.payroll.pk)}
    assert sign_in(cast.member).post(address, sent).status_code == 404
    Barrier.objects.filter(pk=barrier.pk).update(due_on=None)
    assert sign_in(cast.member).post(address, sent).status_code == 302
    barrier.refresh_from_db()
    assert barrier.level == cast.services


def test_taking_it_up_twice_from_one_form_goes_one_level(cast: Cast) -> None:
    barrier = raised(cast.member)
    for _ in range(2):
        take_barrier_up(barrier=barrier, from_level=cast.payroll.pk, by=cast.lead)
    barrier.refresh_from_db()
    assert barrier.level == cast.services


def test_a_dissolved_unit_leaves_its_barriers_to_the_one_above(cast: Cast, sign_in: SignIn) -> None:
    barrier = raised(cast.member)
    dissolve(cast.payroll)
    barrier.refresh_from_db()
    assert (barrier.home, barrier.unit, barrier.level) == (cast.services, cast.services, cast.services)
    page = sign_in(cast.director).get(reverse("barrier", args=[barrier.pk])).text
    assert "moved with the units" in page
    assert "Payroll" in page


def test_a_unit_that_loses_its_lead_gives_them_up_and_keeps_them_on_its_board(
    cast: Cast, sign_in: SignIn
) -> None:
    barrier = raised(cast.member)
    change_line(cast.payroll, lead=None)
    barrier.refresh_from_db()
    assert (barrier.home, barrier.unit) == (cast.payroll, cast.services)
    assert (
        "With Dario Director"
        in sign_in(cast.member).get(reverse("unit_barriers", args=[cast.payroll.pk])).text
    )


def test_what_had_gone_up_comes_back_when_its_unit_moves_elsewhere(cast: Cast, days: Days) -> None:
    barrier = nights(days, 21, raised(cast.member))
    assert barrier.level == cast.services
    change_line(cast.payroll, parent=cast.finance)
    barrier.refresh_from_db()
    assert barrier.level == cast.payroll
    assert nights(days, 21, barrier).level == cast.finance
