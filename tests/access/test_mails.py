"""Mails of sign-in come in both forms: the same words and links, nothing loaded."""

import re

from cast import Cast, make_account
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.urls import reverse

from inhabit.access.actions import invite_by_mail
from inhabit.access.mails import html_of, written_mail
from inhabit.access.tasks import mail_invitation
from inhabit.people.models import Person


def invitation_to(cast: Cast, person: Person) -> EmailMultiAlternatives:
    mail_invitation.enqueue(invite_by_mail(person=person, by=cast.steward).pk)
    message = mail.outbox[-1]
    assert isinstance(message, EmailMultiAlternatives)
    return message


def html_in(message: EmailMultiAlternatives) -> str:
    [alternative] = message.alternatives
    assert alternative.mimetype == "text/html"
    return str(alternative.content)


def test_an_invitation_says_the_same_in_both_forms(cast: Cast) -> None:
    Person.objects.filter(pk=cast.member.pk).update(name="Mia <b> O’Member")
    cast.member.refresh_from_db()
    message = invitation_to(cast, cast.member)
    html = html_in(message)
    [link] = re.findall(r"http://127\.0\.0\.1:8000/join/\w{64}/", message.body)
    assert f'href="{link}">Choose a password</a>' in html
    assert "Hello Mia <b> O’Member," in message.body
    assert "Hello Mia &lt;b&gt; O’Member," in html
    assert "where are we going" in html


def test_nothing_is_loaded_from_anywhere(cast: Cast) -> None:
    html = html_in(invitation_to(cast, cast.member))
    assert re.findall(r"<(?:img|link|script|iframe)\b|url\(|@import|<[^>]*\ssrc=", html) == []
    assert all(link.startswith("http://127.0.0.1:8000/") for link in re.findall(r'href="([^"]*)"', html))


def test_in_the_language_of_the_reader(cast: Cast) -> None:
    Person.objects.filter(pk=cast.member.pk).update(language="de")
    cast.member.refresh_from_db()
    html = html_in(invitation_to(cast, cast.member))
    assert '<html lang="de"' in html
    assert "Hello" not in html


def test_a_new_password_comes_in_both_forms(cast: Cast, client: Client) -> None:
    make_account(cast.member)
    client.post(reverse("account_reset_password"), {"email": "mia.member@example.org"})
    message = mail.outbox[-1]
    assert isinstance(message, EmailMultiAlternatives)
    assert "/account/password/reset/key/" in message.body
    assert ">Choose a password</a>" in html_in(message)


def test_a_link_within_a_sentence_stays_there_and_others_are_no_links(cast: Cast) -> None:
    html = html_of("Look:\nhttp://127.0.0.1:8000/me/ and http://elsewhere.example/x", "Go")
    assert html == (
        '<p>Look: <a href="http://127.0.0.1:8000/me/">http://127.0.0.1:8000/me/</a>'
        " and http://elsewhere.example/x</p>"
    )


def test_a_subject_is_one_line(cast: Cast) -> None:
    message = written_mail("access/mail/code_used", to="x@example.org", person=cast.member)
    assert "\n" not in message.subject
