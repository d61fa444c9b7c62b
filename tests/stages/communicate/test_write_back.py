"""A lead writes back what they heard, to everyone in the unit."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.test import Client
from django.urls import reverse
from programmes import Story as Scene
from queries import assert_max_queries
from stories import published, retold

from inhabit.audit.models import Event
from inhabit.notify.models import Notice
from inhabit.people.models import Unit
from inhabit.people.own_data import own_data
from inhabit.stages.communicate.actions.playbacks import play_back
from inhabit.stages.communicate.models import Echo, Story, Telling


@pytest.fixture
def told(cast: Cast, story: Scene) -> Story:
    told = published(cast, story)
    retold(told, cast.services)
    retold(told, cast.payroll)
    return told


def address(cast: Cast, told: Story, name: str = "echo") -> str:
    return reverse(name, args=[cast.payroll.pk, told.pk])


def share(client: Client, cast: Cast, told: Story, text: str, edits: int = 0) -> int:
    return client.post(address(cast, told), {"text": text, "edits": edits}).status_code


def test_everyone_in_the_unit_reads_it(cast: Cast, told: Story, sign_in: SignIn) -> None:
    assert share(sign_in(cast.lead), cast, told, "I heard doubt about May.") == 302
    page = reverse("unit_story", args=[cast.payroll.pk])
    assert "I heard doubt about May." in sign_in(cast.member).get(page).text
    assert "I heard doubt about May." in sign_in(cast.colleague).get(reverse("playbacks")).text
    for person in (cast.outsider, cast.director, cast.steward):
        assert "I heard doubt about May." not in sign_in(person).get(page).text


def test_it_comes_back_to_those_who_said_something_with_their_name(
    cast: Cast, told: Story, sign_in: SignIn
) -> None:
    telling = Telling.objects.get(unit=cast.payroll)
    play_back(telling=telling, heard="Words", means="", edits=0, by=cast.member)
    share(sign_in(cast.lead), cast, told, "I heard doubt.")
    assert [notice.person for notice in Notice.objects.filter(kind="communicate.echo_to_you")] == [
        cast.member
    ]
    assert [notice.person for notice in Notice.objects.filter(kind="communicate.echo")] == [cast.colleague]
    assert "doubt" not in str(list(Notice.objects.values()))


def test_a_draft_is_read_by_whoever_writes_it_alone(cast: Cast, told: Story, sign_in: SignIn) -> None:
    answer = sign_in(cast.lead).post(
        address(cast, told, "echo_draft"),
        {"text": "Half a thought", "edits": 0},
        headers={"X-Autosave": "1"},
    )
    assert answer.json()["edits"] == 1
    assert "Half a thought" in sign_in(cast.lead).get(address(cast, told)).text
    assert own_data(cast.lead)["written_back"][0]["text"] == "Half a thought"
    Unit.objects.filter(pk=cast.payroll.pk).update(lead=cast.cfo)
    assert "Half a thought" not in sign_in(cast.cfo).get(address(cast, told)).text


def test_a_second_window_learns_of_it_and_loses_nothing(cast: Cast, told: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.lead)
    client.post(address(cast, told, "echo_draft"), {"text": "From the first window", "edits": 0})
    answer = client.post(address(cast, told), {"text": "From the second window", "edits": 0})
    assert answer.status_code == 422
    assert "From the first window" in answer.text
    assert "From the second window" in answer.text
    assert not Echo.objects.shared().exists()
    assert share(client, cast, told, "From the second window", edits=1) == 302


def test_sharing_twice_shares_once_and_a_later_version_replaces_it(
    cast: Cast, told: Story, sign_in: SignIn
) -> None:
    client = sign_in(cast.lead)
    share(client, cast, told, "First")
    share(client, cast, told, "First")
    share(client, cast, told, "Second", edits=1)
    assert list(Echo.objects.shared().order_by("number").values_list("number", "is_current")) == [
        (1, False),
        (2, True),
    ]
    assert Event.objects.filter(verb="echo.shared", actor=cast.lead).count() == 2


def test_without_words_nothing_is_shared(cast: Cast, told: Story, sign_in: SignIn) -> None:
    assert share(sign_in(cast.lead), cast, told, "  ") == 422
    assert not Echo.objects.exists()


def test_where_nothing_was_told_there_is_nothing_to_write_back(
    cast: Cast, story: Scene, sign_in: SignIn
) -> None:
    told = published(cast, story)
    assert sign_in(cast.lead).get(address(cast, told)).status_code == 404


def test_the_pages_stay_small(cast: Cast, told: Story, sign_in: SignIn) -> None:
    assert_max_queries(sign_in(cast.lead), address(cast, told))
    assert_max_queries(sign_in(cast.member), reverse("unit_story", args=[cast.payroll.pk]))
