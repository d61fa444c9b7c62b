"""Units are leads and those who report to them."""

from people.imports.files import SMALL, read

from inhabit.people.imports.pipeline import Organisation


def shape(organisation: Organisation) -> dict[str, tuple[str | None, str | None, set[str]]]:
    """Return of each unit its parent, its lead and its members."""
    entries, groups = organisation.entries, organisation.groups
    return {
        group.name: (
            None if group.parent is None else groups[group.parent].name,
            None if group.lead is None else entries[group.lead].id,
            {entries[index].id for index in group.members},
        )
        for group in groups
    }


def test_the_lead_belongs_to_the_unit_above_and_the_roots_to_the_root() -> None:
    assert shape(read(SMALL)) == {
        "Board": (None, "1", {"1", "2", "5"}),
        "Sales": ("Board", "2", {"3", "4"}),
        "Care": ("Board", "5", {"6", "7"}),
    }


def test_the_name_most_reports_give_wins_and_the_first_of_equals() -> None:
    organisation = read("id,manager id,unit\n1,,Top\n2,1,B\n3,1,A\n4,1,A\n5,2,Y\n6,2,X\n")
    assert list(shape(organisation)) == ["A", "Y"]


def test_without_unit_values_the_leads_own_or_the_leads_team() -> None:
    organisation = read("id,manager id,name,unit\n1,,Ann,Top\n2,1,Ben,\n3,2,Cem,\n")
    assert list(shape(organisation)) == ["Top", "Team of Ben"]


def test_shared_names_get_the_leads_title_then_a_number() -> None:
    organisation = read(
        "id,manager id,job title,unit\n1,,Chief,Top\n2,1,Head North,Top\n3,1,Head South,Top\n"
        "4,1,Head South,Top\n5,2,,Sales\n6,3,,Sales\n7,4,,Sales\n"
    )
    assert list(shape(organisation)) == [
        "Top",
        "Sales · Head North",
        "Sales · Head South",
        "Sales · Head South 2",
    ]


def test_a_vacant_post_counts_and_leads() -> None:
    organisation = read("id,manager id,name,job title\n1,,,Director\n2,1,Ben,Clerk\n")
    assert shape(organisation) == {"Team of Director": (None, "1", {"1", "2"})}


def test_one_person_is_an_organisation() -> None:
    assert shape(read("id,manager id,name\n1,,Ann\n")) == {"Team of Ann": (None, "1", {"1"})}


def test_a_lead_who_has_left_leaves_the_unit_without_a_lead() -> None:
    organisation = read(
        "id,manager id,unit,end date\n1,,Top,\n2,1,Top,2026-10-31\n3,2,Sales,\n4,1,Top,2026-10-01\n"
    )
    assert shape(organisation) == {"Top": (None, "1", {"1"}), "Sales": ("Top", None, {"3"})}
    assert organisation.defects == []


def test_who_left_long_ago_causes_no_defects() -> None:
    organisation = read("id,manager id,end date\n1,,\n2,99,2020-01-01\n3,3,2020-01-01\n1,2,2019-01-01\n")
    assert organisation.defects == []
    assert [entry.id for entry in organisation.entries] == ["1"]


def test_two_thousand_reports_and_a_chain_of_two_hundred() -> None:
    wide = "".join(f"w{n},1,\n" for n in range(2000))
    chain = "".join(f"c{n},{f'c{n - 1}' if n else 1},\n" for n in range(200))
    groups = shape(read("id,manager id,name\n1,,Ann\n" + wide + chain))
    assert len(groups) == 200
    assert len(groups["Team of Ann"][2]) == 2002


def test_a_dotted_line_comes_beside() -> None:
    organisation = read(
        "id,manager id,name,unit,dotted line manager id,also in unit\n1,,Ann,Top,,\n2,1,Ben,Top,,\n"
        "3,2,Cem,Sales,,\n4,1,Dana,Top,,\n5,4,Eva,Care,2;1,\n6,4,Finn,Care,,Sales\n7,4,Gül,Care,77,\n"
    )
    names = {(organisation.entries[i].id, organisation.groups[g].name) for i, g in organisation.dotted}
    assert names == {("5", "Sales"), ("5", "Top"), ("6", "Sales")}
    assert [(str(d.kind), d.row) for d in organisation.defects] == [("missing_manager", 8)]


# Files without reporting lines


def test_units_parents_and_leads_without_managers() -> None:
    by_reference = (
        (
            "id,name,unit,parent unit,lead\n1,Ann,Board,,1\n2,Ben,Sales,Board,2\n3,Cem,Sales,Board,2\n"
            "4,Dana,Care,Board,dana@example.org\n5,Eva,Care,Board,\n"
        )
        .replace("lead\n", "lead,email\n", 1)
        .replace("4,Dana,Care,Board,dana@example.org", "4,Dana,Care,Board,dana@example.org,dana@example.org")
    )
    by_reference = "\n".join(
        line if line.count(",") == 5 else line + "," for line in by_reference.splitlines()
    )
    expected = {
        "Board": (None, "1", {"1", "2", "4"}),
        "Sales": ("Board", "2", {"3"}),
        "Care": ("Board", "4", {"5"}),
    }
    assert shape(read(by_reference)) == expected
    by_yes = (
        "id,name,unit,parent unit,lead\n1,Ann,Board,,yes\n2,Ben,Sales,Board,yes\n3,Cem,Sales,Board,no\n"
        "4,Dana,Care,Board,Yes\n5,Eva,Care,Board,\n"
    )
    assert shape(read(by_yes)) == expected
    assert read(by_yes).defects == []


def test_a_lead_whose_row_stands_in_the_unit_above() -> None:
    text = "id,name,unit,parent unit,lead\n1,Ann,Board,,Ann\n2,Ben,Board,,Ann\n3,Cem,Sales,Board,Ben\n"
    assert shape(read(text)) == {"Board": (None, "1", {"1", "2"}), "Sales": ("Board", "2", {"3"})}


def test_a_unit_without_a_lead_is_fine() -> None:
    text = "id,unit,parent unit,lead\n1,Board,,1\n2,Sales,Board,\n"
    assert shape(read(text))["Sales"] == ("Board", None, {"2"})


def test_a_root_that_is_only_named() -> None:
    organisation = read("id,unit,parent unit,lead\n1,Sales,Company,1\n2,Sales,Company,1\n3,Care,Company,\n")
    assert organisation.defects == []
    assert shape(organisation) == {
        "Company": (None, None, {"1"}),
        "Sales": ("Company", "1", {"2"}),
        "Care": ("Company", None, {"3"}),
    }


def test_the_same_name_below_different_parents_is_two_units() -> None:
    text = "id,unit,parent unit,lead\n1,Top,,\n2,North,Top,\n3,South,Top,\n4,Shop,North,\n5,Shop,South,\n"
    assert set(shape(read(text))) == {"Top", "North", "South", "Shop · North", "Shop · South"}


def test_without_parent_units_a_leads_own_row_says_where_a_unit_stands() -> None:
    text = "id,unit,lead\n1,Board,1\n2,Board,1\n3,Sales,2\n"
    assert shape(read(text)) == {"Board": (None, "1", {"1", "2"}), "Sales": ("Board", "2", {"3"})}


def test_defects_of_units() -> None:
    organisation = read(
        "id,unit,parent unit,lead\n1,Top,,1\n2,Top,,1\n3,A,B,\n4,B,A,\n5,C,C,\n6,D,Nowhere,\n"
        "7,E,,\n8,F,Top,99\n9,,,\n"
    )
    assert [(str(d.kind), d.row) for d in organisation.defects] == [
        ("many_roots", 2),
        ("cycle", 4),
        ("self_report", 6),
        ("missing_manager", 7),
        ("many_roots", 8),
        ("missing_manager", 9),
        ("missing_manager", 10),
    ]
    groups = shape(organisation)
    assert sum(parent is None for parent, _lead, _members in groups.values()) == 1
    assert set().union(*(members for _parent, _lead, members in groups.values())) == set("123456789")
