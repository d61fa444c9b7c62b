"""The end of a session: one thing to try, the session is held, and next time it is asked about."""

from __future__ import annotations

from datetime import timedelta

from cast import Cast, SignIn
from coaching_rooms import a_session, next_one
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from inhabit.coaching.models import Action, CheckOut, Session

TRIED = {"will_try": "Speak last on Monday", "useful": "very"}


def test_it_ends_the_session_and_comes_back_next_time(cast: Cast, sign_in: SignIn) -> None:
    session, member = a_session(cast), sign_in(cast.member)
    for _press in range(2):
        member.post(reverse("session_check_out", args=[session.pk]), TRIED)
    session.refresh_from_db()
    assert (session.state, session.number) == (Session.State.HELD, 1)
    assert CheckOut.objects.count() == 1
    coach = sign_in(cast.coach)
    assert "Speak last on Monday" in coach.get(reverse("session_room", args=[session.pk])).text
    later = reverse("session_room", args=[next_one(session).pk])
    assert "You wanted to try:" in member.get(later).text
    outcome = reverse("check_out_outcome", args=[CheckOut.objects.get().pk])
    member.post(outcome, {"outcome": "Silence first, then three ideas"})
    assert "Silence first, then three ideas" in coach.get(later).text


def test_nobody_has_to_say_how_useful_it_was(cast: Cast, sign_in: SignIn) -> None:
    session, member = a_session(cast), sign_in(cast.member)
    answer = member.post(reverse("session_check_out", args=[session.pk]), {"will_try": "Ask first"})
    assert answer.status_code == 302
    page = sign_in(cast.coach).get(reverse("session_room", args=[session.pk])).text
    assert "Ask first" in page
    assert "How useful was this hour?" not in page


def test_with_a_day_it_is_a_step_too(cast: Cast, sign_in: SignIn) -> None:
    session, member = a_session(cast), sign_in(cast.member)
    day = timezone.localdate() + timedelta(days=3)
    member.post(reverse("session_check_out", args=[session.pk]), TRIED | {"due_on": day.isoformat()})
    assert Action.objects.get().due_on == day


def test_before_it_begins_there_is_nothing_to_check_out_of(cast: Cast, sign_in: SignIn) -> None:
    session = a_session(cast, timezone.now() + timedelta(hours=2))
    answer = sign_in(cast.member).post(reverse("session_check_out", args=[session.pk]), TRIED)
    assert answer.status_code == 422
    assert "has not begun yet" in answer.text
    assert "Speak last on Monday" in answer.text


def test_the_coach_can_note_that_it_took_place(cast: Cast, sign_in: SignIn) -> None:
    session, coach = a_session(cast), sign_in(cast.coach)
    coach.post(reverse("session_held", args=[session.pk]))
    session.refresh_from_db()
    assert session.state == Session.State.HELD
    assert "noted as held" in coach.get(reverse("session_room", args=[session.pk])).text


def test_what_is_said_lies_sealed(cast: Cast, sign_in: SignIn) -> None:
    session = a_session(cast)
    sign_in(cast.member).post(reverse("session_check_out", args=[session.pk]), TRIED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT will_try, useful FROM coaching_checkout")
        assert not {"Speak last on Monday", "very"} & set(cursor.fetchone())
