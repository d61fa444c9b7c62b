"""On a computer that others use: nothing is left behind after signing out."""

from datetime import timedelta

from cast import Cast, SignIn, make_account
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from programmes import Story

from inhabit.access.tasks import forget_expired_sessions

CREDENTIALS = {"login": "mia.member", "password": "correct horse battery"}


def test_no_cache_keeps_what_somebody_signed_in_has_seen(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    for address in ("/", "/me/", "/people/", "/strategy/", "/nowhere/", "/audit/", reverse("my_data")):
        control = client.get(address)["Cache-Control"]
        assert "no-store" in control, address
        assert "private" in control, address
    assert "no-store" not in Client().get(reverse("promise")).get("Cache-Control", "")


def test_a_session_ends_with_the_browser_unless_somebody_asks_to_stay(cast: Cast, client: Client) -> None:
    make_account(cast.member)
    client.post(reverse("account_login"), CREDENTIALS)
    assert client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == ""
    staying = Client()
    staying.post(reverse("account_login"), CREDENTIALS | {"remember": "on"})
    assert staying.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 60 * 60 * 24 * 14


def test_signing_in_makes_a_new_session(cast: Cast, client: Client) -> None:
    make_account(cast.member)
    client.get(reverse("join"))
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    client.post(reverse("account_login"), CREDENTIALS)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != session.session_key


def test_nobody_is_led_away_after_signing_in(cast: Cast, client: Client) -> None:
    make_account(cast.member)
    for away in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        answer = Client().post(reverse("account_login"), CREDENTIALS | {"next": away})
        assert answer["Location"] == "/", away


def test_pages_name_their_reader_for_the_words_kept_in_the_browser(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    page = sign_in(cast.member).get("/").text
    assert f'data-reader="{cast.member.pk}"' in page
    assert 'data-module="sign-out"' in page
    assert 'data-reader=""' in Client().get(reverse("account_login")).text


def test_sessions_that_have_ended_are_forgotten(cast: Cast, sign_in: SignIn) -> None:
    kept = sign_in(cast.member)
    sign_in(cast.colleague)
    ended = Session.objects.exclude(pk=kept.session.session_key)
    ended.update(expire_date=timezone.now() - timedelta(days=1))
    forget_expired_sessions.call()
    assert [session.pk for session in Session.objects.all()] == [kept.session.session_key]
