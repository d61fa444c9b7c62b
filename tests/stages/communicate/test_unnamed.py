"""Who reads what is written without a name, and how five are drawn."""

from __future__ import annotations

import random

import pytest
from cast import Cast, days_ago, let_everybody_in, make_account, make_person, make_unit, place
from django.db import connection
from django.test.utils import CaptureQueriesContext
from programmes import Story as Scene
from stories import published

from inhabit.people.models import Person, Placement, Unit, UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.stages.communicate import unnamed
from inhabit.stages.communicate.unnamed import full_batches, receiving_unit


def fill(unit: Unit, number: int) -> list[Person]:
    people = [make_person(f"{unit.name} {index}") for index in range(number)]
    for person in people:
        place(person, unit)
    refresh_tree()
    let_everybody_in()
    return people


def reader_of(unit: Unit, by: Person | None = None) -> str | None:
    unit.refresh_from_db()
    found = receiving_unit(unit, by=by)
    return found.name if found is not None else None


def test_the_lead_of_eight_reads_it_and_the_lead_of_seven_does_not(cast: Cast) -> None:
    fill(cast.payroll, 5)  # with the two of the cast: seven
    assert reader_of(cast.payroll) == "Services"  # seven and Services' own one
    place(make_person("The Eighth"), cast.payroll)
    refresh_tree()
    let_everybody_in()
    assert reader_of(cast.payroll) == "Payroll"


def test_nobody_is_hidden_by_people_who_never_came_or_are_new(cast: Cast) -> None:
    """Invented colleagues, and those whom everybody has just been told to welcome, hide nobody."""
    fill(cast.payroll, 5)
    for name, since in (("Never Signed In", days_ago(400)), ("New Here", days_ago(27))):
        place(make_person(name), cast.payroll, starts_on=since)
    make_account(Person.objects.get(name="New Here"))
    refresh_tree()
    assert reader_of(cast.payroll) == "Services"


def test_whoever_leads_further_up_does_not_count(cast: Cast) -> None:
    """What they write goes past those whom they lead."""
    fill(cast.payroll, 5)
    place(cast.director, cast.payroll, is_counted=False)
    Placement.objects.filter(person=cast.director).update(is_counted=False)
    Placement.objects.filter(person=cast.director, unit=cast.payroll).update(is_counted=True)
    refresh_tree()
    assert Unit.objects.get(pk=cast.payroll.pk).headcount == 8
    assert reader_of(cast.payroll) == "Services"


def test_only_those_who_heard_the_story_count(cast: Cast, story: Scene) -> None:
    """Of a story for Payroll, Services' lead knows that nobody but Payroll's can have played it back."""
    fill(cast.payroll, 3)
    fill(cast.services, 9)
    told = published(cast, story, audience=cast.payroll)
    assert reader_of(cast.payroll) == "Services"
    assert receiving_unit(cast.payroll, story=told) is None
    for name in ("One More", "Two More", "Three More"):
        place(make_person(name), cast.payroll)
    refresh_tree()
    let_everybody_in()
    assert receiving_unit(cast.payroll, story=told) == cast.payroll


def test_only_those_count_from_whom_it_can_be(cast: Cast) -> None:
    """Payroll's eight write to Payroll's lead: what reaches Services' lead can't be from them."""
    fill(cast.payroll, 6)
    assert reader_of(cast.services) == "Board"


def test_the_reader_does_not_count(cast: Cast) -> None:
    fill(cast.finance, 6)  # with the one of the cast: seven, and then the lead themself
    Placement.objects.filter(person=cast.cfo).update(unit=cast.finance)
    refresh_tree()
    assert cast.finance.headcount < Unit.objects.get(pk=cast.finance.pk).headcount == 8
    assert reader_of(cast.finance) == "Board"


def test_nobody_writes_to_themself(cast: Cast) -> None:
    fill(cast.services, 8)
    fill(cast.board, 2)
    Placement.objects.filter(person=cast.director).update(unit=cast.services)
    refresh_tree()
    assert reader_of(cast.services) == "Services"
    assert reader_of(cast.services, by=cast.director) == "Board"
    assert reader_of(cast.board, by=cast.ceo) is None


def test_where_too_few_are_left_at_the_root_nobody_reads_it(cast: Cast) -> None:
    fill(cast.payroll, 6)
    fill(cast.services, 7)
    fill(cast.finance, 7)
    assert reader_of(cast.board) is None  # six of the Board besides its lead


def test_a_unit_without_a_lead_passes_it_on(cast: Cast) -> None:
    fill(cast.payroll, 6)
    UnitLine.objects.filter(unit=cast.payroll).update(lead=None)
    refresh_tree()
    assert reader_of(cast.payroll) == "Services"


def test_a_dissolved_unit_passes_it_to_the_one_it_stood_under(cast: Cast) -> None:
    below = make_unit("Wages", parent=cast.payroll, lead=cast.colleague)
    fill(cast.services, 8)
    UnitLine.objects.filter(unit__in=[cast.payroll, below]).update(ends_on=today())
    Placement.objects.filter(unit=cast.payroll).update(ends_on=today())
    refresh_tree()
    assert reader_of(below) == "Services"


def test_the_question_stays_small_in_a_large_organisation(cast: Cast) -> None:
    fill(cast.payroll, 6)
    for index in range(30):
        make_unit(f"Branch {index}", parent=cast.finance)
    refresh_tree()
    cast.payroll.refresh_from_db()
    with CaptureQueriesContext(connection) as queries:
        receiving_unit(cast.payroll)
    assert len(queries) <= 4


@pytest.mark.parametrize(("waiting", "batches"), [(0, 0), (4, 0), (5, 1), (9, 1), (10, 2)])
def test_four_never_show_and_batches_share_nothing(waiting: int, batches: int) -> None:
    drawn = full_batches(list(range(waiting)))
    flat = [item for batch in drawn for item in batch]
    assert [len(batch) for batch in drawn] == [5] * batches
    assert len(flat) == len(set(flat))
    assert set(flat) <= set(range(waiting))


def test_chance_alone_orders_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["first", "second", "third", "fourth", "fifth"]
    monkeypatch.setattr(unnamed, "CHANCE", random.Random(3))
    in_order = full_batches(texts)
    monkeypatch.setattr(unnamed, "CHANCE", random.Random(3))
    by_position = full_batches(list(range(5)))
    assert in_order == [[texts[position] for position in by_position[0]]]
    assert in_order != [texts]


def test_it_is_read_from_the_next_day_on() -> None:
    assert unnamed.day_of_release() == days_ago(-1)


def test_a_receipt_can_not_be_guessed_nor_read_from_its_hash() -> None:
    receipts = {unnamed.new_receipt() for _ in range(20)}
    assert len(receipts) == 20
    assert all(len(receipt) >= 32 and receipt not in unnamed.hash_of_receipt(receipt) for receipt in receipts)
