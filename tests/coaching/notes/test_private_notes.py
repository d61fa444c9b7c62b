"""Each side keeps notes that only they open; or keeps them elsewhere."""

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from engagements import agreed, book, engage, make_coach
from queries import assert_max_queries

from inhabit.audit.models import Event
from inhabit.coaching.agreements.actions import leave_engagement
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Engagement, Format, Note
from inhabit.people.own_data import own_data


@pytest.fixture
def engagement(cast: Cast) -> Engagement:
    return engage(cast.member, make_coach(cast.coach))


def address_of(engagement: Engagement, session: int = 0, name: str = "private_note") -> str:
    return reverse(name, args=[engagement.pk, session])


def test_a_note_is_kept_for_its_author_alone(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    mine, theirs = sign_in(cast.member), sign_in(cast.coach)
    mine.post(address_of(engagement), {"text": "I was afraid to say it.", "edits": 0})
    theirs.post(address_of(engagement), {"text": "She holds back.", "edits": 0})
    page = mine.get(address_of(engagement)).content.decode()
    assert "I was afraid" in page
    assert "holds back" not in page
    assert "I was afraid" not in theirs.get(address_of(engagement)).content.decode()
    assert "Only you." in page


def test_each_session_has_its_own(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    session = book(engagement, timezone.now() - timedelta(days=1))
    client = sign_in(cast.coach)
    client.post(address_of(engagement, session.pk), {"text": "Ask about Tuesday.", "edits": 0})
    assert "Tuesday" in client.get(address_of(engagement, session.pk)).content.decode()
    assert "Tuesday" not in client.get(address_of(engagement)).content.decode()
    assert "Noted" in assert_max_queries(client, reverse("engagement_notes", args=[engagement.pk])).text


def test_a_session_of_another_coaching_is_not_found(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    other = engage(cast.colleague, engagement.coach)
    session = book(other, timezone.now())
    assert sign_in(cast.coach).get(address_of(engagement, session.pk)).status_code == 404


def test_typing_is_kept_and_two_windows_lose_nothing(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    client = sign_in(cast.member)
    draft = address_of(engagement, name="private_note_draft")
    assert client.post(draft, {"text": "First", "edits": 0}).json()["edits"] == 1
    assert client.post(draft, {"text": "First", "edits": 0}).status_code == 200
    assert client.post(draft, {"text": "From an old window", "edits": 0}).status_code == 409
    answer = client.post(address_of(engagement), {"text": "From an old window", "edits": 0})
    assert answer.status_code == 409
    assert "From an old window" in answer.text
    assert "First" in answer.text
    client.post(address_of(engagement), {"text": "Both", "edits": 1})
    assert "Both" in client.get(address_of(engagement)).text


def test_the_author_erases_it_for_good(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    client = sign_in(cast.member)
    client.post(address_of(engagement), {"text": "Gone soon", "edits": 0})
    for _ in range(2):
        client.post(address_of(engagement, name="private_note_removal"))
    assert not Note.objects.exists()


def test_notes_can_be_kept_elsewhere(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    client, address = sign_in(cast.coach), reverse("engagement_notes", args=[engagement.pk])
    client.post(reverse("notes_place", args=[engagement.pk]), {"place": "elsewhere"})
    assert "About this coaching as a whole" not in client.get(address).text
    client.post(reverse("notes_place", args=[engagement.pk]), {"place": "here"})
    assert "About this coaching as a whole" in client.get(address).text


def test_a_note_lies_sealed_and_opens_in_no_other_row(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    sign_in(cast.member).post(address_of(engagement), {"text": "Wintergreen", "edits": 0})
    note = Note.objects.get()
    assert "Wintergreen" not in note.text
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM coaching_note")
        assert "Wintergreen" not in str(cursor.fetchall())
    # Whoever may write into the database can't hand it to the coach.
    note.author = cast.coach
    note.save()
    answer = sign_in(cast.coach).get(address_of(engagement))
    assert answer.status_code == 503
    assert "Wintergreen" not in answer.text


def test_nothing_opens_before_it_is_agreed(cast: Cast, sign_in: SignIn) -> None:
    waiting = open_engagement(coach=make_coach(cast.coach), coachees=[cast.member])
    assert sign_in(cast.member).get(address_of(waiting)).status_code == 404


def test_noting_leaves_no_trace_in_the_trail(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    before = Event.objects.count()
    sign_in(cast.member).post(address_of(engagement), {"text": "Mine", "edits": 0})
    assert Event.objects.count() == before


def test_ones_own_file_holds_ones_own_notes(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    sign_in(cast.member).post(address_of(engagement), {"text": "Juniper", "edits": 0})
    assert own_data(cast.member)["private_notes_in_coaching"][0]["text"] == "Juniper"
    assert own_data(cast.coach)["private_notes_in_coaching"] == []


def test_whoever_leaves_a_group_keeps_their_notes_and_nothing_else(cast: Cast, sign_in: SignIn) -> None:
    people = [cast.member, cast.colleague]
    group = agreed(
        open_engagement(coach=make_coach(cast.coach), coachees=people, format=Format.GROUP, name="Six")
    )
    client, address = sign_in(cast.member), address_of(group)
    client.post(address, {"text": "Juniper", "edits": 0})
    book(group, timezone.now() - timedelta(days=1))
    leave_engagement(engagement=group, by=cast.member)
    notes = reverse("engagement_notes", args=[group.pk])
    assert notes in client.get(reverse("coaching")).text
    page = client.get(notes).text
    assert "About this coaching as a whole" in page
    assert "Session of" not in page
    client.post(address, {"text": "More", "edits": 1})
    assert "Juniper" in client.get(address).text
    assert own_data(cast.member)["private_notes_in_coaching"][0]["text"] == "Juniper"
    for name in ("engagement_sessions", "engagement_people", "engagement_goals"):
        assert client.get(reverse(name, args=[group.pk])).status_code == 404
    client.post(reverse("private_note_removal", args=[group.pk, 0]))
    assert client.get(notes).status_code == 404
    assert not Note.objects.exists()


def test_whoever_left_without_a_note_finds_nothing(cast: Cast, sign_in: SignIn) -> None:
    people = [cast.member, cast.colleague]
    group = agreed(
        open_engagement(coach=make_coach(cast.coach), coachees=people, format=Format.GROUP, name="Six")
    )
    sign_in(cast.colleague).post(address_of(group), {"text": "Juniper", "edits": 0})
    leave_engagement(engagement=group, by=cast.member)
    for address in (address_of(group), reverse("engagement_notes", args=[group.pk])):
        assert sign_in(cast.member).get(address).status_code == 404
