"""Whatever lines a file has: after repair there is one tree, with everybody kept in it once."""

from hypothesis import given, settings
from hypothesis import strategies as st
from people.imports.files import read

from inhabit.people.imports.lines import NOBODY, circles_in
from inhabit.people.imports.pipeline import Organisation

references = st.integers(0, 12).map(str)
rows = st.lists(
    st.tuples(references, references | st.sampled_from(["", "-", "007", "99"])), min_size=1, max_size=25
)
names = st.sampled_from(["", "A", "B", "C", "D", "E"])
unit_rows = st.lists(st.tuples(names, names, references | st.just("")), min_size=1, max_size=20)


def check_one_tree(organisation: Organisation) -> None:
    groups = organisation.groups
    assert [group.parent for group in groups].count(None) == 1
    assert groups[0].parent is None
    assert all(group.parent is None or group.parent < number for number, group in enumerate(groups))
    placed = sorted(index for group in groups for index in group.members)
    assert placed == list(range(len(organisation.entries)))
    assert len({group.name for group in groups}) == len(groups)
    assert all(defect.repair for defect in organisation.defects)


@given(rows)
@settings(max_examples=300, deadline=None)
def test_lines(lines: list[tuple[str, str]]) -> None:
    organisation = read("id,manager id\n" + "".join(f"{a},{b}\n" for a, b in lines))
    check_one_tree(organisation)
    assert {entry.id for entry in organisation.entries} == {reference for reference, _above in lines}
    for group in organisation.groups[1:]:
        assert group.lead is not None
        assert group.parent is not None
        assert group.lead in organisation.groups[group.parent].members


@given(unit_rows)
@settings(max_examples=300, deadline=None)
def test_units(lines: list[tuple[str, str, str]]) -> None:
    text = "".join(f"{n},{unit},{parent},{lead}\n" for n, (unit, parent, lead) in enumerate(lines))
    check_one_tree(read("id,unit,parent unit,lead\n" + text))


@given(
    st.lists(st.integers(-3, 15), min_size=1, max_size=16).map(
        lambda above: [min(a, len(above) - 1) for a in above]
    )
)
def test_every_circle_is_found_once(above: list[int]) -> None:
    circles = circles_in(above)
    for circle in circles:
        assert [above[index] for index in circle] == [*circle[1:], circle[0]]
        assert circle[0] == min(circle)
    cut = [NOBODY if any(index in circle for circle in circles) else a for index, a in enumerate(above)]
    for start in range(len(above)):
        step, steps = start, 0
        while step >= 0:
            step, steps = cut[step], steps + 1
            assert steps <= len(above)
