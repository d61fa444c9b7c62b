"""The map: how far the thread reaches, for those who may see it."""

from __future__ import annotations

import csv
import io

import pytest
from cast import Cast, SignIn, make_person, make_unit, place
from django.urls import reverse
from programmes import Story, interpret

from inhabit.people.tree import refresh_tree
from inhabit.thread.icicle import draw_icicle
from inhabit.thread.map import Patch, Standing, map_from


def patches(unit: object) -> dict[str, Patch]:
    root = map_from(unit).root
    return {
        patch.unit.name: patch for patch in (root, *root.below, *(low for p in root.below for low in p.below))
    }


def test_the_thread_reaches_people_down_to_the_first_silent_unit(cast: Cast, story: Story) -> None:
    interpret(story, cast.board, story.first, "Board.")
    shown = patches(cast.board)
    assert (shown["Board"].people, shown["Board"].people_reached) == (11, 7)
    assert (shown["Services"].people, shown["Services"].people_reached) == (3, 0)
    interpret(story, cast.services, story.first, "Services.")
    shown = patches(cast.board)
    assert shown["Board"].people_reached == 8
    assert (shown["Board"].units, shown["Board"].units_shared) == (4, 2)
    assert shown["Services"].percent_reached == 33
    assert shown["Payroll"].standing == Standing.OPEN
    assert shown["Finance"].standing == Standing.OPEN


def test_who_sees_which_map(cast: Cast, story: Story, sign_in: SignIn) -> None:
    def status(person: object, unit: object) -> int:
        return sign_in(person).get(reverse("map_of_unit", args=[unit.pk])).status_code

    assert [status(cast.sponsor, unit) for unit in (cast.board, cast.payroll)] == [200, 200]
    assert [status(cast.director, unit) for unit in (cast.board, cast.services, cast.payroll)] == [
        403,
        200,
        200,
    ]
    assert [status(cast.lead, unit) for unit in (cast.services, cast.payroll, cast.finance)] == [
        403,
        200,
        403,
    ]
    assert status(cast.member, cast.payroll) == 403
    assert status(cast.privacy_officer, cast.board) == 403


def test_each_is_led_to_their_own_map(cast: Cast, story: Story, sign_in: SignIn) -> None:
    answer = sign_in(cast.director).get(reverse("map"))
    assert answer.url == reverse("map_of_unit", args=[cast.services.pk])
    answer = sign_in(cast.sponsor).get(reverse("map"))
    assert answer.url == reverse("map_of_unit", args=[cast.board.pk])


def test_the_page_says_its_finding_and_repeats_it_as_a_table(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    interpret(story, cast.board, story.first, "Board.")
    page = sign_in(cast.sponsor).get(reverse("map_of_unit", args=[cast.board.pk])).text
    assert "The thread reaches 7 of 11 people. It breaks in 2 places." in page
    assert "One of 4 units has said what the strategy means for it." in page
    assert "held back" in page
    assert 'aria-label="Services: the thread reaches 0 of 3 people"' in page
    stage = sign_in(cast.sponsor).get(reverse("map_of_unit", args=[cast.board.pk]) + "?by=stage").text
    assert 'aria-label="Services: 3 people, not yet"' in stage


def test_the_download_holds_the_table(cast: Cast, story: Story, sign_in: SignIn) -> None:
    answer = sign_in(cast.sponsor).get(reverse("map_table", args=[cast.board.pk]))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][0] == "Unit"
    assert [row[0] for row in rows[1:]] == ["Services", "Finance"]
    assert rows[1][-1] == "held back"


def test_no_name_becomes_a_formula_in_a_spreadsheet(cast: Cast, story: Story, sign_in: SignIn) -> None:
    make_unit("=HYPERLINK(1)", lead=cast.outsider, parent=cast.board)
    refresh_tree()
    answer = sign_in(cast.sponsor).get(reverse("map_table", args=[cast.board.pk]))
    assert "'=HYPERLINK" in answer.text


def test_an_empty_organisation_draws_nothing_and_breaks_nothing(cast: Cast) -> None:
    icicle = draw_icicle(map_from(cast.finance).root)
    assert [cell.item.unit.name for cell in icicle.cells] == ["Finance"]


def test_cells_fill_the_height_of_the_unit_above(cast: Cast) -> None:
    icicle = draw_icicle(map_from(cast.board).root)
    second = [cell for cell in icicle.cells if cell.level == 1]
    assert sum(cell.height for cell in second) == pytest.approx(icicle.height, abs=0.5)


def test_all_levels_can_be_walked(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Board.")
    client = sign_in(cast.sponsor)
    page = client.get(reverse("map_of_unit", args=[cast.board.pk])).text
    address = reverse("map_units", args=[cast.board.pk])
    assert f'data-source="{address}"' in page
    units = {unit[2]: unit for unit in client.get(address).json()["units"]}
    payroll = units["Payroll"]
    assert payroll[1] == cast.services.pk
    assert payroll[6] == reverse("unit", args=[cast.payroll.pk])
    assert units["Board"][1] is None
    assert units["Board"][4:6] == [11, 64]
    assert sum(unit[3] for unit in units.values()) == 11


def test_too_many_units_to_walk_are_not_offered(
    cast: Cast, story: Story, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("map", "views"):
        monkeypatch.setattr(f"inhabit.thread.{module}.MOST_WALKED", 3)
    client = sign_in(cast.sponsor)
    assert "data-source" not in client.get(reverse("map_of_unit", args=[cast.board.pk])).text
    assert client.get(reverse("map_units", args=[cast.board.pk])).status_code == 404


@pytest.mark.parametrize("children", [1, 70])
def test_queries_do_not_grow_with_the_organisation(
    cast: Cast, story: Story, sign_in: SignIn, children: int, django_assert_max_num_queries: object
) -> None:
    for index in range(children):
        lead = make_person(f"Lead {index}")
        place(lead, cast.board)
        make_unit(f"Unit {index}", lead=lead, parent=cast.board)
    refresh_tree()
    client = sign_in(cast.sponsor)
    for name, args in (
        ("map_of_unit", [cast.board.pk]),
        ("map_units", [cast.board.pk]),
        ("unit", [cast.board.pk]),
        ("home", []),
    ):
        with django_assert_max_num_queries(15):
            assert client.get(reverse(name, args=args)).status_code == 200
