"""What a unit says on one priority: beside the units around it, and version by version."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_person, make_unit, place
from django.urls import reverse
from programmes import Story, interpret
from queries import assert_max_queries

from inhabit.people.models import Person, Unit
from inhabit.people.tree import refresh_tree
from inhabit.programme.models import UnitStage
from inhabit.stages.clarify.actions import save_interpretation_draft
from inhabit.stages.clarify.models import Interpretation
from inhabit.strategy.models import Priority, Version

DRAFT = "Half a thought, not for anybody else."


def page_of(sign_in: SignIn, reader: Person, unit: Unit, priority: int, name: str = "words") -> str:
    return sign_in(reader).get(reverse(name, args=[unit.pk, priority])).text


def draft(story: Story, unit: Unit, by: Person) -> None:
    latest = Interpretation.objects.filter(unit=unit, priority=story.first).order_by("-number").first()
    save_interpretation_draft(
        programme=story.programme,
        unit=unit,
        priority=Priority.objects.get(pk=story.first),
        texts={"stance": "ours", "meaning": DRAFT},
        edits=latest.edits if latest else 0,
        by=by,
    )


def units_beside_payroll(cast: Cast, number: int) -> list[Unit]:
    units = []
    for index in range(number):
        lead = make_person(f"Lead {index:02}")
        place(lead, cast.services)
        units.append(make_unit(f"Team {index:02}", lead=lead, parent=cast.services))
    refresh_tree()
    UnitStage.objects.update(opens_on=cast.board.lines.get().starts_on)
    return units


@pytest.fixture
def spoken(cast: Cast, story: Story) -> Story:
    interpret(story, cast.board, story.first, "The board answers first.")
    interpret(story, cast.services, story.first, "Services answers by noon.", changes="The phone rota.")
    interpret(story, cast.payroll, story.first, "Payroll answers the same day.", stays="Payday.")
    return story


def test_a_units_words_stand_beside_the_nearest_above_and_those_beside_it(
    cast: Cast, spoken: Story, sign_in: SignIn
) -> None:
    (team,) = units_beside_payroll(cast, 1)
    interpret(spoken, team, spoken.first, "The team answers at once.")
    page = page_of(sign_in, cast.outsider, cast.payroll, spoken.first)
    assert "Services answers by noon." in page
    assert "The phone rota." in page
    assert "Payroll answers the same day." in page
    assert "Payday." in page
    assert "The team answers at once." in page
    assert "The board answers first." not in page


def test_not_ours_above_is_said_with_the_next_who_made_it_theirs(
    cast: Cast, spoken: Story, sign_in: SignIn
) -> None:
    interpret(spoken, cast.services, spoken.second, "Another one is ours.")
    interpret(
        spoken, cast.services, spoken.first, "Kept back.", stance="not_ours", because="No callers here."
    )
    page = page_of(sign_in, cast.member, cast.payroll, spoken.first)
    assert "No callers here." in page
    assert "The board answers first." in page
    assert "Kept back." not in page


def test_who_has_said_nothing_beside_it_is_counted_and_not_named(
    cast: Cast, spoken: Story, sign_in: SignIn
) -> None:
    spoke, silent = units_beside_payroll(cast, 2)
    interpret(spoken, spoke, spoken.first, "The team answers at once.")
    page = page_of(sign_in, cast.member, cast.payroll, spoken.first)
    assert "1 of 2 have said something on this." in page
    assert silent.name not in page


@pytest.mark.parametrize("name", ["words", "versions_of_words"])
def test_a_draft_shows_to_nobody_here_not_even_in_a_number(
    name: str, cast: Cast, spoken: Story, sign_in: SignIn
) -> None:
    readers = (cast.lead, cast.member, cast.director, cast.sponsor, cast.steward, cast.outsider)
    (team,) = units_beside_payroll(cast, 1)
    before = [page_of(sign_in, reader, cast.payroll, spoken.first, name) for reader in readers]
    for unit, writer in ((cast.payroll, cast.lead), (cast.services, cast.director), (team, team_lead(team))):
        draft(spoken, unit, writer)
    after = [page_of(sign_in, reader, cast.payroll, spoken.first, name) for reader in readers]
    assert all(DRAFT not in page for page in after)
    assert [main_of(page) for page in before] == [main_of(page) for page in after]


def team_lead(unit: Unit) -> Person:
    unit.refresh_from_db()
    assert unit.lead is not None
    return unit.lead


def main_of(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def test_a_draft_that_lies_between_two_versions_leaves_no_gap(
    cast: Cast, spoken: Story, sign_in: SignIn
) -> None:
    draft(spoken, cast.payroll, cast.lead)
    shared = Interpretation.objects.shared().get(unit=cast.payroll)
    shared.pk, shared.number, shared.meaning = None, 3, "Payroll answers within the hour."
    Interpretation.objects.shared().filter(unit=cast.payroll).update(is_current=False)
    shared.save(force_insert=True)
    page = page_of(sign_in, cast.member, cast.payroll, spoken.first, "versions_of_words")
    assert "Version 2" in page
    assert "Version 3" not in page
    assert DRAFT not in page


def test_each_version_says_what_it_changed(cast: Cast, spoken: Story, sign_in: SignIn) -> None:
    interpret(spoken, cast.payroll, spoken.first, "Payroll answers within the hour.", stays="Payday.")
    page = page_of(sign_in, cast.outsider, cast.payroll, spoken.first, "versions_of_words")
    assert page.index("Version 2") < page.index("Version 1")
    assert "Holds now" in page
    assert "Lena Lead" in page
    assert "</span>same day<" in page
    assert "</span>hour<" in page
    assert "Payroll answers the same day." in page


def test_what_was_typed_for_the_other_stance_is_in_no_difference(
    cast: Cast, spoken: Story, sign_in: SignIn
) -> None:
    interpret(spoken, cast.services, spoken.second, "Another one is ours.")
    interpret(
        spoken, cast.services, spoken.first, "Typed and put away.", stance="not_ours", because="No callers."
    )
    page = page_of(sign_in, cast.outsider, cast.services, spoken.first, "versions_of_words")
    assert "No callers." in page
    assert "Typed and put away." not in page


def test_shared_again_without_a_change_says_so(cast: Cast, spoken: Story, sign_in: SignIn) -> None:
    interpret(spoken, cast.payroll, spoken.first, "Payroll answers the same day.", stays="Payday.")
    page = page_of(sign_in, cast.member, cast.payroll, spoken.first, "versions_of_words")
    assert "Shared again, word for word." in page


def test_many_versions_come_in_pages(cast: Cast, spoken: Story, sign_in: SignIn) -> None:
    for number in range(6):
        interpret(spoken, cast.payroll, spoken.first, f"Payroll answers in {number} hours.")
    client, address = (
        sign_in(cast.member),
        reverse("versions_of_words", args=[cast.payroll.pk, spoken.first]),
    )
    assert "Version 2" not in client.get(address).text
    last = client.get(address, {"page": 2}).text
    assert "Version 3" not in last
    assert "Version 2" in last
    assert "Payroll answers the same day." in last


def test_without_words_both_pages_say_so(cast: Cast, story: Story, sign_in: SignIn) -> None:
    assert "Nothing has been shared here" in page_of(sign_in, cast.member, cast.payroll, story.first)
    versions = page_of(sign_in, cast.member, cast.payroll, story.first, "versions_of_words")
    assert "every version will stand here" in versions


def test_words_taken_back_are_said_to_be(cast: Cast, spoken: Story, sign_in: SignIn) -> None:
    Interpretation.objects.filter(unit=cast.payroll).update(is_current=False)
    assert "has been taken back" in page_of(sign_in, cast.member, cast.payroll, spoken.first)
    versions = page_of(sign_in, cast.member, cast.payroll, spoken.first, "versions_of_words")
    assert "Payroll answers the same day." in versions
    assert "Holds now" not in versions


@pytest.mark.parametrize("name", ["words", "versions_of_words"])
def test_a_dissolved_unit_stays_readable(name: str, cast: Cast, spoken: Story, sign_in: SignIn) -> None:
    cast.payroll.lines.all().delete()
    refresh_tree()
    page = page_of(sign_in, cast.outsider, cast.payroll, spoken.first, name)
    assert "has been dissolved" in page
    assert "Payroll answers the same day." in page


def test_a_priority_that_the_strategy_dropped_stays_readable(
    cast: Cast, spoken: Story, sign_in: SignIn
) -> None:
    old = spoken.version
    Version.objects.create(strategy=old.strategy, number=2, published_at=old.published_at)
    page = page_of(sign_in, cast.lead, cast.payroll, spoken.first)
    assert "The strategy no longer has this priority." in page
    assert "Payroll answers the same day." in page
    assert "Change what we say" not in page


def test_beside_the_programmes_root_is_the_strategy_alone(cast: Cast, spoken: Story, sign_in: SignIn) -> None:
    page = page_of(sign_in, cast.member, cast.board, spoken.first)
    assert "Units beside it" not in page
    assert "No unit above" not in page
    assert "Why answer within a day." in page


def test_where_nobody_above_has_spoken_stands_the_strategy(cast: Cast, story: Story, sign_in: SignIn) -> None:
    page = page_of(sign_in, cast.member, cast.services, story.first)
    assert "No unit above has said anything on this yet." in page
    assert "Why answer within a day." in page


def test_only_the_lead_finds_the_way_to_write(cast: Cast, spoken: Story, sign_in: SignIn) -> None:
    assert "Change what we say" in page_of(sign_in, cast.lead, cast.payroll, spoken.first)
    assert "Change what we say" not in page_of(sign_in, cast.director, cast.payroll, spoken.first)


@pytest.mark.parametrize("name", ["words", "versions_of_words"])
def test_what_the_address_may_hold(name: str, cast: Cast, spoken: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    unpublished = Priority.objects.create(strategy=spoken.version.strategy)
    huge = 10**30
    for unit, priority in (
        (cast.payroll.pk, unpublished.pk),
        (cast.payroll.pk, huge),
        (huge, spoken.first),
        (0, spoken.first),
        (cast.payroll.pk, 0),
    ):
        assert client.get(reverse(name, args=[unit, priority])).status_code == 404
    for page in ("0", "-1", "x", str(huge), "²", ""):
        query = {"units": page, "page": page}
        assert client.get(reverse(name, args=[cast.payroll.pk, spoken.first]), query).status_code == 200


def test_many_units_beside_come_in_pages_with_few_queries(cast: Cast, spoken: Story, sign_in: SignIn) -> None:
    for unit in units_beside_payroll(cast, 40):
        interpret(spoken, unit, spoken.first, f"{unit} answers too.")
    client, address = sign_in(cast.member), reverse("words", args=[cast.payroll.pk, spoken.first])
    first = assert_max_queries(client, address).text
    assert "Team 00 answers too." in first
    assert "Team 12 answers too." not in first
    assert "Team 12 answers too." in client.get(address, {"units": 2}).text
    assert_max_queries(client, reverse("versions_of_words", args=[cast.payroll.pk, spoken.first]))


def test_the_way_leads_there(cast: Cast, spoken: Story, sign_in: SignIn) -> None:
    address = reverse("words", args=[cast.payroll.pk, spoken.first])
    assert address in sign_in(cast.outsider).get(reverse("unit", args=[cast.payroll.pk])).text
    assert address in sign_in(cast.member).get(reverse("home")).text
    assert (
        address
        in sign_in(cast.lead).get(reverse("interpretation", args=[cast.payroll.pk, spoken.first])).text
    )
