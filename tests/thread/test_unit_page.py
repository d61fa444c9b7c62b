"""A unit's page: its place in the tree, with and without a programme."""

from __future__ import annotations

from cast import Cast, SignIn, days_ago, make_person, make_unit, place
from django.urls import reverse
from programmes import Story, interpret

from inhabit.people.models import Person, Unit
from inhabit.people.tree import refresh_tree
from inhabit.programme.models import UnitStage
from inhabit.stages.clarify.actions import finish_contribution, start_contribution
from inhabit.strategy.models import Priority


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
    assert "One of 2 units below has gone on" in page


def test_my_own_part_is_told_from_what_others_show_me(cast: Cast, story: Story, sign_in: SignIn) -> None:
    contribution = start_contribution(
        programme=story.programme,
        priority=Priority.objects.get(pk=story.first),
        from_unit=None,
        by=cast.member,
    )
    finish_contribution(
        contribution=contribution,
        text="I call back.",
        audience="everyone",
        initiative=None,
        edits=0,
        by=cast.member,
    )
    address = reverse("unit", args=[cast.payroll.pk])
    assert "Who reads it" in sign_in(cast.member).get(address).text
    page = sign_in(cast.outsider).get(address).text
    assert "I call back." in page
    assert "Who reads it" not in page


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


def page_of(sign_in: SignIn, reader: Person, unit: Unit) -> str:
    return sign_in(reader).get(reverse("unit", args=[unit.pk])).text


def test_what_a_unit_waits_for_comes_before_what_came_from_above(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    interpret(story, cast.board, story.first, "Board says this.")
    page = page_of(sign_in, cast.director, cast.services)
    assert page.index("Say what the strategy means for Services") < page.index("Board says this.")
    assert "10 minutes" in page
    assert "Your unit has not said yet what the strategy means for it." in page


def test_nobody_but_the_lead_is_asked_to_write(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Board.")
    for reader in (cast.member, cast.ceo):
        page = page_of(sign_in, reader, cast.services)
        assert "Say what" not in page
        assert "This unit has not said yet what the strategy means for it." in page


def test_a_unit_that_cannot_start_yet_says_until_when(cast: Cast, story: Story, sign_in: SignIn) -> None:
    story.shared_long_ago(cast.board, days_ago(2))
    UnitStage.objects.filter(unit=cast.services).update(opens_on=days_ago(-7))
    page = page_of(sign_in, cast.director, cast.services)
    assert "at the latest." in page
    assert "Write it" not in page
    assert "Say what it means for us" in page  # drafts may be written at any time


def test_it_says_where_the_thread_breaks_further_up(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Board.")
    story.shared_long_ago(cast.board, days_ago(30))
    interpret(story, cast.payroll, story.first, "Payroll goes ahead.")
    page = page_of(sign_in, cast.member, cast.payroll)
    assert f'the thread breaks at <a href="{reverse("unit", args=[cast.services.pk])}">Services</a>' in page
    assert "Payroll goes ahead." in page
    assert "glyph-loose" in page.partition('<ol class="thread">')[2]
    assert "the thread breaks at" not in page_of(sign_in, cast.member, cast.services)


def test_what_is_ours_comes_first_and_then_what_is_not(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Board.")
    interpret(story, cast.finance, story.second, "One door for all invoices.")
    interpret(story, cast.finance, story.first, "", stance="not_ours", because="we never meet tenants")
    page = page_of(sign_in, cast.outsider, cast.finance)
    assert page.index("One door for all invoices.") < page.index("we never meet tenants")
    assert "Not ours, because…" in page
    assert "Nothing said on: Repair it once, Grow our own, Spend where it shows." in page
    assert "has not said yet" not in page


def test_people_below_are_counted_with_all_units_below_them(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    interpret(story, cast.board, story.first, "Board.")
    response = sign_in(cast.member).get(reverse("unit", args=[cast.board.pk]))
    people = {branch.unit: branch.people for branch in response.context["below"].branches}
    sizes = {unit.pk: unit.headcount for unit in Unit.objects.all()}
    assert people == {
        cast.finance: sizes[cast.finance.pk],
        cast.services: sizes[cast.services.pk] + sizes[cast.payroll.pk],
    }
    assert "not yet" in response.text


def test_the_reader_finds_themself_among_the_people(cast: Cast, sign_in: SignIn) -> None:
    place(cast.outsider, cast.payroll, is_counted=False)
    page = page_of(sign_in, cast.member, cast.payroll)
    assert page.count("(you)") == 1
    assert page.count("dotted line") == 1
