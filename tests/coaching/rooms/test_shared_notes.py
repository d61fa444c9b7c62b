"""Two write into the notes of a session at once: each reads the other, nothing is written over."""

from __future__ import annotations

from cast import Cast, SignIn
from coaching_rooms import a_session
from django.db import connection
from django.test import Client
from django.urls import reverse

from inhabit.coaching.models import Engagement, Paragraph, Session

PART = {"HX-Request": "true"}


def type_in(client: Client, session: Session, text: str, edits: int = 0) -> dict[str, object]:
    """Type ``text`` and let it be kept; return what autosave was answered."""
    answer = client.post(reverse("session_draft", args=[session.pk]), {"text": text, "edits": edits})
    found: dict[str, object] = answer.json()
    return found


def notes_read_by(client: Client, session: Session) -> str:
    return client.get(reverse("session_paragraphs", args=[session.pk]), headers=PART).text


def test_both_write_at_once_and_read_each_other(cast: Cast, sign_in: SignIn) -> None:
    session = a_session(cast)
    member, coach = sign_in(cast.member), sign_in(cast.coach)
    assert type_in(member, session, "I keep quiet")["edits"] == 1
    assert type_in(coach, session, "What would you lose?")["edits"] == 1
    assert type_in(member, session, "I keep quiet in the round", 1)["edits"] == 2
    assert "I keep quiet in the round" in notes_read_by(coach, session)
    assert "What would you lose?" in notes_read_by(member, session)
    assert (
        "I keep quiet in the round</textarea>" in member.get(reverse("session_room", args=[session.pk])).text
    )


def test_the_next_words_begin_a_paragraph_of_their_own(cast: Cast, sign_in: SignIn) -> None:
    session, member = a_session(cast), sign_in(cast.member)
    type_in(member, session, "First.")
    page = member.post(
        reverse("session_writing", args=[session.pk]), {"text": "First.", "edits": 1}, follow=True
    ).text
    assert 'value="2"' in page  # what is typed next follows two saves
    type_in(member, session, "Second.", 2)
    read = notes_read_by(sign_in(cast.coach), session)
    assert read.index("First.") < read.index("Second.")


def test_an_older_window_of_ones_own_overwrites_nothing(cast: Cast, sign_in: SignIn) -> None:
    session, member = a_session(cast), sign_in(cast.member)
    type_in(member, session, "From the first window")
    assert "newer text" in str(type_in(member, session, "From the second window")["message"])
    answer = member.post(
        reverse("session_writing", args=[session.pk]), {"text": "From the second window", "edits": 0}
    )
    assert answer.status_code == 422
    assert "From the first window" in answer.text
    assert "From the second window</textarea>" in answer.text


def test_the_same_words_sent_twice_stand_there_once(cast: Cast, sign_in: SignIn) -> None:
    session, member = a_session(cast), sign_in(cast.member)
    for _press in range(2):
        member.post(reverse("session_writing", args=[session.pk]), {"text": "Once.", "edits": 0})
    assert notes_read_by(sign_in(cast.coach), session).count("Once.") == 1


def test_who_has_seen_everything_is_sent_nothing(cast: Cast, sign_in: SignIn) -> None:
    session, coach = a_session(cast), sign_in(cast.coach)
    type_in(sign_in(cast.member), session, "Something")
    address = reverse("session_paragraphs", args=[session.pk])
    seen = notes_read_by(coach, session).split("seen=")[1].split('"')[0]
    assert coach.get(f"{address}?seen={seen}", headers=PART).status_code == 204
    type_in(sign_in(cast.member), session, "Something else", 1)
    assert "Something else" in coach.get(f"{address}?seen={seen}", headers=PART).text


def test_only_its_author_changes_a_paragraph(cast: Cast, sign_in: SignIn) -> None:
    session, member = a_session(cast), sign_in(cast.member)
    member.post(reverse("session_writing", args=[session.pk]), {"text": "As it was", "edits": 0})
    address = reverse("paragraph", args=[Paragraph.objects.get().pk])
    assert sign_in(cast.coach).get(address).status_code == 404
    assert member.post(address, {"text": "Better", "seen": "As it was"}).status_code == 302
    stale = member.post(address, {"text": "From another window", "seen": "As it was"})
    assert stale.status_code == 422
    assert "Better" in stale.text
    member.post(address, {"text": "", "seen": "Better"})
    assert "Better" not in notes_read_by(sign_in(cast.coach), session)


def test_no_word_lies_open_in_the_database(cast: Cast, sign_in: SignIn) -> None:
    session = a_session(cast)
    type_in(sign_in(cast.member), session, "Nobody may read this")
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM coaching_paragraph")
        assert "Nobody" not in cursor.fetchone()[0]


def test_after_the_end_it_can_be_read_and_not_written(cast: Cast, sign_in: SignIn) -> None:
    session, member = a_session(cast), sign_in(cast.member)
    member.post(reverse("session_writing", args=[session.pk]), {"text": "Said then", "edits": 0})
    Engagement.objects.update(state=Engagement.State.ENDED)
    assert "has ended" in str(type_in(member, session, "Too late", 1)["message"])
    room = member.get(reverse("session_room", args=[session.pk])).text
    assert "Said then" in room
    assert "<textarea" not in room
