"""A unit stays itself when its lead, its name, its place or some of its people change."""

import pytest
from people.imports.files import DECEMBER, NOVEMBER, SMALL, load, units_on

from inhabit.people.models import Unit, UnitLine

pytestmark = pytest.mark.django_db


def keys() -> dict[str, int]:
    return dict(Unit.objects.values_list("name", "pk"))


def lead_of(key: int) -> str | None:
    line = UnitLine.objects.on(DECEMBER).get(unit=key)
    return line.lead.external_id if line.lead else None


def test_two_leads_swap_their_teams() -> None:
    load(SMALL)
    before = keys()
    swapped = SMALL
    for reference in "34":
        swapped = swapped.replace(f"{reference},2,", f"{reference},5,")
    for reference in "67":
        swapped = swapped.replace(f"{reference},5,", f"{reference},2,")
    outcome = load(swapped, DECEMBER)
    assert outcome.counts() == {"people": 7, "units": 3, "joins": 0, "moves": 0, "leaves": 0}
    assert lead_of(before["Sales"]) == "5"
    assert lead_of(before["Care"]) == "2"
    assert units_on(NOVEMBER)["Sales"] == ("Board", "2")


def test_a_member_succeeds_the_lead() -> None:
    load(SMALL)
    before = keys()
    lines = [line for line in SMALL.splitlines(keepends=True) if not line.startswith("2,")]
    text = "".join(lines).replace("3,2,Cem", "3,1,Cem").replace("4,2,", "4,3,")
    outcome = load(text, DECEMBER)
    assert outcome.counts() == {"people": 6, "units": 3, "joins": 0, "moves": 1, "leaves": 1}
    assert lead_of(before["Sales"]) == "3"


def test_a_lead_is_promoted_and_somebody_new_takes_the_team() -> None:
    load(SMALL)
    before = keys()
    text = SMALL.replace("1,,Anna Arendt", "2,,Ben Bauer").replace("2,1,Ben Bauer", "8,2,Ida Ilk")
    text = text.replace("5,1,", "5,2,").replace("3,2,", "3,8,").replace("4,2,", "4,8,")
    outcome = load(text, DECEMBER)
    assert outcome.counts() == {"people": 7, "units": 3, "joins": 1, "moves": 0, "leaves": 1}
    assert lead_of(before["Sales"]) == "8"
    assert lead_of(before["Board"]) == "2"


def test_of_two_teams_that_merge_the_leads_own_goes_on() -> None:
    load(SMALL)
    before = keys()
    outcome = load(SMALL.replace("6,5,", "6,2,").replace("7,5,", "7,2,"), DECEMBER)
    assert outcome.counts()["moves"] == 2
    assert lead_of(before["Sales"]) == "2"
    assert not UnitLine.objects.on(DECEMBER).filter(unit=before["Care"]).exists()


def test_the_larger_part_of_a_team_that_splits_goes_on() -> None:
    big = SMALL + "".join(f"{n},2,P{n},,,Sales\n" for n in range(20, 26))
    load(big)
    before = keys()
    split = big.replace("3,2,Cem", "3,1,Cem")
    for n in (20, 21, 22):
        split = split.replace(f"{n},2,", f"{n},3,")
    outcome = load(split, DECEMBER)
    assert outcome.counts()["units"] == 4
    assert lead_of(before["Sales"]) == "2"
    assert outcome.counts()["moves"] == 4


def test_a_team_is_renamed_and_placed_elsewhere() -> None:
    load(SMALL)
    before = keys()
    text = SMALL.replace(",Care", ",Nursing").replace("5,1,", "5,2,")
    outcome = load(text, DECEMBER)
    assert keys()["Nursing"] == before["Care"]
    assert units_on(DECEMBER)["Nursing"] == ("Sales", "5")
    assert outcome.counts()["moves"] == 1


def test_everybody_is_replaced_but_the_name() -> None:
    load(SMALL)
    before = keys()
    text = SMALL.replace("5,1,Eva", "15,1,New").replace("6,5,", "16,15,").replace("7,5,", "17,15,")
    load(text, DECEMBER)
    assert lead_of(before["Care"]) == "15"


def test_a_lead_leaves_and_nobody_follows_yet() -> None:
    header = "id,manager id,unit,end date\n"
    load(header + "1,,Top,\n2,1,Top,\n3,2,Sales,\n4,2,Sales,\n")
    before = keys()
    load(header + "1,,Top,\n2,1,Top,2026-11-20\n3,2,Sales,\n4,2,Sales,\n", DECEMBER)
    assert lead_of(before["Sales"]) is None


def test_the_root_stays_the_root_when_a_short_first_list_gives_way_to_the_whole() -> None:
    """The first steward imports a list of themself; the real one has another top and another name."""
    load("id,name,unit\n7,Gül Gök,Our organisation\n")
    root = Unit.objects.get()
    load(SMALL, DECEMBER)
    line = UnitLine.objects.on(DECEMBER).get(unit=root)
    assert (line.parent, lead_of(root.pk)) == (None, "1")
    root.refresh_from_db()
    assert root.name == "Board"
