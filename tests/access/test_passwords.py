"""A new password: by mail, by a code, or by choice."""

import re

import pytest
from cast import Cast, SignIn, make_account
from django.core import mail
from django.test import Client
from django.urls import reverse

from inhabit.access.models import Account

NEW = "a sentence that only I would say"


def test_by_mail(cast: Cast, client: Client) -> None:
    make_account(cast.member)
    client.post(reverse("account_reset_password"), {"email": "Mia.Member@example.org"})
    [message] = mail.outbox
    assert message.to == ["mia.member@example.org"]
    path = re.search(r"http://127\.0\.0\.1:8000(/account/password/reset/key/\S+)", message.body)
    assert path
    form = client.get(path[1], follow=True)
    assert path[1] not in form.redirect_chain[-1][0]  # the key has left the address
    answer = client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW}, follow=True)
    assert "Your new password holds from now on" in answer.text
    assert Account.objects.get().check_password(NEW)
    used = Client().get(path[1], follow=True)
    assert "This link no longer works" in used.text
    assert "Send me a new link" in used.text


def test_the_answer_is_the_same_for_addresses_without_account(cast: Cast, client: Client) -> None:
    make_account(cast.member)
    answers = {
        client.post(reverse("account_reset_password"), {"email": email}, follow=True).text
        for email in ("mia.member@example.org", "nobody@example.org")
    }
    assert len(answers) == 1
    assert len(mail.outbox) == 1


def test_mails_do_not_follow_the_host_of_a_request(cast: Cast, client: Client, settings: object) -> None:
    make_account(cast.member)
    client.post(
        reverse("account_reset_password"), {"email": "mia.member@example.org"}, headers={"host": "localhost"}
    )
    assert "http://127.0.0.1:8000/account/" in mail.outbox[0].body


def test_without_address_the_page_says_whom_to_ask(client: Client, db: None) -> None:
    page = client.get(reverse("account_reset_password")).text
    assert "Ask your lead or the programme team for a new code." in page


def test_changing_it_ends_every_other_session(cast: Cast, sign_in: SignIn) -> None:
    here, elsewhere = sign_in(cast.member), sign_in(cast.member)
    data = {"oldpassword": "correct horse battery", "password1": NEW, "password2": NEW}
    answer = here.post(reverse("account_change_password"), data, follow=True)
    assert answer.redirect_chain[-1][0] == "/me/"
    assert here.get("/me/").status_code == 200
    assert elsewhere.get("/me/").status_code == 302


@pytest.mark.parametrize("bad", ["short", "1234567890", "mia.member"])
def test_weak_ones_are_refused(cast: Cast, sign_in: SignIn, bad: str) -> None:
    client = sign_in(cast.member)
    data = {"oldpassword": "correct horse battery", "password1": bad, "password2": bad}
    assert client.post(reverse("account_change_password"), data).status_code == 200
    assert not Account.objects.get().check_password(bad)
