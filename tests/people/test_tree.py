from datetime import timedelta

import pytest
from cast import Cast

from inhabit.people.models import Unit, UnitAncestor, UnitLine, today
from inhabit.people.tree import paths_to_root, refresh_tree


def test_units_know_their_place(cast: Cast) -> None:
    assert [unit.name for unit in Unit.objects.above(cast.payroll)] == ["Board", "Services", "Payroll"]
    assert cast.payroll.depth == 2
    assert cast.payroll.headcount == 2
    assert set(Unit.objects.within(cast.services)) == {cast.services, cast.payroll}


def test_a_line_dated_ahead_takes_effect_on_its_day(cast: Cast) -> None:
    soon = today() + timedelta(days=5)
    UnitLine.objects.filter(unit=cast.payroll).update(ends_on=soon)
    UnitLine.objects.create(unit=cast.payroll, parent=cast.finance, lead=cast.lead, starts_on=soon)
    refresh_tree()
    assert Unit.objects.get(name="Payroll").parent == cast.services
    refresh_tree(soon)
    assert Unit.objects.get(name="Payroll").parent == cast.finance
    assert not UnitAncestor.objects.filter(unit=cast.payroll, ancestor=cast.services).exists()


def test_a_circle_of_units_is_refused() -> None:
    with pytest.raises(ValueError, match="above itself"):
        paths_to_root({1: 2, 2: 1})


def test_a_deep_chain_is_fine() -> None:
    chain: dict[int, int | None] = {unit: unit - 1 if unit else None for unit in range(200)}
    assert paths_to_root(chain)[199] == list(range(199, -1, -1))
