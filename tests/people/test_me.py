"""What others can see of me, my language and time zone, and everything of mine."""

import json

import pytest
from cast import Cast, SignIn
from django.conf import LazySettings
from django.urls import reverse

from inhabit.access.models import Account
from inhabit.people import own_data
from inhabit.people.models import Person


def test_the_page(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.member).get(reverse("me")).text
    for words in ("Mia Member", "Payroll", "mia.member@example.org", "You hold no role."):
        assert words in page


@pytest.fixture
def two_languages(settings: LazySettings) -> None:
    """German beside English, as once all texts are translated."""
    settings.LANGUAGES = [("en", "English"), ("de", "German")]


def test_my_language_and_time_zone_hold(cast: Cast, sign_in: SignIn, two_languages: None) -> None:
    client = sign_in(cast.member)
    data = {"language": "de", "time_zone": "Asia/Tokyo"}
    assert client.post(reverse("preferences"), data).status_code == 302
    assert '<html lang="de"' in client.get(reverse("me"), headers={"accept-language": "en"}).text
    refused = client.post(reverse("preferences"), {"language": "xx", "time_zone": "Moon/Sea"})
    assert refused.status_code == 422
    assert Account.objects.get().time_zone == "Asia/Tokyo"


def test_a_language_that_is_not_complete_is_not_spoken(cast: Cast, sign_in: SignIn) -> None:
    Person.objects.filter(pk=cast.member.pk).update(language="de")
    page = sign_in(cast.member).get(reverse("me"), headers={"accept-language": "de"}).text
    assert '<html lang="en"' in page
    assert "German" not in page


def test_without_choice_the_list_decides(cast: Cast, sign_in: SignIn, two_languages: None) -> None:
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
