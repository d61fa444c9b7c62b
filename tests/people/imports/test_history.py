"""Files of later months end, move and start placements by date; what was stays as it was."""

from datetime import date, timedelta

import pytest
from people.imports.files import (
    DECEMBER,
    JANUARY,
    NOVEMBER,
    SMALL,
    all_rows,
    load,
    places_on,
    units_on,
)

from inhabit.audit.models import Event
from inhabit.people.imports.actions import DayTooEarlyError
from inhabit.people.models import ImportRun, Person, Placement, Unit, UnitLine, today
from inhabit.people.tree import refresh_tree

pytestmark = pytest.mark.django_db


def without(text: str, *references: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if line.split(",")[0] not in references)


def test_the_first_import() -> None:
    outcome = load(SMALL)
    assert outcome.counts() == {"people": 7, "units": 3, "joins": 7, "moves": 0, "leaves": 0}
    assert units_on(NOVEMBER) == {"Board": (None, "1"), "Sales": ("Board", "2"), "Care": ("Board", "5")}
    assert places_on(NOVEMBER)["2"] == "Board"
    assert places_on(NOVEMBER)["3"] == "Sales"
    event = Event.objects.get(verb="people.imported")
    assert event.details == outcome.counts() | {"effective_on": "2026-11-01"}


def test_the_same_file_again_changes_nothing() -> None:
    load(SMALL)
    before, runs = all_rows(), ImportRun.objects.count()
    for day in (NOVEMBER, DECEMBER):
        outcome = load(SMALL, day)
        assert outcome.counts() == {"people": 7, "units": 3, "joins": 0, "moves": 0, "leaves": 0}
        assert all_rows() == before
    assert ImportRun.objects.count() == runs


def test_joining_moving_leaving_and_coming_back() -> None:
    load(SMALL)
    december = without(SMALL, "4").replace("3,2,Cem", "3,5,Cem") + "8,2,Hana,,Seller,Sales\n"
    outcome = load(december, DECEMBER)
    assert outcome.counts() == {"people": 7, "units": 3, "joins": 1, "moves": 1, "leaves": 1}
    assert [(c.person, c.from_unit, c.to_unit) for c in outcome.moves] == [("Cem Can", "Sales", "Care")]
    assert [c.person for c in outcome.leaves] == ["Dana Dorn"]
    assert places_on(NOVEMBER)["3"] == "Sales"
    assert places_on(DECEMBER)["3"] == "Care"
    assert "4" in places_on(DECEMBER - timedelta(days=1))
    assert "4" not in places_on(DECEMBER)
    assert load(SMALL, JANUARY).counts()["joins"] == 1
    spans = Placement.objects.filter(person__external_id="4").order_by("starts_on")
    assert [(span.starts_on, span.ends_on) for span in spans] == [(NOVEMBER, DECEMBER), (JANUARY, None)]
    assert Person.objects.filter(external_id="8").exists()


def test_details_follow_and_fields_without_a_column_stay() -> None:
    load(SMALL)
    load(SMALL.replace("Seller", "Buyer"), DECEMBER)
    assert Person.objects.get(external_id="3").job_title == "Buyer"
    load(
        "id,manager id\n" + "".join(",".join(line.split(",")[:2]) + "\n" for line in SMALL.splitlines()[1:]),
        DECEMBER,
    )
    assert Person.objects.get(external_id="3").job_title == "Buyer"


def test_an_import_of_the_same_day_replaces_what_it_corrects() -> None:
    load(SMALL)
    first = all_rows()
    load(without(SMALL, "4").replace("3,2,Cem", "3,5,Cem"), NOVEMBER)
    assert Placement.objects.filter(person__external_id="3").count() == 1
    assert places_on(NOVEMBER)["3"] == "Care"
    assert "4" not in places_on(NOVEMBER)
    load(SMALL, NOVEMBER)
    assert places_on(NOVEMBER) == {
        "1": "Board",
        "2": "Board",
        "3": "Sales",
        "4": "Sales",
        "5": "Board",
        "6": "Care",
        "7": "Care",
    }
    assert {name: len(rows) for name, rows in all_rows().items()}["Placement"] == len(first["Placement"])


def test_a_correction_undone_on_the_same_day_leaves_no_trace() -> None:
    load(SMALL)
    before = all_rows()
    load(without(SMALL, "4", "5", "6", "7").replace("3,2,Cem", "3,1,Cem"), DECEMBER)
    load(SMALL, DECEMBER)
    assert all_rows() == before


def test_an_earlier_day_than_the_last_imports_is_refused() -> None:
    load(SMALL, DECEMBER)
    before = all_rows()
    with pytest.raises(DayTooEarlyError, match="Choose 1 December 2026 or later"):
        load(SMALL, NOVEMBER)
    assert all_rows() == before


def test_a_day_to_come_takes_effect_on_its_day() -> None:
    load(SMALL, today())
    soon = today() + timedelta(days=20)
    load(without(SMALL, "6", "7").replace("5,1,Eva", "5,2,Eva"), soon)
    assert Unit.objects.get(name="Care").is_open
    refresh_tree(soon)
    assert not Unit.objects.get(name="Care").is_open
    assert Unit.objects.get(name="Sales").headcount == 3


def test_start_and_end_dates() -> None:
    header = "id,manager id,start date,end date\n"
    load(header + "1,,2019-04-01,\n2,1,2026-11-20,\n3,1,,2026-11-15\n4,1,,2026-10-31\n", NOVEMBER)
    spans = {
        reference: (starts, ends)
        for reference, starts, ends in Placement.objects.values_list(
            "person__external_id", "starts_on", "ends_on"
        )
    }
    assert spans == {
        "1": (date(2019, 4, 1), None),
        "2": (date(2026, 11, 20), None),
        "3": (NOVEMBER, date(2026, 11, 16)),
    }
    outcome = load(header + "1,,2019-04-01,2026-11-20\n2,1,2026-11-20,\n3,1,,2026-11-15\n", DECEMBER)
    assert outcome.counts() == {"people": 1, "units": 1, "joins": 0, "moves": 0, "leaves": 1}
    assert Placement.objects.get(person__external_id="1").ends_on == date(2026, 11, 21)
    assert units_on(DECEMBER)


def test_people_here_count_on_the_day() -> None:
    outcome = load("id,manager id,start date\n1,,\n2,1,2027-01-01\n", NOVEMBER)
    assert outcome.counts()["people"] == 1
    assert len(places_on(NOVEMBER)) == 1
    assert len(places_on(JANUARY)) == 2
    assert load("id,manager id,start date\n1,,\n2,1,2027-01-01\n", NOVEMBER).counts()["joins"] == 0


def test_two_people_with_one_address() -> None:
    load("id,manager id,email\n1,,a@example.org\n2,1,a@example.org\n")
    assert Person.objects.filter(email="a@example.org").count() == 2


def test_dotted_lines_come_and_go() -> None:
    text = "id,manager id,unit,also in unit\n1,,Top,\n2,1,Top,\n3,2,Sales,Top\n"
    load(text)
    dotted = Placement.objects.filter(is_counted=False)
    assert dotted.get().unit.name == "Top"
    before = all_rows()
    load(text, DECEMBER)
    assert all_rows() == before
    load(text.replace("Sales,Top", "Sales,"), DECEMBER)
    assert dotted.get().ends_on == DECEMBER


def test_defects_stop_everything() -> None:
    load(SMALL)
    before = all_rows()
    outcome = load(SMALL + "9,404,Ida,,,\n", DECEMBER)
    assert outcome.is_stopped
    assert outcome.counts() == {"people": 7, "units": 3, "joins": 0, "moves": 0, "leaves": 0}
    assert all_rows() == before
    assert load(SMALL + "9,404,Ida,,,\n", DECEMBER, repair=True).counts()["joins"] == 1


def test_units_that_vanish_end() -> None:
    load(SMALL)
    outcome = load(SMALL.replace("6,5,", "6,2,").replace("7,5,", "7,2,"), DECEMBER)
    assert outcome.counts()["units"] == 2
    assert UnitLine.objects.get(unit__name="Care").ends_on == DECEMBER
    assert "Care" in units_on(NOVEMBER)
