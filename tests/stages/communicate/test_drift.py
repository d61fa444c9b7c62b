"""How far each key point comes: by level, in batches of three units at least, and nobody is found out."""

from __future__ import annotations

from itertools import combinations

import pytest
from cast import Cast, SignIn, make_person, make_unit, place
from django.urls import reverse
from programmes import Story as Scene
from queries import assert_max_queries
from stories import POINTS, published, retold

from inhabit.people.models import Unit
from inhabit.people.tree import refresh_tree
from inhabit.programme.actions import refresh_programme
from inhabit.stages.communicate.models import DriftBatch, Story, Telling
from inhabit.stages.communicate.selectors.drift import levels_counted


def units_under(parent: Unit, number: int, name: str) -> list[Unit]:
    """Return that many units under ``parent``, each with a lead."""
    units = []
    for index in range(number):
        lead = make_person(f"{name} {index} Lead")
        units.append(make_unit(f"{name} {index}", lead=lead, parent=parent))
        place(lead, parent)
    return units


@pytest.fixture
def wide(cast: Cast, story: Scene) -> dict[str, list[Unit]]:
    """Level 1: Services and Finance; level 2: Payroll and four more in Services, two in Finance."""
    services = units_under(cast.services, 4, "Desk")
    finance = units_under(cast.finance, 2, "Ledger")
    refresh_tree()
    refresh_programme(story.programme)
    return {"services": [cast.payroll, *services], "finance": finance}


def page(sign_in: SignIn, cast: Cast, story: Story, unit: Unit, **query: str) -> str:
    client = sign_in(cast.sponsor)
    return client.get(reverse("drift", args=[unit.pk, story.pk]), query).text


def test_fewer_than_three_units_are_held_back(
    cast: Cast, story: Scene, wide: dict[str, list[Unit]], sign_in: SignIn
) -> None:
    told = published(cast, story)
    retold(told, cast.services, kinds=["left_out"])
    retold(told, wide["services"][0], kinds=["left_out"])
    text = page(sign_in, cast, told, cast.board)
    assert "Fewer are held back" in text
    assert "2 units have told it and are held back" in text
    assert not DriftBatch.objects.exists()


def test_the_third_completes_a_batch_and_the_page_says_what_came_through(
    cast: Cast, story: Scene, wide: dict[str, list[Unit]], sign_in: SignIn
) -> None:
    told = published(cast, story)
    retold(told, cast.services, kinds=["kept", "kept", "kept"])
    for unit in wide["services"][:3]:
        retold(told, unit, kinds=["kept", "left_out"])
    text = page(sign_in, cast, told, cast.board)
    assert f"“{POINTS[1]}” is lost most" in text
    assert "Levels 1–2: left out on purpose" in text
    table = page(sign_in, cast, told, cast.board, chart="drift", **{"as": "csv"})
    assert "3,3,0,0" in table  # three units counted; all of them kept the first point
    assert page(sign_in, cast, told, cast.board, chart="drift", **{"as": "svg"}).startswith("<svg")


def test_a_count_never_says_that_nobody_kept_a_point(
    cast: Cast, story: Scene, wide: dict[str, list[Unit]]
) -> None:
    told = published(cast, story)
    retold(told, cast.services)
    for unit in wide["services"][:3]:
        retold(told, unit, kinds=["left_out", "left_out", "left_out"])
    [level] = levels_counted(told, cast.board)
    assert set(level.kept.values()) == {1}
    assert set(level.left_out.values()) == {2}


def test_what_is_changed_later_does_not_move_a_figure(
    cast: Cast, story: Scene, wide: dict[str, list[Unit]]
) -> None:
    told = published(cast, story)
    retold(told, cast.services)
    for unit in wide["services"][:3]:
        retold(told, unit, kinds=["kept"])
    before = levels_counted(told, cast.board)
    retold(told, wide["services"][0], "Otherwise.", kinds=["left_out"])
    assert levels_counted(told, cast.board) == before
    retold(told, wide["services"][3], kinds=["left_out"])
    assert levels_counted(told, cast.board) == before


def test_no_two_figures_ever_seen_differ_by_fewer_than_three_units(
    cast: Cast, story: Scene, wide: dict[str, list[Unit]]
) -> None:
    """Whatever any two pages show, at any two times, is apart by whole batches, or not at all."""
    told = published(cast, story)
    seen: set[frozenset[int]] = set()
    order = [cast.services, cast.finance, *wide["services"], *wide["finance"]]
    for unit in order:
        retold(told, unit, kinds=["kept"])
        for under in (cast.board, cast.services, cast.finance):
            seen |= units_shown(told, under)
    assert len(seen) > 3
    for one, other in combinations(seen, 2):
        assert len(one - other) == 0 or len(one - other) >= 3
        assert len(other - one) == 0 or len(other - one) >= 3


def units_shown(story: Story, under: Unit) -> set[frozenset[int]]:
    """Return the units behind each figure of the page of ``under``, and behind the whole page."""
    shown = set()
    spans = [(level.first, level.last, level.counted) for level in levels_counted(story, under)]
    whole: frozenset[int] = frozenset()
    for first, last, counted in spans:
        batches = DriftBatch.objects.filter(story=story, first_level=first, last_level=last)
        if under.pk != story.audience_id:
            batches = batches.filter(inside__in=Unit.objects.within(under))
        units = frozenset(Telling.objects.filter(batch__in=batches).values_list("unit", flat=True))
        assert len(units) == counted
        shown.add(units)
        whole |= units
    return shown | {whole}


def test_what_a_few_units_leave_over_is_counted_further_up(
    cast: Cast, story: Scene, wide: dict[str, list[Unit]]
) -> None:
    told = published(cast, story)
    retold(told, cast.services)
    retold(told, cast.finance)
    for unit in (*wide["services"], *wide["finance"]):
        retold(told, unit)
    assert Telling.objects.filter(story=told, batch=None).exclude(unit=cast.board).count() <= 2
    assert DriftBatch.objects.filter(inside=cast.board).exists()


def test_a_lead_sees_what_was_counted_within_their_own_units(
    cast: Cast, story: Scene, wide: dict[str, list[Unit]], sign_in: SignIn
) -> None:
    told = published(cast, story)
    retold(told, cast.services)
    for unit in wide["services"][:3]:
        retold(told, unit, kinds=["kept"])
    address = reverse("drift", args=[cast.services.pk, told.pk])
    assert "3 units counted" in sign_in(cast.director).get(address).text
    assert sign_in(cast.cfo).get(address).status_code == 403
    assert sign_in(cast.member).get(address).status_code == 403
    assert "Fewer are held back" in page(sign_in, cast, told, cast.finance)


def test_the_page_costs_the_same_however_many_units_there_are(
    cast: Cast, story: Scene, wide: dict[str, list[Unit]], sign_in: SignIn
) -> None:
    told = published(cast, story)
    retold(told, cast.services)
    for unit in wide["services"]:
        retold(told, unit)
    assert_max_queries(sign_in(cast.sponsor), reverse("drift", args=[cast.board.pk, told.pk]))
