"""Where the thread breaks, who mends it, and how the map says so."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from cast import Cast, SignIn, days_ago, make_person, make_unit, place
from django.template.loader import render_to_string
from django.urls import reverse
from programmes import Story, interpret

from inhabit.people.models import Person, Unit, today
from inhabit.people.tree import refresh_tree
from inhabit.programme.actions import end_programme
from inhabit.programme.models import UnitStage
from inhabit.thread.breaks import Breaks, breaks_below
from inhabit.thread.map import fabric_from


def places(breaks: Breaks) -> list[tuple[int, str, int]]:
    return [(item.number, item.unit.name, item.people) for item in breaks.listed]


def found(unit: Unit, story: Story, reader: Person, page: str | None = None) -> Breaks:
    return breaks_below(unit, story.programme, page, reader)


def page_of(sign_in: SignIn, reader: Person, unit: Unit, query: str = "") -> str:
    text: str = sign_in(reader).get(reverse("map_of_unit", args=[unit.pk]) + query).text
    return text


def test_the_first_silent_unit_on_each_line_is_a_break(cast: Cast, story: Story) -> None:
    assert places(found(cast.board, story, cast.sponsor)) == [(1, "Board", 11)]
    interpret(story, cast.board, story.first, "Board.")
    assert places(found(cast.board, story, cast.sponsor)) == [(1, "Services", 3), (2, "Finance", 1)]
    interpret(story, cast.services, story.first, "Services.")
    breaks = found(cast.board, story, cast.sponsor)
    assert places(breaks) == [(1, "Payroll", 2), (2, "Finance", 1)]
    assert [unit.name for unit in breaks.listed[0].place] == ["Services"]
    assert breaks.listed[1].place == ()


def test_people_beyond_breaks_and_people_reached_are_everybody(cast: Cast, story: Story) -> None:
    for unit in (cast.board, cast.finance, cast.services):
        interpret(story, unit, story.first, "Ours.")
        fabric = fabric_from(cast.board).fabric
        assert fabric is not None
        beyond = sum(item.people for item in found(cast.board, story, cast.sponsor).listed)
        assert fabric.reached + beyond == fabric.people == 11


def test_a_unit_without_people_breaks_nobodys_thread(cast: Cast, story: Story) -> None:
    make_unit("Empty", lead=cast.outsider, parent=cast.board)
    refresh_tree()
    interpret(story, cast.board, story.first, "Board.")
    assert "Empty" not in [name for _, name, _ in places(found(cast.board, story, cast.sponsor))]


def test_who_mends_it(cast: Cast, story: Story) -> None:
    interpret(story, cast.board, story.first, "Board.")
    services, finance = found(cast.board, story, cast.cfo).listed
    assert services.words == "It goes on when Dario Director says what this means there."
    assert finance.words == "It goes on when you say what this means there."
    UnitStage.objects.filter(unit=cast.services).update(opens_on=today() + timedelta(days=3))
    Unit.objects.filter(pk=cast.finance.pk).update(lead=None)
    services, finance = found(cast.board, story, cast.cfo).listed
    assert services.words.startswith("It can start there on ")
    assert finance.words.startswith("Nobody leads it at the moment.")


@pytest.fixture
def seven_breaks(cast: Cast, story: Story) -> None:
    """Five more silent units below the board, of two people each."""
    for index in range(5):
        lead = make_person(f"Lead {index}")
        unit = make_unit(f"Unit {index}", lead=lead, parent=cast.board)
        place(lead, cast.board)
        for number in range(2):
            place(make_person(f"Member {index} {number}"), unit)
    refresh_tree()
    interpret(story, cast.board, story.first, "Board.")


@pytest.mark.usefixtures("seven_breaks")
def test_five_at_a_time(cast: Cast, story: Story, sign_in: SignIn) -> None:
    first = found(cast.board, story, cast.sponsor)
    assert [number for number, _, _ in places(first)] == [1, 2, 3, 4, 5]
    assert (first.number, first.further) == (7, 2)
    assert places(found(cast.board, story, cast.sponsor, "2")) == [(6, "Unit 4", 2), (7, "Finance", 1)]
    page = page_of(sign_in, cast.sponsor, cast.board)
    assert "It breaks in 7 places." in page
    assert "And 2 more, each for fewer people" in page


@pytest.mark.usefixtures("seven_breaks")
@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "9" * 40, "²"])
def test_a_page_that_does_not_exist_is_the_first(cast: Cast, story: Story, page: str) -> None:
    assert places(found(cast.board, story, cast.sponsor, page))[0] == (1, "Services", 3)


def test_an_unbroken_thread_has_no_list(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for unit in (cast.board, cast.services, cast.payroll, cast.finance):
        interpret(story, unit, story.first, "Ours.")
    page = page_of(sign_in, cast.sponsor, cast.board)
    assert "The thread reaches all 11 people here." in page
    assert "Where it breaks" not in page


def test_silent_at_the_top(cast: Cast, story: Story, sign_in: SignIn) -> None:
    page = page_of(sign_in, cast.sponsor, cast.board)
    assert "The thread reaches nobody of 11 people here yet. It breaks in one place." in page


def test_a_break_further_up_is_named_and_no_thread_hangs(cast: Cast, story: Story, sign_in: SignIn) -> None:
    story.shared_long_ago(cast.payroll, days_ago(1))
    page = page_of(sign_in, cast.lead, cast.payroll)
    assert "The thread does not come this far. It breaks further up, at Board." in page
    assert "Where it breaks for most people" not in page


def test_without_a_programme_or_people_the_map_says_what_is_missing(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    empty = make_unit("Empty", lead=cast.outsider, parent=cast.board)
    refresh_tree()
    assert "no thread leads here" in page_of(sign_in, cast.sponsor, empty)
    end_programme(programme=story.programme, by=cast.steward)
    assert "once a programme carries it" in page_of(sign_in, cast.sponsor, cast.board)
    answer = sign_in(cast.sponsor).get(reverse("map_picture", args=[cast.board.pk]))
    assert answer.status_code == 404


def test_many_small_units_are_drawn_together(cast: Cast, story: Story) -> None:
    for index in range(3):
        unit = make_unit(f"Crowd {index}", lead=cast.outsider, parent=cast.board)
        for number in range(300 if index == 0 else 1):
            place(make_person(f"Member {index} {number}"), unit)
    refresh_tree()
    cast.board.refresh_from_db()
    interpret(story, cast.board, story.first, "Board.")
    fabric = fabric_from(cast.board).fabric
    assert fabric is not None
    assert [(part.unit and part.unit.name, part.people) for part in fabric.below] == [
        ("Crowd 0", 300),
        ("Services", 3),
        (None, 3),
    ]


def test_the_picture_is_a_file_of_its_own(cast: Cast, story: Story, sign_in: SignIn) -> None:
    Unit.objects.filter(pk=cast.services.pk).update(name="Services & <Care>\x0b\uffff")
    interpret(story, cast.board, story.first, "Board.")
    answer = sign_in(cast.sponsor).get(reverse("map_picture", args=[cast.board.pk]))
    assert answer["Content-Disposition"] == f'attachment; filename="map-{cast.board.pk}.svg"'
    root = ElementTree.fromstring(answer.text)
    words = " ".join(root.itertext())
    assert "The thread reaches 7 of 11 people. It breaks in 2 places." in words
    assert "1 · Services & <Care> · 3 people" in words
    assert f"{today():%Y}" in words
    assert "var(" not in answer.text


def test_the_second_page_of_the_icicle_stays_the_icicle(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for index in range(51):
        make_unit(f"Unit {index}", lead=cast.outsider, parent=cast.board)
    refresh_tree()
    assert 'href="?by=stage&page=2"' in page_of(sign_in, cast.sponsor, cast.board, "?by=stage").replace(
        "&amp;", "&"
    )


def test_of_thousands_each_page_can_be_reached() -> None:
    shown = render_to_string("thread/breaks.html", {"breaks": Breaks(page=1500, number=10_000, listed=())})
    assert 'start="7496"' in shown
    assert 'href="?breaks=1499"' in shown
    assert 'href="?breaks=1501"' in shown


def test_the_pictures_file_has_the_beginning_of_every_long_name(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    Unit.objects.filter(pk=cast.board.pk).update(name="Rechtsschutzversicherungsgesellschaft" * 5)
    Unit.objects.filter(pk=cast.services.pk).update(name="Bahnbetriebsinstandhaltung" * 7)
    Unit.objects.filter(pk=cast.payroll.pk).update(name="Personalabrechnungsdienstleistung")
    interpret(story, cast.board, story.first, "Board.")
    file = sign_in(cast.sponsor).get(reverse("map_picture", args=[cast.board.pk]))
    words = [text.text or "" for text in ElementTree.fromstring(file.content).findall(".//{*}text")]
    assert any(text.startswith("Rechtsschutz") and text.endswith(str(today().year)) for text in words)
    assert any(text.startswith("1 · Bahnbetriebs") and text.endswith("… · 3 people") for text in words)
    assert any(text.startswith("Personalabrechnungs") for text in words)
    assert max(map(len, words)) <= 125
