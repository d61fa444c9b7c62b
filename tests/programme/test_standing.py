"""Where every unit stands, and who waits for whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn, appoint, days_ago, make_person, make_unit, place
from django.urls import reverse
from programmes import Story, interpret
from queries import assert_max_queries

from inhabit.access.models import Role
from inhabit.people.models import Unit, UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.programme.actions import end_programme
from inhabit.programme.models import UnitStage
from inhabit.programme.standing import Among, Standing, narrowed_down, standings_in
from inhabit.programme.standing_words import finding_of, load_in_words, turn_in_words


def standing_of(story: Story, unit: Unit) -> Standing:
    return next(p.standing for p in standings_in(story.programme).places if p.unit == unit.pk)


def cause_of(story: Story, unit: Unit) -> str | None:
    places = {place.unit: place for place in standings_in(story.programme).places}
    cause = places[unit.pk].cause
    return places[cause].name if cause else None


def causes(story: Story) -> list[tuple[str, int, int]]:
    return [(cause.place.name, cause.units, cause.people) for cause in standings_in(story.programme).causes]


def finding(story: Story) -> str:
    return finding_of(standings_in(story.programme), story.programme)


def page_of(sign_in: SignIn, cast: Cast, story: Story, query: str = "") -> str:
    address = reverse("programme", args=[story.programme.pk]) + query
    return sign_in(cast.sponsor).get(address).text


def test_at_the_start_everybody_waits_for_the_top(cast: Cast, story: Story) -> None:
    assert causes(story) == [("Board", 3, 4)]
    assert cause_of(story, cast.payroll) == "Board"
    assert (
        finding(story) == "None of the 4 units has shared yet. One can start now. 3 wait for somebody else."
    )


def test_the_cause_is_found_through_several_silent_levels(cast: Cast, story: Story) -> None:
    wages = make_unit("Wages", lead=cast.colleague, parent=cast.payroll)
    desk = make_unit("Desk", lead=cast.outsider, parent=wages)
    place(make_person("Dora Desk"), desk)
    refresh_tree()
    interpret(story, cast.board, story.first, "Words.")
    assert [cause_of(story, unit) for unit in (cast.payroll, wages, desk)] == ["Services"] * 3
    assert causes(story) == [("Services", 3, 3), ("Finance", 0, 0)]


def test_the_nearest_that_can_start_is_the_cause(cast: Cast, story: Story) -> None:
    desk = make_unit("Desk", lead=cast.outsider, parent=cast.payroll)
    refresh_tree()
    UnitStage.objects.filter(unit__in=[cast.board, cast.payroll]).update(opens_on=days_ago(1))
    assert cause_of(story, desk) == "Payroll"
    assert cause_of(story, cast.services) == "Board"


def test_after_ten_days_nobody_is_blocked_by_a_silent_lead(cast: Cast, story: Story) -> None:
    story.shared_long_ago(cast.board, days_ago(12))
    found = standings_in(story.programme)
    assert found.numbers[Standing.OPEN] == 3
    assert found.waiting_for_somebody == 0
    first, *_ = found.causes
    assert first.place.name == "Services"
    assert load_in_words(first) == "Nobody waits for it: those below can go on without it."
    assert turn_in_words(first) == "It could have started 5 days ago."


def test_before_the_first_day_nobody_waits_for_somebody(cast: Cast, story: Story) -> None:
    UnitStage.objects.update(opens_on=today() + timedelta(days=3))
    assert causes(story) == []
    assert cause_of(story, cast.payroll) is None
    assert finding(story).startswith("None of the 4 units has shared yet. The next can start on ")


def test_dissolved_and_moved_units_count_no_more(cast: Cast, story: Story, sign_in: SignIn) -> None:
    UnitLine.objects.filter(unit=cast.payroll).update(ends_on=today())
    refresh_tree()
    assert causes(story) == [("Board", 2, 2)]
    assert "Payroll" not in page_of(sign_in, cast, story)
    answer = sign_in(cast.sponsor).get(reverse("programmes"))
    assert "0 of 3 units have said" in answer.text


def test_everybody_has_shared(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for unit in (cast.board, cast.services, cast.payroll, cast.finance):
        interpret(story, unit, story.first, "Ours.")
    assert finding(story) == "All 4 units have shared."
    assert "Where it can go on" not in page_of(sign_in, cast, story)


def test_one_unit_alone(cast: Cast, story: Story) -> None:
    story.programme.root_unit = cast.finance
    UnitStage.objects.update(opens_on=today())
    assert finding(story) == "The one unit here has not shared yet. One can start now."


def test_an_ended_programme_has_nobody_who_waits(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Words.")
    end_programme(programme=story.programme, by=cast.steward)
    page = page_of(sign_in, cast, story)
    assert "1 of 4 units has shared." in page
    assert "has not shared" in page
    assert "Waits for" not in page
    assert "See the map" not in page  # which shows what runs now
    assert "Where it can go on" not in page


def test_a_unit_without_a_lead_says_so(cast: Cast, story: Story, sign_in: SignIn) -> None:
    Unit.objects.filter(pk=cast.board.pk).update(lead=None)
    page = page_of(sign_in, cast, story)
    assert "nobody leads it at the moment" in page
    assert "without a lead" in page
    found = narrowed_down(standings_in(story.programme).places, Among.NO_LEAD, "")
    assert [p.name for p in found] == ["Board"]


def test_those_that_can_start_come_first(cast: Cast, story: Story) -> None:
    interpret(story, cast.board, story.first, "Words.")
    found = narrowed_down(standings_in(story.programme).places, Among.ALL, "")
    assert [p.name for p in found] == ["Finance", "Services", "Payroll", "Board"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?show=waiting", {"Payroll"}),
        ("?show=shared", {"Board"}),
        ("?show=open&q=SERV", {"Services"}),
        ("?show=no-lead", set()),
        ("?q=nothing+like+it", set()),
        ("?show=invented&page=x&causes=-3", {"Board", "Services", "Finance", "Payroll"}),
    ],
)
def test_narrowing_down_needs_no_javascript(
    cast: Cast, story: Story, sign_in: SignIn, query: str, names: set[str]
) -> None:
    interpret(story, cast.board, story.first, "Words.")
    address = reverse("programme", args=[story.programme.pk]) + query
    table = sign_in(cast.sponsor).get(address).context["table"]
    assert {row[0].text for row in table.rows} == names


def test_a_row_names_the_cause_and_its_lead(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Words.")
    address = reverse("programme", args=[story.programme.pk]) + "?q=payroll"
    unit, lead, *_, cause = sign_in(cast.sponsor).get(address).context["table"].rows[0]
    assert (unit.text, unit.note, lead.text) == ("Payroll", "in Services", "Lena Lead")
    assert (cause.text, cause.note) == ("Services", "Dario Director")


def test_pages_keep_what_was_asked_for(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for number in range(45):
        make_unit(f"Small {number:02}", lead=cast.outsider, parent=cast.board)
    refresh_tree()
    page = page_of(sign_in, cast, story, "?show=waiting&q=small")
    assert "?q=small&amp;show=waiting&amp;page=2" in page
    assert "Small 44" in page_of(sign_in, cast, story, "?q=small&show=waiting&page=2")


def test_as_many_queries_for_many_units(cast: Cast, story: Story, sign_in: SignIn) -> None:
    parent = cast.board
    for number in range(60):
        unit = make_unit(f"Unit {number}", lead=make_person(f"Lead {number}"), parent=parent)
        parent = unit if number % 10 == 0 else parent
    refresh_tree()
    assert_max_queries(sign_in(cast.sponsor), reverse("programme", args=[story.programme.pk]), 11)


def test_only_for_whom_it_is(cast: Cast, story: Story, sign_in: SignIn) -> None:
    appoint(cast.cfo, Role.SPONSOR, cast.finance)
    address = reverse("programme", args=[story.programme.pk])
    assert sign_in(cast.cfo).get(address).status_code == 403
    assert address not in sign_in(cast.cfo).get(reverse("programmes")).text
    assert address in sign_in(cast.sponsor).get(reverse("programmes")).text
    assert sign_in(cast.sponsor).get(reverse("programme", args=[9999])).status_code == 403


def test_the_map_leads_there_for_whom_it_is(cast: Cast, story: Story, sign_in: SignIn) -> None:
    address = reverse("programme", args=[story.programme.pk])
    assert address in sign_in(cast.sponsor).get(reverse("map_of_unit", args=[cast.services.pk])).text
    assert address not in sign_in(cast.director).get(reverse("map_of_unit", args=[cast.services.pk])).text
