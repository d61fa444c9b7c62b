"""Sorting a table by its address."""

import pytest

from inhabit.surfaces.tables import Column, Sorting, headings_of

COLUMNS = (Column("Name", "name"), Column("Since", "since"), Column("Change"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("since", Sorting("since")),
        ("-since", Sorting("since", is_descending=True)),
        ("", Sorting("name")),
        ("-", Sorting("name")),
        ("--since", Sorting("name")),
        ("password", Sorting("name")),
    ],
)
def test_only_what_can_be_sorted_by_is_taken_from_an_address(words: str, expected: Sorting) -> None:
    assert Sorting.asked(words, COLUMNS, default="name") == expected


def test_a_heading_asks_for_the_other_way() -> None:
    name, since, change = headings_of(COLUMNS, Sorting("name"))
    assert (name.sort, name.aria_sort) == ("-name", "ascending")
    assert (since.sort, since.aria_sort) == ("since", "")
    assert (change.sort, change.aria_sort) == ("", "")
    assert headings_of(COLUMNS, Sorting("name", is_descending=True))[0].sort == "name"


def test_every_field_goes_the_same_way() -> None:
    assert Sorting("since", is_descending=True).order("appointed_at", "pk") == ["-appointed_at", "-pk"]
    assert Sorting("since").order("appointed_at", "pk") == ["appointed_at", "pk"]
