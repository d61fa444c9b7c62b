"""The agenda of a session: suggested, chosen, ticked by either side, with questions of one's own."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from coaching_rooms import a_session, next_one
from django.db import connection
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries

from inhabit.coaching.models import Session
from inhabit.coaching.rooms.frames import all_frames

PART = {"HX-Request": "true"}
QUESTION = "What would make this hour worth it for you?"


def test_either_side_chooses_and_ticks_and_the_other_sees_it(cast: Cast, sign_in: SignIn) -> None:
    session = a_session(cast)
    address = reverse("session_agenda", args=[session.pk])
    assert QUESTION in sign_in(cast.member).post(address, {"frame": "grow"}, follow=True).text
    sign_in(cast.coach).post(address, {"tick": "worth"})
    shown = sign_in(cast.member).get(address, headers=PART).text
    assert 'name="untick" value="worth"' in shown
    sign_in(cast.member).post(address, {"untick": "worth"})
    assert 'name="tick" value="worth"' in sign_in(cast.coach).get(address, headers=PART).text


def test_own_questions_come_and_go(cast: Cast, sign_in: SignIn) -> None:
    session, member = a_session(cast), sign_in(cast.member)
    address = reverse("session_agenda", args=[session.pk])
    for _press in range(2):
        member.post(address, {"question": "Why do I  say yes?"})
    shown = sign_in(cast.coach).get(address, headers=PART).text
    assert shown.count('aria-pressed="false"') == 1
    key = shown.split('name="remove" value="')[1].split('"')[0]
    sign_in(cast.coach).post(address, {"remove": key})
    assert "Why do I say yes?" not in member.get(address, headers=PART).text
    refused = member.post(address, {"question": "x" * 301}, headers=PART)
    assert refused.status_code == 422
    assert "of at most 300 characters" in refused.text


def test_nothing_new_is_not_sent_again(cast: Cast, sign_in: SignIn) -> None:
    session, coach = a_session(cast), sign_in(cast.coach)
    address = reverse("session_agenda", args=[session.pk])
    coach.post(address, {"frame": "safety"})
    assert coach.get(f"{address}?seen=1", headers=PART).status_code == 204
    assert coach.get(f"{address}?seen=0", headers=PART).status_code == 200


@pytest.mark.parametrize(
    ("held", "planned", "suggested"),
    [(0, 6, "first-session"), (1, 6, "clarify"), (5, 6, "last-session")],
    ids=["the first", "in between", "the last"],
)
def test_what_fits_is_suggested(
    cast: Cast, story: Story, sign_in: SignIn, held: int, planned: int, suggested: str
) -> None:
    session = a_session(cast)
    for days in range(1, held + 1):
        past = next_one(session, -days)
        Session.objects.filter(pk=past.pk).update(state=Session.State.HELD)
    page = sign_in(cast.coach).get(reverse("session_room", args=[session.pk])).text
    assert f'<option value="{suggested}" selected>' in page


def test_the_room_asks_the_database_little(cast: Cast, story: Story, sign_in: SignIn) -> None:
    first = a_session(cast)
    member, coach = sign_in(cast.member), sign_in(cast.coach)
    member.post(reverse("session_check_out", args=[first.pk]), {"will_try": "Ask", "useful": "very"})
    member.get("/")  # reads what was said after the check-out
    room = reverse("session_room", args=[next_one(first).pk])
    for client in (coach, coach, member):  # the first opening by the coach is noted
        assert_max_queries(client, room)


def test_which_agenda_it_is_lies_sealed(cast: Cast, sign_in: SignIn) -> None:
    session = a_session(cast)
    sign_in(cast.member).post(reverse("session_agenda", args=[session.pk]), {"frame": "safety"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM coaching_agenda")
        assert "safety" not in cursor.fetchone()[0]


def test_there_is_a_frame_for_every_stage_and_capacity() -> None:
    frames = all_frames().values()
    assert {frame.stage for frame in frames if frame.stage} == {
        "clarify",
        "communicate",
        "empower",
        "reflect",
    }
    assert {frame.theme for frame in frames if frame.theme} == {"authenticity", "safety", "agility"}
    assert {"grow", "free", "first-session", "last-session"} <= all_frames().keys()


def test_what_is_fetched_anew_takes_no_half_written_question_away(cast: Cast, sign_in: SignIn) -> None:
    session, member = a_session(cast), sign_in(cast.member)
    fetched = member.get(reverse("session_agenda", args=[session.pk]), headers=PART).text
    assert 'name="question"' not in fetched
    assert 'name="question"' in member.get(reverse("session_room", args=[session.pk])).text
