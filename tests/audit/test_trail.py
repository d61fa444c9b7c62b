"""The trail: sealed, and closed to every change."""

import threading
from io import StringIO

import pytest
from cast import Cast, SignIn
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from inhabit.audit.actions import record_event
from inhabit.audit.guards import FROZEN, lift_guard, set_guard
from inhabit.audit.models import AppendOnlyError, Chain, Event
from inhabit.audit.selectors import trail_state
from inhabit.people.models import Person


@pytest.fixture
def trail(cast: Cast) -> list[Event]:
    return [
        record_event("thing.done", cast.payroll, by=cast.lead, details={"n": n, "of": (1, 2)})
        for n in range(3)
    ]


@pytest.fixture
def guard(db: None) -> None:
    """The database's guard, as the migrations set it. It goes with the test's transaction."""
    for change in (lift_guard, set_guard):
        editor = connection.schema_editor(atomic=False, collect_sql=False)
        editor.deferred_sql = []
        change(editor)


def test_a_sound_trail(trail: list[Event]) -> None:
    assert trail_state().is_unbroken
    assert trail_state().events == 3


def test_an_empty_trail_is_sound(db: None) -> None:
    assert trail_state().is_unbroken


@pytest.mark.parametrize("what", ["verb", "details", "actor", "removed", "last removed"])
def test_every_change_shows(trail: list[Event], cast: Cast, what: str) -> None:
    raw = Event._base_manager.filter(pk=trail[1].pk)  # past our own refusal
    if what == "verb":
        raw.update(verb="thing.undone")
    elif what == "details":
        raw.update(details={})
    elif what == "actor":
        raw.update(actor=cast.member)
    elif what == "removed":
        raw.delete()
    else:
        Event._base_manager.filter(pk=trail[2].pk).delete()
    assert not trail_state().is_unbroken
    with pytest.raises(CommandError, match="broken"):
        call_command("audit_verify")


def test_the_command_says_that_it_is_whole(trail: list[Event]) -> None:
    out = StringIO()
    call_command("audit_verify", stdout=out)
    seal = Event.objects.latest("id").seal
    assert out.getvalue() == f"Unbroken: 3 events.\nLast seal: {seal}\n"


def test_the_models_refuse(trail: list[Event]) -> None:
    with pytest.raises(AppendOnlyError):
        Event.objects.filter(pk=trail[0].pk).update(verb="x")
    with pytest.raises(AppendOnlyError):
        Event.objects.all().delete()
    with pytest.raises(AppendOnlyError):
        Event.objects.bulk_update(trail, ["verb"])


@pytest.mark.usefixtures("guard")
def test_the_database_refuses(trail: list[Event], cast: Cast) -> None:
    event = trail[1]
    values = {"id": "999", "at": "'2020-01-01 00:00:00+00'", "details": "'{}'"}
    changes = [f"UPDATE audit_event SET {column} = {values.get(column, repr('x'))}" for column in FROZEN]
    changes += [f"UPDATE audit_event SET actor_id = {cast.member.pk}", "DELETE FROM audit_event"]
    for change in changes:
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"{change} WHERE id = {event.pk}")
    for act in (event.save, event.delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()
    assert trail_state().is_unbroken


@pytest.mark.usefixtures("guard")
def test_erasing_a_person_leaves_the_trail_sound(trail: list[Event], cast: Cast) -> None:
    Person.objects.get(pk=cast.lead.pk).delete()
    assert set(Event.objects.values_list("actor", flat=True)) == {None}
    assert trail_state().is_unbroken


def test_the_page_filters_and_checks(trail: list[Event], cast: Cast, sign_in: SignIn) -> None:
    record_event("other.done", None, by=None)
    client = sign_in(cast.privacy_officer)
    page = client.get(reverse("audit_trail")).text
    assert "Lena Lead" in page
    assert "the server’s command line" in page
    assert "Lena Lead" not in client.get(reverse("audit_trail"), {"kind": "other.done"}).text
    assert "Nothing here" in client.get(reverse("audit_trail"), {"day": "2001-01-01"}).text
    for nonsense in ({"day": "2026-99-99"}, {"before": "x"}, {"before": "9" * 40}):
        assert client.get(reverse("audit_trail"), nonsense).status_code == 200
    assert client.get(reverse("audit_trail"), {"kind": "\x00"}).status_code == 400
    assert "Unbroken: 4 lines" in client.post(reverse("audit_check"), follow=True).text
    Event._base_manager.filter(pk=trail[0].pk).update(verb="x")
    assert "The record has been changed" in client.post(reverse("audit_check"), follow=True).text


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_chain() -> None:
    Chain.objects.all().delete()
    start = threading.Barrier(6)

    def write() -> None:
        start.wait(5)
        for _ in range(5):
            record_event("thing.done", None, by=None)
        connection.close()

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert trail_state().events == 30
    assert trail_state().is_unbroken
