"""How one strand parts into many: each reaches its unit, and none leaves the drawing."""

from __future__ import annotations

import re

import pytest

from inhabit.thread.fan import CENTRE, ROOM, WIDEST_GAP, fan_of, places_of


def numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", path)]


def test_no_unit_no_strand() -> None:
    assert fan_of(0).parting == ""
    assert fan_of(0).plies == ()


def test_one_strand_goes_straight_on_and_turns_off() -> None:
    fan = fan_of(1)
    [ply] = fan.plies
    assert fan.parting == "M20 0C20 22 20 14 20 40"
    assert ply.bend == "M20 0C20 18 23 28 36 28H100"
    assert ply.passing == ""


@pytest.mark.parametrize("number", [2, 3, 12, 40])
def test_strands_lie_side_by_side(number: int) -> None:
    places = places_of(number)
    assert places == sorted(places, reverse=True)
    assert len(set(places)) == number
    assert places[-1] == CENTRE
    assert places[0] <= CENTRE + ROOM
    assert places[0] - places[1] <= WIDEST_GAP


@pytest.mark.parametrize("number", [1, 3, 40])
def test_each_row_passes_on_the_strands_of_later_rows(number: int) -> None:
    fan, places = fan_of(number), places_of(number)
    for index, ply in enumerate(fan.plies):
        assert numbers(ply.bend)[0] == places[index]
        assert ply.passing.count("M") == number - index - 1
    assert all(0 <= number <= 100 for ply in fan.plies for number in numbers(ply.bend + ply.passing))
