"""Signing in and out, and what happens to those who have left."""

from urllib.parse import parse_qs, urlsplit

import pytest
from cast import Cast, SignIn, make_account
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from inhabit.people.models import Placement, today

PASSWORD = "correct horse battery"


@pytest.mark.parametrize("login", ["Mia.Member@Example.org", "mia.member"])
def test_with_address_or_user_name(cast: Cast, client: Client, login: str) -> None:
    make_account(cast.member)
    response = client.post(reverse("account_login"), {"login": login, "password": PASSWORD}, follow=True)
    assert response.redirect_chain[-1][0] == "/"
    assert "Mia Member" in response.text


@pytest.mark.parametrize("login", ["mia.member@example.org", "nobody@example.org", "nobody"])
def test_a_wrong_password_and_an_unknown_name_read_alike(cast: Cast, client: Client, login: str) -> None:
    make_account(cast.member)
    response = client.post(reverse("account_login"), {"login": login, "password": "wrong password"})
    assert "That name and password don’t go together." in response.text


def test_attempts_are_limited(cast: Cast, client: Client) -> None:
    make_account(cast.member)
    for _ in range(5):
        client.post(reverse("account_login"), {"login": "mia.member", "password": "wrong password"})
    response = client.post(reverse("account_login"), {"login": "mia.member", "password": PASSWORD})
    assert "Too many attempts" in response.text


def test_one_comes_back_to_the_page_one_wanted(cast: Cast, client: Client) -> None:
    make_account(cast.member)
    asked = client.get(reverse("directory"))
    assert asked["Location"] == "/account/login/?next=/people/"
    assert 'name="next" value="/people/"' in client.get(asked["Location"]).text
    data = {"login": "mia.member", "password": PASSWORD, "next": "/people/"}
    assert client.post(reverse("account_login"), data)["Location"] == "/people/"


@pytest.mark.parametrize("evil", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_but_never_to_another_site(cast: Cast, client: Client, evil: str) -> None:
    make_account(cast.member)
    data = {"login": "mia.member", "password": PASSWORD, "next": evil}
    assert client.post(reverse("account_login"), data)["Location"] == "/"


def place_after_signing_in(response: HttpResponse) -> str:
    return parse_qs(urlsplit(response["Location"]).query)["next"][0]


def test_a_form_sent_after_the_session_has_ended_comes_back_to_itself(client: Client, cast: Cast) -> None:
    page = reverse("interpretation", args=[cast.payroll.pk, 1])
    assert place_after_signing_in(client.post(page, {"meaning": "words"})) == page


@pytest.mark.parametrize(
    ("sent_from", "place"),
    [
        ("http://testserver/my-part/7/?a=1", "/my-part/7/?a=1"),
        ("", "/"),
        ("http://evil.example/my-part/7/", "/"),
        ("http://testserver/my-part/7/draft/", "/"),  # shown once as an answer: no page of its own
        ("http://testserver/nowhere/", "/"),
        ("//[", "/"),
    ],
)
def test_or_to_the_page_where_it_stood(cast: Cast, client: Client, sent_from: str, place: str) -> None:
    address = reverse("my_part_draft", args=[7])
    response = client.post(address, {"text": "words"}, headers={"referer": sent_from})
    assert place_after_signing_in(response) == place


def test_the_address_of_a_button_is_no_page_to_come_back_to(client: Client, cast: Cast) -> None:
    assert place_after_signing_in(client.get(reverse("my_part_draft", args=[7]))) == "/"


def test_whoever_is_signed_in_goes_home(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.member).get(reverse("account_login"))["Location"] == "/"


def test_signing_out_asks_and_needs_a_post(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    assert "Sign out?" in client.get(reverse("account_logout")).text
    assert client.get("/me/").status_code == 200
    client.post(reverse("account_logout"))
    assert client.get("/me/").status_code == 302


def test_there_is_no_registering(client: Client, db: None) -> None:
    for response in (client.get(reverse("account_signup")), client.post(reverse("account_signup"), {})):
        assert "By invitation only" in response.text


def test_whoever_has_left_is_out_at_once(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    assert client.get("/me/").status_code == 200
    Placement.objects.filter(person=cast.member).update(ends_on=today())
    response = client.get("/me/")
    assert response.status_code == 403
    assert "You have no access today" in response.text
    assert "Mia" not in response.text
    assert settings.SESSION_COOKIE_NAME not in client.cookies or not client.cookies["sessionid"].value
    assert client.get("/me/").status_code == 302


def test_whoever_has_left_cannot_sign_in(cast: Cast, client: Client) -> None:
    make_account(cast.member)
    Placement.objects.filter(person=cast.member).update(ends_on=today())
    response = client.post(
        reverse("account_login"), {"login": "mia.member", "password": PASSWORD}, follow=True
    )
    assert "You have no access today" in response.text
    assert client.get("/me/").status_code == 302


def test_a_closed_account_is_out_at_once(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    account = cast.member.account
    account.is_active = False
    account.save()
    assert client.get("/me/").status_code == 302


def test_a_dotted_line_alone_opens_nothing(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    Placement.objects.filter(person=cast.member).update(is_counted=False)
    assert client.get("/me/").status_code == 403
