"""The private address at which a calendar program reads somebody's sessions."""

import logging
import re
from datetime import timedelta

import pytest
from calendar_files import read
from cast import Cast, SignIn
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage, make_coach
from queries import assert_max_queries

from inhabit.coaching.models import CalendarChoices, CalendarFeed, Session
from inhabit.people.models import Placement
from inhabit.web.logs import DiscreetFormatter

SHOWN = re.compile(r'value="http[^"]*/coaching/calendar/([^"/]+)\.ics"')


def make_address(client: Client) -> str:
    """Press the button; return the path that the page shows."""
    (secret,) = SHOWN.findall(client.post(reverse("calendar_address")).text)
    return reverse("calendar_feed", args=[secret])


@pytest.fixture
def session(cast: Cast) -> Session:
    return book(engage(cast.member, make_coach(cast.coach)), timezone.now() + timedelta(days=3))


def titles(address: str) -> list[str]:
    return [event.one("SUMMARY").text for event in read(Client().get(address).content.decode()).of("VEVENT")]


def test_it_opens_without_sign_in_and_holds_ones_own_sessions(
    cast: Cast, sign_in: SignIn, session: Session
) -> None:
    engagement = engage(cast.outsider, session.coach)
    book(engagement, timezone.now() + timedelta(days=4))
    address = make_address(sign_in(cast.member))
    assert titles(address) == ["Coaching with Carmen Coach"]
    assert sorted(titles(make_address(sign_in(cast.coach)))) == [
        "Coaching Mia Member",
        "Coaching Omar Outsider",
    ]


def test_what_is_cancelled_is_gone(cast: Cast, sign_in: SignIn, session: Session) -> None:
    address = make_address(sign_in(cast.member))
    Session.objects.update(state=Session.State.CANCELLED)
    assert titles(address) == []


def test_only_a_hash_of_the_secret_is_kept(cast: Cast, sign_in: SignIn, session: Session) -> None:
    client = sign_in(cast.member)
    secret = make_address(client).rpartition("/")[2].removesuffix(".ics")
    assert len(secret) > 40
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            assert secret not in str(cursor.fetchall()), table
    assert secret not in client.get(reverse("calendar_choices")).text


def test_a_new_address_ends_the_old_one_and_each_can_be_switched_off(
    cast: Cast, sign_in: SignIn, session: Session
) -> None:
    client = sign_in(cast.member)
    old = make_address(client)
    new = make_address(client)
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    client.post(reverse("calendar_address_removal"))
    assert Client().get(new).status_code == 404
    assert not CalendarFeed.objects.exists()


def test_whoever_has_left_is_read_by_no_program(cast: Cast, sign_in: SignIn, session: Session) -> None:
    address = make_address(sign_in(cast.member))
    Placement.objects.filter(person=cast.member).update(ends_on=timezone.localdate() - timedelta(days=1))
    assert Client().get(address).status_code == 404


def test_nothing_is_sent_again_until_something_changes(cast: Cast, sign_in: SignIn, session: Session) -> None:
    address = make_address(sign_in(cast.member))
    first = Client().get(address)
    again = Client().get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Session.objects.update(revision=1, starts_at=session.starts_at + timedelta(minutes=15))
    changed = Client().get(address, headers={"if-none-match": first["ETag"]})
    assert (changed.status_code, b"SEQUENCE:1" in changed.content) == (200, True)
    CalendarChoices.objects.create(person=cast.member, is_neutral=True)
    assert Client().get(address, headers={"if-none-match": changed["ETag"]}).status_code == 200


def test_it_is_kept_from_caches_search_engines_and_other_sites(
    cast: Cast, sign_in: SignIn, session: Session
) -> None:
    answer = Client().get(make_address(sign_in(cast.member)))
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies


def test_guessing_costs_next_to_nothing(cast: Cast, session: Session) -> None:
    for secret, most in (("guess", 0), ("g" * 43, 1)):
        answer = assert_max_queries(Client(), reverse("calendar_feed", args=[secret]), most)
        assert answer.status_code == 404


def test_the_address_stands_in_no_log(cast: Cast, session: Session) -> None:
    path = reverse("calendar_feed", args=["s" * 43])
    line = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (path,), None)
    assert "sss" not in DiscreetFormatter("{message}", style="{").format(line)


def test_a_full_calendar_asks_the_database_no_more(cast: Cast, sign_in: SignIn, session: Session) -> None:
    address = make_address(sign_in(cast.coach))
    for day in range(40):
        book(session.engagement, timezone.now() + timedelta(days=5 + day))
    answer = assert_max_queries(Client(), address, 7)
    assert answer.content.count(b"BEGIN:VEVENT") == 41
