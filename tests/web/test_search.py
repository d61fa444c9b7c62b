"""Search: finds by how words begin, and nothing that the reader may not open."""

import pytest
from cast import Cast, SignIn, make_person, make_unit, place
from django.test import Client
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries

from inhabit.people.models import Person, Placement, today
from inhabit.people.tree import refresh_tree
from inhabit.strategy.models import Statement
from inhabit.web.search.results import every_page, groups_for, may_open


def found(reader: Person, words: str) -> list[str]:
    return [result.label for group in groups_for(reader, words) for result in group.results]


@pytest.mark.parametrize("words", ["mia", "mem", "MIA MEM", "mem mia", "Mia Member"])
def test_people_by_how_their_names_begin(cast: Cast, words: str) -> None:
    assert found(cast.outsider, words) == ["Mia Member"]


def test_not_by_what_is_inside_of_a_word(cast: Cast) -> None:
    assert found(cast.outsider, "ember") == []
    assert found(cast.outsider, "%") == []
    assert found(cast.outsider, "_ia") == []


def test_people_tell_their_title_and_unit(cast: Cast) -> None:
    (group,) = groups_for(cast.member, "colin")
    assert group.results[0].note == "Clerk · Payroll"
    assert group.results[0].address == reverse("person", args=[cast.colleague.pk])


def test_who_has_left_and_posts_without_a_name_are_not_found(cast: Cast) -> None:
    place(make_person("", external_id="p-1", email="", job_title="Warden"), cast.payroll)
    Placement.objects.filter(person=cast.colleague).update(ends_on=today())
    assert found(cast.member, "warden") == []
    assert found(cast.member, "colin") == []


def test_units_that_exist_today(cast: Cast) -> None:
    closed = make_unit("Payments of old", parent=cast.board)
    closed.lines.update(ends_on=today())
    refresh_tree()
    assert found(cast.member, "pay") == ["Payroll"]


def test_priorities_of_the_strategy_in_force_only(cast: Cast, story: Story) -> None:
    statement = story.version.statements.all()[0]
    draft = story.version.strategy.versions.create(number=2)
    Statement.objects.create(version=draft, priority=statement.priority, name="Quite secret")
    word = statement.name.split()[0]
    assert statement.name in found(cast.member, word)
    for reader in (cast.member, cast.sponsor, cast.steward):
        assert "Quite secret" not in found(reader, "quite")


def test_pages_are_those_that_the_reader_may_open(cast: Cast, sign_in: SignIn) -> None:
    assert "Roles" not in found(cast.member, "")
    assert "Import people" not in found(cast.lead, "import")
    assert {"Roles", "Import people", "Programmes"} <= set(found(cast.steward, ""))
    assert "Audit trail" in found(cast.privacy_officer, "audit")


@pytest.mark.parametrize("role", ["member", "lead", "sponsor", "steward", "privacy_officer", "outsider"])
def test_whatever_is_found_opens(role: str, cast: Cast, story: Story, sign_in: SignIn) -> None:
    reader = getattr(cast, role)
    client = sign_in(reader)
    for words in ("", "p", "a", "s", "board"):
        for group in groups_for(reader, words):
            for result in group.results:
                assert client.get(result.address).status_code in {200, 302}, result.address
    refused = [name for _, name in every_page() if not may_open(reader, reverse(name))]
    assert all(client.get(reverse(name)).status_code == 403 for name in refused)


def test_it_is_a_page_without_javascript(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    assert "Search" in client.get(reverse("home")).text
    page = client.get(reverse("search"), {"q": "lena"}).text
    assert reverse("person", args=[cast.lead.pk]) in page
    assert "1 thing found" in page
    assert "Nothing found. Try fewer letters." in client.get(reverse("search"), {"q": "xyz"}).text


def test_options_escape_what_people_wrote(cast: Cast, sign_in: SignIn) -> None:
    Person.objects.filter(pk=cast.colleague.pk).update(job_title="<b onclick=x>")
    options = sign_in(cast.member).get(reverse("search_options"), {"q": "colin"}).text
    assert "<b onclick" not in options
    assert 'role="option"' in options


def test_a_crowd_costs_no_more_queries(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    crowd(cast, 60)
    page = assert_max_queries(client, reverse("search") + "?q=same", most=20)
    assert page.text.count("Same Name") == 8
    assert "Everybody who matches" in page.text


def test_nobody_who_is_not_signed_in(cast: Cast) -> None:
    assert Client().get(reverse("search_options"), {"q": "mia"}).status_code == 302


def crowd(cast: Cast, number: int) -> None:
    people = Person.objects.bulk_create(
        Person(external_id=f"c{n}", name=f"Same Name {n}") for n in range(number)
    )
    Placement.objects.bulk_create(
        Placement(person=person, unit=cast.finance, starts_on=today()) for person in people
    )
