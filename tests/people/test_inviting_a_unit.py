"""The pages with which a lead brings the unit in."""

import re

import pytest
from cast import Cast, SignIn, make_account, make_person, place
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inhabit.access.models import Invitation
from inhabit.people.models import Person, Placement, today


@pytest.fixture
def workers(cast: Cast) -> list[Person]:
    people = [make_person(f"Worker {n:02}", email="") for n in range(60)]
    for person in people:
        place(person, cast.payroll)
    return people


def codes_in(page: str) -> list[str]:
    return re.findall(r'class="code">([A-Z0-9-]{12})<', page)


def test_states_and_mailing(cast: Cast, sign_in: SignIn, django_capture_on_commit_callbacks: object) -> None:
    make_account(cast.colleague)
    client = sign_in(cast.lead)
    address = reverse("unit_invitations", args=[cast.payroll.pk])
    page = client.get(address).text
    assert "not yet invited" in page
    assert "joined" in page
    assert "Mail 1 person" in page
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        client.post(reverse("mail_unit", args=[cast.payroll.pk]))
    assert [message.to for message in mail.outbox] == [["mia.member@example.org"]]
    page = client.get(address).text
    assert "mailed" in page
    assert "Mail again" in page
    client.post(reverse("revoke_member", args=[cast.payroll.pk, cast.member.pk]))
    assert not Invitation.objects.usable().exists()
    assert "not yet invited" in client.get(address).text


def test_sheets_of_codes(cast: Cast, sign_in: SignIn, workers: list[Person]) -> None:
    client = sign_in(cast.lead)
    address = reverse("code_sheet", args=[cast.payroll.pk])
    assert "Make codes for 60 people" in client.get(address).text
    first = client.post(address, {"scope": "missing"})
    assert first["Referrer-Policy"] == "same-origin"
    assert "no-store" in first["Cache-Control"]
    assert len(codes_in(first.text)) == 48
    assert "<svg" in first.text
    assert "style=" not in first.text
    assert "make the next sheet" in first.text
    second = client.post(address, {"scope": "missing"})
    assert len(codes_in(second.text)) == 12
    assert "the cards that are printed stop working" in client.get(address).text
    old = codes_in(first.text)[0]
    again = client.post(address, {"scope": "replace"})
    assert len(codes_in(again.text)) == 48
    assert "There is a newer invitation" in Client().post(reverse("join"), {"code": old}).text
    new = codes_in(again.text)[0]
    assert Client().post(reverse("join"), {"code": new}).status_code == 302


def test_a_code_for_a_new_password_comes_from_the_programme_team_only(
    cast: Cast, sign_in: SignIn, workers: list[Person]
) -> None:
    make_account(workers[0])
    address = reverse("member_code", args=[cast.payroll.pk, workers[0].pk])
    refused = sign_in(cast.lead).post(address, follow=True).text
    assert "The programme team can give them a code" in refused
    assert not codes_in(refused)
    assert len(codes_in(sign_in(cast.steward).post(address).text)) == 1


def test_nobody_outside_of_the_unit_can_be_reached_through_it(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.lead)
    for name in ("mail_member", "member_code", "revoke_member"):
        assert client.post(reverse(name, args=[cast.payroll.pk, cast.outsider.pk])).status_code == 404


def test_two_thousand_members_stay_usable(cast: Cast, sign_in: SignIn) -> None:
    people = Person.objects.bulk_create(Person(external_id=f"c{n}", name=f"Many {n:04}") for n in range(2000))
    Placement.objects.bulk_create(
        Placement(person=person, unit=cast.payroll, starts_on=today()) for person in people
    )
    client = sign_in(cast.lead)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse("unit_invitations", args=[cast.payroll.pk]), {"page": "7"}).text
    assert "Page 7 of 41" in page
    assert len(queries) <= 15
