"""Before a session: the coach's page, the coachee's view of it, and a word for next time."""

from datetime import timedelta

import pytest
from cast import Cast, SignIn, make_guest
from coaching_goals import make_goal
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from engagements import agreed, book, engage, make_coach
from programmes import Story as Scene
from programmes import interpret
from queries import assert_max_queries
from stories import published, retold

from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Engagement, Format, ForNextTime, Opening
from inhabit.coaching.rooms.actions.steps import take_on_step
from inhabit.people.models import today

WORD = "I dread the meeting on Monday"


@pytest.fixture
def engagement(cast: Cast, story: Scene) -> Engagement:
    return engage(cast.member, make_coach(cast.coach))


def show(client, engagement: Engagement, text: str = WORD, edits: int = 0):
    address = reverse("for_next_time", args=[engagement.pk])
    return client.post(address, {"text": text, "edits": edits}, follow=True)


def page(client, engagement: Engagement) -> str:
    return client.get(reverse("engagement_brief", args=[engagement.pk])).text


def test_a_word_for_next_time_reaches_the_coach_and_is_shown_to_its_author_as_it_is(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    member = sign_in(cast.member)
    assert WORD in show(member, engagement).text
    assert WORD in page(sign_in(cast.coach), engagement)
    member.post(reverse("for_next_time_withdrawal", args=[engagement.pk]))
    assert WORD not in page(sign_in(cast.coach), engagement)
    assert WORD in member.get(reverse("for_next_time", args=[engagement.pk])).text


def test_it_is_sealed(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    show(sign_in(cast.member), engagement)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{ForNextTime._meta.db_table}"')
        assert "dread" not in str(cursor.fetchall())


def test_autosave_keeps_it_and_notices_a_second_window(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    client, address = sign_in(cast.member), reverse("for_next_time_draft", args=[engagement.pk])
    autosave = {"x-autosave": "1"}
    assert client.post(address, {"text": "Alpha words", "edits": 0}, headers=autosave).json()["edits"] == 1
    assert client.post(address, {"text": "Beta words", "edits": 0}, headers=autosave).status_code == 409
    stale = show(client, engagement, "Beta words")
    assert stale.status_code == 422
    assert "Alpha words" in stale.text
    assert "Beta words" in stale.text
    assert "Alpha words" not in page(sign_in(cast.coach), engagement)


def test_the_words_of_the_unit_and_of_the_nearest_above_are_in_it(
    cast: Cast, sign_in: SignIn, story: Scene, engagement: Engagement
) -> None:
    interpret(story, cast.board, story.first, "For the board: a day")
    interpret(story, cast.board, story.second, "For the board: one door")
    interpret(story, cast.services, story.first, "For Services: an hour")
    text = page(sign_in(cast.coach), engagement)
    assert "For Services: an hour" in text
    assert "For the board: one door" in text
    assert "For the board: a day" not in text


def test_a_coach_from_outside_reads_the_strategy_but_not_what_is_for_staff(
    cast: Cast, sign_in: SignIn, story: Scene
) -> None:
    interpret(story, cast.board, story.first, "For the board: a day")
    retold(published(cast, story), cast.services, "Told in Services.")
    guest = make_guest("Greta Guest")
    text = page(sign_in(guest), engage(cast.member, make_coach(guest, is_external=True)))
    assert "Answer within a day" in text
    assert "For the board: a day" not in text
    assert "Told in Services." not in text


def test_for_one_session_it_says_when(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    session = book(engagement, timezone.now() + timedelta(days=2))
    answer = sign_in(cast.coach).get(reverse("session_brief", args=[session.pk]), follow=True)
    assert f"{timezone.localtime(session.starts_at):%H:%M}" in answer.text


def test_that_the_coach_opened_it_is_noted_and_ones_own_look_is_not(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    page(sign_in(cast.member), engagement)
    assert not Opening.objects.exists()
    page(sign_in(cast.coach), engagement)
    assert set(Opening.objects.values_list("what", "by")) == {("brief", cast.coach.pk)}


def test_nobody_of_a_group_reads_what_another_prepared(cast: Cast, sign_in: SignIn, story: Scene) -> None:
    coach = make_coach(cast.coach)
    group = agreed(
        open_engagement(coach=coach, coachees=[cast.member, cast.outsider], format=Format.GROUP, name="Peers")
    )
    show(sign_in(cast.member), group)
    make_goal(group, cast.member)
    other = page(sign_in(cast.outsider), group)
    assert WORD not in other
    assert "They tell me early" not in other
    assert WORD in page(sign_in(cast.coach), group)


def test_before_it_is_agreed_there_is_nothing(cast: Cast, sign_in: SignIn, story: Scene) -> None:
    waiting = open_engagement(coach=make_coach(cast.coach), coachees=[cast.member])
    for person in (cast.coach, cast.member):
        client = sign_in(person)
        for name in ("engagement_brief", "for_next_time", "engagement_goals"):
            assert client.get(reverse(name, args=[waiting.pk])).status_code == 404


def test_a_full_page_asks_the_database_no_more(
    cast: Cast, sign_in: SignIn, story: Scene, engagement: Engagement
) -> None:
    interpret(story, cast.board, story.first, "For the board: a day")
    retold(published(cast, story), cast.services, "Told in Services.")
    for _number in range(5):
        make_goal(engagement, cast.member)
    show(sign_in(cast.member), engagement)
    coach, address = sign_in(cast.coach), reverse("engagement_brief", args=[engagement.pk])
    coach.get(address)
    assert_max_queries(coach, address)
    assert_max_queries(sign_in(cast.member), reverse("for_next_time", args=[engagement.pk]))


def test_steps_from_coaching_that_are_open_are_in_it(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    take_on_step(
        engagement=engagement, owner=cast.member, text="Ask Colin first", due_on=today(), by=cast.member
    )
    assert "Ask Colin first" in page(sign_in(cast.coach), engagement)
