"""Errors say what to do, and nothing about anybody."""

import pytest
from cast import Cast, SignIn
from django.template.loader import get_template
from django.test import Client


def test_not_found(client: Client, db: None) -> None:
    response = client.get("/no/such/place/")
    assert response.status_code == 404
    assert "There is nothing here" in response.text


def test_not_open_to_you(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.member).get("/audit/")
    assert response.status_code == 403
    assert "Ask the programme team" in response.text


def test_an_old_form(cast: Cast) -> None:
    response = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "x", "password": "y"})
    assert response.status_code == 403
    assert "This page has been open for long" in response.text


def test_nothing_to_look_at(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.privacy_officer).get("/audit/check/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Nothing was changed." in response.text


@pytest.mark.parametrize("name", ["400.html", "404.html", "500.html"])
def test_they_need_nothing(name: str) -> None:
    assert "<h1>" in get_template(name).render()
