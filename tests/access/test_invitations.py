"""Inviting by mail and by code, and coming in."""

import re
import threading
from datetime import timedelta

import pytest
from cast import Cast, SignIn, make_account, make_person, place
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inhabit.access.actions import accept_invitation, invite_by_code, invite_by_mail, revoke_invitations
from inhabit.access.models import Account, Invitation
from inhabit.access.secrets import ALPHABET, grouped
from inhabit.audit.models import Event
from inhabit.people.models import Person, Placement, today
from inhabit.people.tasks import invite_unit

PASSWORD = "a sentence that only I would say"


def path_in_mail() -> str:
    found = re.search(r"http://127\.0\.0\.1:8000(/join/\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


def mailed(cast: Cast, capture: object) -> str:
    with capture(execute=True):  # type: ignore[operator]
        invite_by_mail(person=cast.member, by=cast.lead)
    return path_in_mail()


@pytest.fixture
def without_address(cast: Cast) -> Person:
    person = make_person("Wim Worker", email="")
    place(person, cast.payroll)
    return person


def test_a_link_brings_one_in(cast: Cast, client: Client, django_capture_on_commit_callbacks: object) -> None:
    path = mailed(cast, django_capture_on_commit_callbacks)
    first = client.get(path)
    assert first["Location"] == reverse("join_account")
    assert first["Referrer-Policy"] == "same-origin"
    page = client.get(first["Location"])
    assert "Welcome, Mia Member" in page.text
    assert page["Referrer-Policy"] == "same-origin"
    assert client.post(reverse("join_account"), {"password": PASSWORD})["Location"] == "/"
    account = Account.objects.get()
    assert (account.username, account.email) == ("mia.member@example.org",) * 2
    assert client.get("/me/").status_code == 200
    again = Client().get(path)
    assert again.status_code == 410
    assert "You have joined already" in again.text


def test_only_a_keyed_hash_is_kept(cast: Cast, django_capture_on_commit_callbacks: object) -> None:
    secret = mailed(cast, django_capture_on_commit_callbacks).split("/")[2]
    row = Invitation.objects.values().get()
    assert secret not in str(row)
    assert "Mia" not in str(Event.objects.values().get(verb="invitation.sent"))


def test_looking_uses_nothing_up(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: object
) -> None:
    path = mailed(cast, django_capture_on_commit_callbacks)
    for _ in range(3):
        assert Client().get(path).status_code == 302


def test_sending_again_replaces(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: object
) -> None:
    old = mailed(cast, django_capture_on_commit_callbacks)
    new = mailed(cast, django_capture_on_commit_callbacks)
    response = client.get(old)
    assert response.status_code == 410
    assert "There is a newer invitation" in response.text
    assert client.get(new).status_code == 302


def test_old_withdrawn_and_unknown_links_say_what_to_do(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: object
) -> None:
    path = mailed(cast, django_capture_on_commit_callbacks)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert "This invitation is too old" in client.get(path).text
    path = mailed(cast, django_capture_on_commit_callbacks)
    assert revoke_invitations(person=cast.member, by=cast.lead) == 1
    assert "Ask your lead or the programme team" in client.get(path).text
    assert client.get("/join/" + "0" * 64 + "/").status_code == 404


def test_a_code_typed_in_any_manner(cast: Cast, client: Client, without_address: Person) -> None:
    _, code = invite_by_code(person=without_address, by=cast.lead)
    assert len(code) == 10
    assert set(code) <= set(ALPHABET)
    typed = " " + grouped(code).lower().replace("-", " ") + " "
    assert client.post(reverse("join"), {"code": typed})["Location"] == reverse("join_account")
    page = client.get(reverse("join_account")).text
    assert 'value="wim.worker"' in page
    client.post(reverse("join_account"), {"username": "wim.worker", "password": PASSWORD})
    assert Account.objects.get().username == "wim.worker"
    assert client.get("/me/").status_code == 200


def test_a_taken_user_name_is_said_and_nothing_is_lost(
    cast: Cast, client: Client, without_address: Person
) -> None:
    make_account(cast.member)
    _, code = invite_by_code(person=without_address, by=cast.lead)
    client.post(reverse("join"), {"code": code})
    response = client.post(reverse("join_account"), {"username": "mia.member", "password": PASSWORD})
    assert response.status_code == 422
    assert "This user name is taken." in response.text
    weak = client.post(reverse("join_account"), {"username": "wim", "password": "short"})
    assert weak.status_code == 422
    assert Invitation.objects.usable().exists()
    assert client.post(reverse("join_account"), {"username": "wim", "password": PASSWORD}).status_code == 302


def test_wrong_codes_are_limited(cast: Cast, client: Client, without_address: Person) -> None:
    _, code = invite_by_code(person=without_address, by=cast.lead)
    for _ in range(20):
        assert client.post(reverse("join"), {"code": "AAAA-AAAA-AA"}).status_code == 422
    response = client.post(reverse("join"), {"code": code})
    assert response.status_code == 429
    assert "Wait a few minutes" in response.text


def test_nonsense_is_no_attempt(client: Client, db: None) -> None:
    for text in ("", "hello", "0000-0000-00", "A" * 500, "\x00"):
        assert client.post(reverse("join"), {"code": text}).status_code == 422


def test_a_new_code_gives_a_new_password(cast: Cast, without_address: Person, sign_in: SignIn) -> None:
    elsewhere = sign_in(without_address)
    _, code = invite_by_code(person=without_address, by=cast.steward)
    client = Client()
    client.post(reverse("join"), {"code": code})
    assert "You have an account already" in client.get(reverse("join_account")).text
    client.post(reverse("join_account"), {"password": PASSWORD})
    assert Account.objects.get(person=without_address).check_password(PASSWORD)
    assert elsewhere.get("/me/").status_code == 302
    assert Event.objects.filter(verb="account.recovered").exists()


def test_nobody_is_invited_twice_or_after_leaving(cast: Cast) -> None:
    make_account(cast.colleague)
    with pytest.raises(ValidationError, match="joined already"):
        invite_by_mail(person=cast.colleague, by=cast.lead)
    Placement.objects.filter(person=cast.member).update(ends_on=today())
    with pytest.raises(ValidationError, match="works here today"):
        invite_by_mail(person=cast.member, by=cast.lead)


def test_a_shared_address_leads_to_a_user_name(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: object
) -> None:
    make_account(cast.colleague)
    Person.objects.filter(pk=cast.member.pk).update(email=cast.colleague.email)
    cast.member.refresh_from_db()
    client.get(mailed(cast, django_capture_on_commit_callbacks))
    assert 'name="username"' in client.get(reverse("join_account")).text


def test_whoever_is_signed_in_is_asked_to_sign_out_first(
    cast: Cast, sign_in: SignIn, django_capture_on_commit_callbacks: object
) -> None:
    path = mailed(cast, django_capture_on_commit_callbacks)
    assert "Lena Lead is signed in here" in sign_in(cast.lead).get(path).text


def test_a_whole_part_of_the_organisation_is_mailed_once(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    make_account(cast.colleague)
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            invite_unit.enqueue(cast.services.pk, cast.steward.pk, True)
    assert sorted(message.to[0] for message in mail.outbox) == [
        "lena.lead@example.org",
        "mia.member@example.org",
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_comes_in() -> None:
    cast = Cast()
    invitation, _ = invite_by_code(person=cast.member, by=cast.lead)
    results: list[str] = []
    start = threading.Barrier(2)

    def try_it() -> None:
        start.wait(5)
        try:
            accept_invitation(invitation=Invitation.objects.get(pk=invitation.pk), password=PASSWORD)
            results.append("in")
        except ValidationError:
            results.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=try_it) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(results) == ["in", "told"]
    assert Account.objects.count() == 1
