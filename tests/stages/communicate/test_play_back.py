"""A listener says with their name what they heard: to whoever leads the unit that told it."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from programmes import Story as Scene
from stories import published, retold

from inhabit.audit.models import Event
from inhabit.people.models import Unit
from inhabit.people.own_data import own_data
from inhabit.stages.communicate.actions.playbacks import play_back
from inhabit.stages.communicate.models import Playback, Story, Telling
from inhabit.stages.communicate.readers.playbacks import readers_of_playback
from inhabit.stages.communicate.selectors.listening import told_to


@pytest.fixture
def told(cast: Cast, story: Scene) -> Story:
    return published(cast, story)


@pytest.fixture
def telling(told: Story, cast: Cast) -> Telling:
    retold(told, cast.services)
    retold(told, cast.payroll, "We pick up the phone.")
    return Telling.objects.get(unit=cast.payroll)


def send(client: Client, telling: Telling, heard: str, **fields: object) -> int:
    words = {"heard": heard, "means": "I call back.", "name": "with", "edits": 0} | fields
    return client.post(reverse("playback", args=[telling.pk]), words).status_code


def test_the_form_shows_what_was_told_and_who_will_read(
    cast: Cast, telling: Telling, sign_in: SignIn
) -> None:
    page = sign_in(cast.member).get(reverse("playback", args=[telling.pk])).text
    assert "We pick up the phone." in page
    assert "You and whoever leads Payroll (now Lena Lead)." in page


def test_what_is_sent_stands_in_ones_own_list_and_file(cast: Cast, telling: Telling, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    assert send(client, telling, "One person stays with each caller.") == 302
    assert "One person stays with each caller." in client.get(reverse("playbacks")).text
    assert own_data(cast.member)["playbacks"][0]["means"] == "I call back."
    assert not Event.objects.filter(actor=cast.member).exists()


def test_one_can_change_it_and_the_lead_sees_it_as_new(cast: Cast, telling: Telling, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    send(client, telling, "First words")
    Playback.objects.update(marked_by=cast.lead)
    assert send(client, telling, "Second words", edits=1) == 302
    stored = Playback.objects.get()
    assert (stored.heard, stored.marked_by) == ("Second words", None)


def test_a_stale_form_loses_nothing(cast: Cast, telling: Telling, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    send(client, telling, "First words")
    send(client, telling, "Second words", edits=1)
    answer = client.post(
        reverse("playback", args=[telling.pk]), {"heard": "Other words", "name": "with", "edits": 1}
    )
    assert answer.status_code == 422
    assert "Second words" in answer.text
    assert "Other words" in answer.text
    assert Playback.objects.get().heard == "Second words"


def test_a_double_click_sends_once(cast: Cast, telling: Telling, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    assert [send(client, telling, "Words"), send(client, telling, "Words")] == [302, 302]
    assert Playback.objects.get().edits == 1


def test_taking_back_asks_once_and_deletes(cast: Cast, telling: Telling, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    send(client, telling, "Words to take back")
    address = reverse("playback_removal", args=[telling.pk])
    assert "Words to take back" in client.get(address).text
    client.post(address)
    client.post(address)
    assert not Playback.objects.exists()


def test_without_words_nothing_is_sent(cast: Cast, telling: Telling, sign_in: SignIn) -> None:
    assert send(sign_in(cast.member), telling, "   ") == 422
    with pytest.raises(ValidationError):
        play_back(telling=telling, heard=" ", means="", edits=0, by=cast.member)


def test_one_hears_the_nearest_telling_and_never_ones_own(cast: Cast, telling: Telling) -> None:
    heard = {person: [t.unit.name for t in told_to(person)] for person in (cast.member, cast.lead, cast.ceo)}
    assert heard == {cast.member: ["Payroll"], cast.lead: ["Services"], cast.ceo: []}
    assert [t.unit.name for t in told_to(cast.outsider)] == ["Board"]  # Finance has not told it


def test_whoever_did_not_hear_it_finds_no_form(cast: Cast, telling: Telling, sign_in: SignIn) -> None:
    for person in (cast.outsider, cast.lead, cast.sponsor):
        assert sign_in(person).get(reverse("playback", args=[telling.pk])).status_code == 404


def test_the_lead_of_today_reads_it_and_nobody_else(cast: Cast, telling: Telling, sign_in: SignIn) -> None:
    send(sign_in(cast.member), telling, "Words")
    Unit.objects.filter(pk=cast.payroll.pk).update(lead=cast.cfo)
    unit = Unit.objects.get(pk=cast.payroll.pk)
    readers = readers_of_playback(cast.member, unit)
    for person in (cast.lead, cast.director, cast.colleague, cast.sponsor, cast.steward):
        assert not readers.include(person)
        assert not Playback.objects.heard_by_lead(person).exists()
    assert readers.include(cast.cfo)
    assert Playback.objects.heard_by_lead(cast.cfo).exists()


def test_a_dissolved_unit_leaves_it_to_its_author(cast: Cast, telling: Telling, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    send(client, telling, "Words")
    Unit.objects.filter(pk=cast.payroll.pk).update(is_open=False)
    assert not Playback.objects.heard_by_lead(cast.lead).exists()
    page = client.get(reverse("playbacks")).text
    assert "Only you." in page
    assert "The unit has been dissolved" in page


def test_who_is_erased_takes_it_with_them(cast: Cast, telling: Telling, sign_in: SignIn) -> None:
    send(sign_in(cast.member), telling, "Words")
    cast.member.delete()
    assert not Playback.objects.exists()
