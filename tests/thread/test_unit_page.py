"""A unit's page: its place in the tree, with and without a programme."""

from __future__ import annotations

from cast import Cast, SignIn, make_person, make_unit, place
from django.urls import reverse
from programmes import Story, interpret

from inhabit.people.tree import refresh_tree


def test_without_a_programme_it_shows_its_place(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.member).get(reverse("unit", args=[cast.services.pk])).text
    assert "No programme reaches this unit yet." in page
    assert "Units below" in page
    assert reverse("unit", args=[cast.payroll.pk]) in page
    assert reverse("unit", args=[cast.board.pk]) in page


def test_it_says_where_the_thread_went_on(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Board.")
    interpret(story, cast.services, story.first, "Services.")
    page = sign_in(cast.outsider).get(reverse("unit", args=[cast.board.pk])).text
    assert "1 of 2 units below have gone on" in page


def test_many_units_below_come_in_pages(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for number in range(45):
        lead = make_person(f"Lead {number:02}")
        place(lead, cast.finance)
        make_unit(f"Team {number:02}", lead=lead, parent=cast.finance)
    refresh_tree()
    client = sign_in(cast.outsider)
    first = client.get(reverse("unit", args=[cast.finance.pk])).text
    second = client.get(reverse("unit", args=[cast.finance.pk], query={"units": 2})).text
    assert "Team 00" in first
    assert "Team 44" not in first
    assert "Team 44" in second


def test_a_dissolved_unit_stays_readable(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Board.")
    interpret(story, cast.finance, story.first, "Finance said this once.")
    cast.finance.lines.all().delete()
    refresh_tree()
    page = sign_in(cast.member).get(reverse("unit", args=[cast.finance.pk])).text
    assert "This unit has been dissolved" in page
    assert "Finance said this once." in page
