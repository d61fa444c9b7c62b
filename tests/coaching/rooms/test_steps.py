"""Steps from coaching: taken on by either side, done with one press, agreed on anew, on Home when due."""

from __future__ import annotations

from datetime import timedelta

from cast import Cast, SignIn
from coaching_rooms import a_session
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from programmes import Story
from queries import assert_max_queries

from inhabit.coaching.models import Action, Engagement, Session
from inhabit.people.models import Person
from inhabit.people.own_data import own_data

WORDS = "Ask Jonas what nobody tells me"


def write_down(client: object, session: Session, owner: Person, days: int = 0, text: str = WORDS) -> str:
    """Write a step down on the page; return the page that came."""
    address = reverse("engagement_actions", args=[session.engagement_id])
    due = timezone.localdate() + timedelta(days=days)
    data = {"text": text, "due_on": due.isoformat(), "owner": owner.pk}
    return client.post(address, data, follow=True).text  # type: ignore[attr-defined,no-any-return]  # a test client


def test_the_coach_writes_it_down_and_the_owner_is_done_with_one_press(cast: Cast, sign_in: SignIn) -> None:
    session, member = a_session(cast), sign_in(cast.member)
    for _press in range(2):
        write_down(sign_in(cast.coach), session, cast.member)
    step = Action.objects.get()
    page = member.get(reverse("engagement_actions", args=[session.engagement_id])).text
    assert WORDS in page
    for _press in range(2):
        answer = member.post(reverse("action_closure", args=[step.pk]), follow=True)
        assert "Nothing to do at present" in answer.text or "by a day" in answer.text
    member.post(reverse("action_reopening", args=[step.pk]))
    step.refresh_from_db()
    assert step.state == Action.State.OPEN


def test_another_day_keeps_what_was_agreed_before(cast: Cast, sign_in: SignIn) -> None:
    session, member = a_session(cast), sign_in(cast.member)
    write_down(member, session, cast.member)
    step = Action.objects.get()
    later = timezone.localdate() + timedelta(days=5)
    data = {"text": WORDS, "due_on": later.isoformat(), "word": "Jonas was away"}
    for _press in range(2):
        page = member.post(reverse("action_another_day", args=[step.pk]), data, follow=True).text
    assert Action.objects.open().get().due_on == later
    assert "Jonas was away" in page
    refused = member.post(
        reverse("action_another_day", args=[Action.objects.open().get().pk]), data | {"due_on": "2020-01-01"}
    )
    assert refused.status_code == 422
    assert "That day is over." in refused.text
    assert "Jonas was away" in refused.text


def test_home_says_that_one_is_due_and_nothing_of_it(cast: Cast, story: Story, sign_in: SignIn) -> None:
    session, member = a_session(cast), sign_in(cast.member)
    write_down(member, session, cast.member, days=2, text="Not yet")
    assert "A step from your coaching" not in member.get("/").text
    write_down(member, session, cast.member)
    home = member.get("/").text
    assert "A step from your coaching" in home
    assert WORDS not in home
    assert "A step from your coaching" not in sign_in(cast.coach).get("/").text
    assert_max_queries(member, "/")


def test_every_word_is_sealed_and_in_ones_own_file(cast: Cast, sign_in: SignIn) -> None:
    session = a_session(cast)
    write_down(sign_in(cast.member), session, cast.member)
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM coaching_action")
        assert "Jonas" not in cursor.fetchone()[0]
    assert "Jonas" in str(own_data(cast.member)["coaching_steps"])
    assert own_data(cast.coach)["coaching_steps"] == []


def test_after_the_end_nothing_new_is_taken_on(cast: Cast, sign_in: SignIn) -> None:
    session = a_session(cast)
    Engagement.objects.update(state=Engagement.State.ENDED)
    page = write_down(sign_in(cast.member), session, cast.member)
    assert not Action.objects.exists()
    assert "has ended" in page


def test_the_page_asks_the_database_little(cast: Cast, story: Story, sign_in: SignIn) -> None:
    session, coach = a_session(cast), sign_in(cast.coach)
    for days in range(25):
        write_down(coach, session, cast.member, days, text=f"Step {days}")
    address = reverse("engagement_actions", args=[session.engagement_id])
    coach.get(address)
    assert_max_queries(coach, address)
    Action.objects.update(state=Action.State.DONE, settled_at=timezone.now())
    page = assert_max_queries(coach, address).text
    assert "Page 1 of 2" in page
