"""What others can see of me, my language and time zone, and everything of mine."""

import json

import pytest
from cast import Cast, SignIn, make_account
from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import now

from inhabit.access.mails import written_mail
from inhabit.access.models import Account
from inhabit.people import own_data
from inhabit.people.models import Person


def test_the_page(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.member).get(reverse("me")).text
    for words in ("Mia Member", "Payroll", "mia.member@example.org", "You hold no role."):
        assert words in page


def test_my_language_and_time_zone_hold(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    data = {"language": "de", "time_zone": "Asia/Tokyo"}
    assert client.post(reverse("preferences"), data).status_code == 302
    assert '<html lang="de"' in client.get(reverse("me"), headers={"accept-language": "en"}).text
    refused = client.post(reverse("preferences"), {"language": "xx", "time_zone": "Moon/Sea"})
    assert refused.status_code == 422
    assert Account.objects.get().time_zone == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("chosen", "listed", "asked", "deployment", "spoken"),
    [
        ("de", "en", "en", "en", "de"),
        ("", "de-AT", "en", "en", "de"),
        ("", "", "de-CH,en;q=0.5", "en", "de"),
        ("", "", "", "de", "de"),
        ("", "fr", "de", "en", "de"),
        ("", "fr", "pt", "de", "de"),
        ("en", "de", "de", "de", "en"),
        ("fr", "", "", "en", "en"),
    ],
)
def test_in_which_language_a_page_speaks(
    cast: Cast, settings: LazySettings, chosen: str, listed: str, asked: str, deployment: str, spoken: str
) -> None:
    """As I chose, else as the list says, else as the browser asks, else as the deployment does."""
    settings.LANGUAGE_CODE = deployment
    Person.objects.filter(pk=cast.member.pk).update(language=listed)
    account = make_account(cast.member)
    Account.objects.filter(pk=account.pk).update(language=chosen)
    client = Client()
    client.force_login(account)
    page = client.get(reverse("me"), headers={"accept-language": asked}).text
    assert f'<html lang="{spoken}" dir="ltr"' in page
    assert ("Was andere" if spoken == "de" else "What others") in page


@pytest.mark.parametrize("language", ["de", ""])
def test_a_mail_speaks_its_readers_language(
    cast: Cast, mailoutbox: list[EmailMessage], language: str
) -> None:
    """Whoever sends it, in whichever language."""
    Person.objects.filter(pk=cast.member.pk).update(language=language)
    cast.member.refresh_from_db()
    with translation.override("en" if language == "de" else "de"):
        written_mail("access/mail/code_used", to="mia@example.org", person=cast.member, used_at=now()).send()
    greeting = "Guten Tag" if language == "de" else "Hello"
    assert mailoutbox[0].body.startswith(f"{greeting} Mia Member")


def test_without_choice_the_list_decides(cast: Cast, sign_in: SignIn) -> None:
    Person.objects.filter(pk=cast.member.pk).update(language="de-AT", time_zone="Not/AZone")
    assert '<html lang="de"' in sign_in(cast.member).get(reverse("me")).text


def test_everything_of_mine_and_of_nobody_else(cast: Cast, sign_in: SignIn, monkeypatch: object) -> None:
    monkeypatch.setattr(own_data, "contributors", [lambda person: ("wishes", [person.name])])  # type: ignore[attr-defined]
    response = sign_in(cast.steward).get(reverse("my_data"))
    assert "attachment" in response["Content-Disposition"]
    parts = json.loads(response.content)
    assert parts["person"]["name"] == "Stefan Steward"
    assert parts["roles"][0]["role"] == "steward"
    assert parts["placements"][0]["unit__name"] == "Board"
    assert parts["wishes"] == ["Stefan Steward"]
    assert "Mia" not in response.text
    assert "password" not in response.text
