"""The directory and a person's page."""

import pytest
from cast import Cast, SignIn, make_person, place
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inhabit.people.directory import directory_page
from inhabit.people.models import Person, Placement, today


def names(words: str = "", cursor: str = "") -> list[str]:
    return [str(entry.person) for entry in directory_page(words=words, cursor=cursor).entries]


def crowd(cast: Cast, number: int) -> None:
    people = Person.objects.bulk_create(
        Person(external_id=f"c{n}", name=f"Same Name {n // 3:03}" if n % 5 else "", job_title=f"Post {n:03}")
        for n in range(number)
    )
    Placement.objects.bulk_create(
        Placement(person=person, unit=cast.finance, starts_on=today()) for person in people
    )


def test_everyone_once_by_name_and_posts_without_a_name_last(cast: Cast) -> None:
    crowd(cast, 160)
    seen: list[Person] = []
    cursor = ""
    for _ in range(10):
        page = directory_page(cursor=cursor)
        assert len(page.entries) <= 50
        seen += [entry.person for entry in page.entries]
        cursor = page.next_cursor
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == Person.objects.here().count()
    assert [not person.name for person in seen] == sorted(not person.name for person in seen)


def test_search_by_name_title_and_address(cast: Cast) -> None:
    assert names("mia") == ["Mia Member"]
    assert names("LEAD lena") == ["Lena Lead"]
    assert names("omar.outsider@") == ["Omar Outsider"]
    assert names("clerk mia") == ["Mia Member"]
    assert names("nobody") == []


@pytest.mark.parametrize("cursor", ["x", "-1", "9" * 30, "999999999", "%27"])
def test_a_cursor_without_sense_starts_anew(cast: Cast, cursor: str) -> None:
    assert names(cursor=cursor) == names()


def test_who_has_left_is_not_listed(cast: Cast) -> None:
    Placement.objects.filter(person=cast.member).update(ends_on=today())
    assert "Mia Member" not in names()


def test_the_number_of_queries_stays(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    crowd(cast, 4)
    few = queries_of_each_page(cast, client)
    Person.objects.filter(external_id__startswith="c", email="").delete()
    crowd(cast, 200)
    many = queries_of_each_page(cast, client)
    assert all(later <= first for first, later in zip(few, many, strict=True))
    assert max(many) <= 15


def queries_of_each_page(cast: Cast, client: Client) -> list[int]:
    counts = []
    for address in ("/people/", "/people/?q=same", f"/people/{cast.cfo.pk}/"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    return counts


def test_a_page_says_what_colleagues_may_know(cast: Cast, sign_in: SignIn) -> None:
    Person.objects.filter(pk=cast.lead.pk).update(location="Essen", time_zone="Asia/Tokyo")
    page = sign_in(cast.outsider).get(reverse("person", args=[cast.lead.pk])).text
    for words in (
        "Lena Lead",
        "Clerk",
        "Services",
        "Dario Director",
        "Essen",
        "Mia Member",
        "2 people report",
    ):
        assert words in page
    assert "Placements" not in page


def test_history_is_for_oneself_and_the_programme_team(cast: Cast, sign_in: SignIn) -> None:
    address = reverse("person", args=[cast.member.pk])
    assert "Only you" not in sign_in(cast.member).get(address).text
    assert "You and the programme team." in sign_in(cast.member).get(address).text
    assert "Mia Member and the programme team." in sign_in(cast.steward).get(address).text
    for reader in (cast.lead, cast.sponsor, cast.privacy_officer, cast.colleague):
        assert "Placements" not in sign_in(reader).get(address).text


def test_a_post_without_a_name_and_a_wrong_time_zone(cast: Cast, sign_in: SignIn) -> None:
    post = make_person("", external_id="post-7", email="", job_title="Night warden", time_zone="Moon/Sea")
    place(post, cast.payroll)
    page = sign_in(cast.member).get(reverse("person", args=[post.pk])).text
    assert "Night warden" in page
    assert "post without a name" in page


def test_of_somebody_who_has_left_colleagues_see_the_name_alone(cast: Cast, sign_in: SignIn) -> None:
    Person.objects.filter(pk=cast.member.pk).update(location="Room 12")
    cast.member.placements.update(ends_on=today())
    address = reverse("person", args=[cast.member.pk])
    as_colleague, as_team = sign_in(cast.colleague).get(address).text, sign_in(cast.steward).get(address).text
    assert "Mia Member" in as_colleague
    for words in ("Room 12", "mia.member@example.org", "Clerk"):
        assert words not in as_colleague
        assert words in as_team


@pytest.mark.parametrize(
    ("among", "shown", "hidden"),
    [
        ("", ["Mia Member", "Night warden", "Dario Director"], []),
        ("my-unit", ["Mia Member"], ["Dario Director"]),
        ("leads", ["Dario Director", "Lena Lead"], ["Mia Member", "Night warden"]),
        ("posts", ["Night warden"], ["Mia Member", "Dario Director"]),
        ("nonsense", ["Mia Member", "Dario Director"], []),
    ],
)
def test_it_can_be_narrowed_down(
    cast: Cast, sign_in: SignIn, among: str, shown: list[str], hidden: list[str]
) -> None:
    place(make_person("", external_id="post-7", email="", job_title="Night warden"), cast.payroll)
    page = sign_in(cast.colleague).get(reverse("directory"), {"among": among}).text
    for name in shown:
        assert name in page
    for name in hidden:
        assert name not in page


def test_it_says_how_many_and_clears(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    narrowed = client.get(reverse("directory"), {"q": "mia"}).text
    assert "1 person" in narrowed
    assert "Clear filters" in narrowed
    assert "Nobody found" in client.get(reverse("directory"), {"q": "xyz"}).text
    assert "Clear filters" not in client.get(reverse("directory")).text
    crowd(cast, 60)
    assert "More than 50 people, by name" in client.get(reverse("directory")).text


def test_typing_on_after_the_session_has_ended_leads_to_sign_in(db: None) -> None:
    answer = Client().get(reverse("directory"), {"q": "mia"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (204, "true")
