"""Telling a story of somebody living a priority."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_guest, make_person, place
from django.urls import reverse
from notices import told
from programmes import Story
from queries import assert_max_queries
from recognising import DID, MADE_POSSIBLE, recognise

from inhabit.people.models import Person
from inhabit.stages.reflect.recognitions.models import Recognition

pytestmark = pytest.mark.django_db


def sent(story: Story, *people: Person, **fields: object) -> dict[str, object]:
    given = {
        "people": [person.pk for person in people],
        "priority": story.first,
        "did": DID,
        "made_possible": MADE_POSSIBLE,
        "edits": 0,
    }
    return given | fields


def test_a_peer_tells_one(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client, address = sign_in(cast.colleague), reverse("new_recognition")
    page = assert_max_queries(client, address).content.decode()
    assert "Mia Member" in page
    assert "Answer within a day" in page

    page = client.post(address, sent(story, cast.member), follow=True).content.decode()

    assert DID in page
    assert "It waits for their yes." in page
    assert told(cast.member) == ["reflect.recognition_about_me"]
    assert told(cast.lead) == []


def test_sent_twice_it_is_one(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.colleague)
    for _again in range(2):
        client.post(reverse("new_recognition"), sent(story, cast.member))

    assert Recognition.objects.count() == 1
    assert told(cast.member) == ["reflect.recognition_about_me"]


def test_whom_it_is_about_has_to_be_chosen_and_work_here(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client, address = sign_in(cast.colleague), reverse("new_recognition")
    guest = make_guest("Gita Guest")

    for people in ([], [cast.colleague], [guest]):
        response = client.post(address, sent(story, *people))
        assert response.status_code == 422
        assert DID in response.content.decode()  # nothing typed is lost

    assert not Recognition.objects.exists()


def test_each_field_says_what_is_missing(cast: Cast, story: Story, sign_in: SignIn) -> None:
    response = sign_in(cast.colleague).post(
        reverse("new_recognition"), sent(story, cast.member, did="x" * 601, made_possible="", priority="")
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "Choose the priority that it comes closest to." in page
    assert 'id="id_did_error"' in page
    assert 'id="id_made_possible_error"' in page


def test_somebody_elsewhere_is_found_by_name(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for number in range(14):
        place(make_person(f"Somebody {number}"), cast.finance)
    client, address = sign_in(cast.colleague), reverse("new_recognition")
    first = client.get(address).content.decode()
    assert "Mia Member" in first  # of the same unit: offered without a search
    assert "Omar Outsider" not in first

    page = client.post(address, sent(story, cast.member, find="people", people_words="omar")).content.decode()

    assert "Omar Outsider" in page
    assert DID in page
    assert not Recognition.objects.exists()


def test_its_writer_changes_it_and_everyone_is_asked_anew(cast: Cast, story: Story, sign_in: SignIn) -> None:
    written = recognise(story, by=cast.lead, people=[cast.member])
    client, address = sign_in(cast.lead), reverse("recognition_change", args=[written.pk])
    sign_in(cast.member).post(
        reverse("recognition_agreement", args=[written.pk]), {"reach": "everyone", "edits": 0}
    )

    client.post(address, {"did": "Otherwise", "made_possible": MADE_POSSIBLE, "edits": 0})

    assert "Otherwise" not in sign_in(cast.outsider).get(reverse("recognitions")).content.decode()
    assert told(cast.member) == ["reflect.recognition_about_me"] * 2
    stale = client.post(address, {"did": "Third", "made_possible": MADE_POSSIBLE, "edits": 0})
    assert stale.status_code == 422
    assert "Third" in stale.content.decode()
    assert "Otherwise" in stale.content.decode()


def test_taken_back_it_can_be_told_again(cast: Cast, story: Story, sign_in: SignIn) -> None:
    written = recognise(story, by=cast.lead, people=[cast.member])
    client, about = sign_in(cast.lead), sign_in(cast.member)
    page = reverse("recognition", args=[written.pk])

    client.post(reverse("recognition_removal", args=[written.pk]))
    assert about.get(page).status_code == 404
    assert DID not in about.get(reverse("my_recognitions")).content.decode()

    client.post(reverse("recognition_return", args=[written.pk]))
    assert DID in about.get(page).content.decode()
