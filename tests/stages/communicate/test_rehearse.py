"""A lead rehearses with four kinds of listeners, for themself alone."""

from __future__ import annotations

from cast import Cast, SignIn
from django.db import connection
from django.urls import reverse
from programmes import Story as Scene
from stories import published, retold

from inhabit.people.own_data import own_data
from inhabit.stages.communicate.models import Rehearsal


def test_notes_are_kept_for_their_author_alone(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    address = reverse("rehearsal", args=[cast.services.pk, told.pk])
    client = sign_in(cast.director)
    assert "Will my job still be here in a year?" in client.get(address).text
    answer = client.post(address, {"edits": 0, "afraid": "I don't know it myself."}, follow=True)
    assert "Kept for you alone." in answer.text
    assert "I don&#x27;t know it myself." in client.get(address).text
    with connection.cursor() as cursor:
        cursor.execute("SELECT notes FROM communicate_rehearsal")
        assert "know it myself" not in cursor.fetchone()[0]
    assert "know it myself" in str(own_data(cast.director)["rehearsals"])
    assert own_data(cast.ceo)["rehearsals"] == []


def test_a_second_window_loses_nothing(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    client, address = sign_in(cast.director), reverse("rehearsal", args=[cast.services.pk, told.pk])
    client.post(address, {"edits": 0, "sceptic": "First."})
    answer = client.post(address, {"edits": 0, "sceptic": "Second."})
    assert answer.status_code == 422
    assert "First." in answer.text
    assert "Second.</textarea>" in answer.text
    assert client.post(address, {"edits": 1, "sceptic": "Second."}).status_code == 302
    assert "Second." in Rehearsal.objects.get().notes


def test_autosave_keeps_notes(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    client, address = sign_in(cast.director), reverse("rehearsal_notes", args=[cast.services.pk, told.pk])
    assert client.post(address, {"edits": 0, "newcomer": "Begin at the desk."}).json()["edits"] == 1
    assert client.post(address, {"edits": 0, "newcomer": "Otherwise."}).status_code == 409


def test_what_one_retold_is_in_ones_own_file(cast: Cast, story: Scene) -> None:
    told = published(cast, story)
    retold(told, cast.services, kinds=["left_out"], because="It would frighten them.")
    mine = own_data(cast.director)
    assert mine["retellings"][0]["texts"] == {"en": "In our own words."}
    assert mine["marks_of_key_points"][0]["because"] == "It would frighten them."
    assert own_data(cast.lead)["retellings"] == []
