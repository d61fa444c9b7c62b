"""Whoever is coached sees who opened what of theirs, by the hour."""

from datetime import UTC, datetime, timedelta

import pytest
from cast import Cast, SignIn, days_ago
from coaching_rooms import a_session
from django.urls import reverse
from django.utils import timezone
from engagements import engage, make_coach
from queries import assert_max_queries

from inhabit.coaching.models import Engagement, Format, Opening
from inhabit.coaching.openings import note_opening
from inhabit.coaching.rooms.actions.agenda import add_question
from inhabit.coaching.rooms.actions.paragraphs import save_paragraph
from inhabit.coaching.rooms.actions.steps import take_on_step
from inhabit.coaching.rooms.actions.tryouts import stage_tryout

WHAT = Opening.What


@pytest.fixture
def engagement(cast: Cast) -> Engagement:
    return engage(cast.member, make_coach(cast.coach))


def page_of(sign_in: SignIn, person: object, engagement: Engagement) -> str:
    client = sign_in(person)  # type: ignore[arg-type]  # of the cast
    return assert_max_queries(client, reverse("engagement_openings", args=[engagement.pk])).text


def test_what_the_coach_opened_stands_there(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    assert "Nobody has opened anything" in page_of(sign_in, cast.member, engagement)
    note_opening(engagement, WHAT.GOALS, by=cast.coach)
    page = page_of(sign_in, cast.member, engagement)
    assert "Goals" in page
    assert cast.coach.name in page


def test_the_coach_sees_what_they_are_seen_to_open(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    note_opening(engagement, WHAT.BRIEF, by=cast.coach)
    note_opening(engagement, WHAT.SHARED_GOALS, by=cast.sponsor, of=cast.member)
    page = page_of(sign_in, cast.coach, engagement)
    assert str(WHAT.BRIEF.label) in page
    assert str(WHAT.SHARED_GOALS.label) not in page


def test_within_an_hour_it_is_noted_once(
    cast: Cast, engagement: Engagement, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = datetime(2026, 5, 4, 10, 5, tzinfo=UTC)
    for minutes in (0, 1, 40, 60):
        monkeypatch.setattr(timezone, "now", lambda later=minutes: moment + timedelta(minutes=later))
        note_opening(engagement, WHAT.SHARED_NOTES, by=cast.coach)
    hours = Opening.objects.order_by("hour").values_list("hour", flat=True)
    assert list(hours) == [moment.replace(minute=0), moment.replace(hour=11, minute=0)]


def test_ones_own_things_are_not_noted(cast: Cast, engagement: Engagement) -> None:
    note_opening(engagement, WHAT.GOALS, by=cast.member)
    note_opening(engagement, WHAT.GOALS, by=cast.member, of=cast.member)
    assert not Opening.objects.exists()


def test_in_a_group_each_sees_what_was_opened_of_theirs(cast: Cast, sign_in: SignIn) -> None:
    group = engage(cast.member, make_coach(cast.coach), format=Format.GROUP, name="Six")
    group.participants.create(person=cast.colleague)
    note_opening(group, WHAT.GOALS, by=cast.colleague, of=cast.member)
    assert cast.colleague.name in page_of(sign_in, cast.member, group)
    assert "Nobody has opened anything" in page_of(sign_in, cast.colleague, group)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("session_paragraphs", WHAT.SHARED_NOTES),
        ("session_agenda", WHAT.AGENDA),
        ("session_scene", WHAT.REHEARSAL),
    ],
)
def test_a_part_of_the_room_asked_for_alone_is_noted_too(
    cast: Cast, sign_in: SignIn, name: str, what: str
) -> None:
    session = a_session(cast)
    save_paragraph(session=session, text="What moves me.", edits=0, is_finished=True, by=cast.member)
    add_question(session=session, text="What moves you?", by=cast.member)
    stage_tryout(session=session, person=cast.member, shown="How I tell it.", by=cast.member)
    coach = sign_in(cast.coach)
    assert coach.get(reverse(name, args=[session.pk]), headers={"HX-Request": "true"}).status_code == 200
    assert [opening.what for opening in Opening.objects.all()] == [what]


def test_all_that_stands_in_the_room_is_noted(cast: Cast, sign_in: SignIn) -> None:
    session = a_session(cast)
    assert session.engagement is not None
    add_question(session=session, text="What moves you?", by=cast.member)
    take_on_step(
        engagement=session.engagement, owner=cast.member, text="Ask.", due_on=days_ago(-1), by=cast.member
    )
    sign_in(cast.coach).get(reverse("session_room", args=[session.pk]))
    assert set(Opening.objects.values_list("what", flat=True)) == {
        WHAT.SHARED_NOTES,
        WHAT.AGENDA,
        WHAT.ACTIONS,
    }
