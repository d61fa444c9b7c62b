"""A team works with its thread: only with what everybody in the room may read."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_guest
from coaching_groups import a_coach, going_on
from django.urls import reverse
from engagements import agreed, make_coach
from programmes import Story, interpret
from queries import assert_max_queries
from stories import published

from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Coach, Engagement, Format
from inhabit.people.models import Person, today
from inhabit.stages.clarify.stops.actions import write_stop
from inhabit.stages.communicate.selectors.listening import has_heard

pytestmark = pytest.mark.django_db


def team(cast: Cast, coach: Coach) -> Engagement:
    people: list[Person] = [cast.lead, cast.member, cast.colleague]
    return agreed(
        open_engagement(
            coach=coach, coachees=people, party=cast.steward, format=Format.TEAM, unit=cast.payroll
        )
    )


@pytest.fixture
def said(story: Story, cast: Cast) -> Story:
    """Payroll has shared what the first priority means for it, and stops something."""
    interpret(story, cast.board, story.first, "Whoever calls is answered")
    interpret(story, cast.services, story.first, "Nobody is passed on twice")
    interpret(story, cast.payroll, story.first, "We answer the phone ourselves")
    write_stop(
        programme=story.programme,
        unit=cast.payroll,
        text="The weekly list on paper",
        stops_on=today(),
        priority=None,
        by=cast.lead,
    )
    return story


def page_of(sign_in: SignIn, reader: Person, engagement: Engagement) -> str:
    return sign_in(reader).get(reverse("team_material", args=[engagement.pk])).text


def test_a_team_sees_what_its_unit_has_said(cast: Cast, said: Story, sign_in: SignIn) -> None:
    page = page_of(sign_in, cast.member, team(cast, a_coach(cast)))
    assert "We answer the phone ourselves" in page
    assert "The weekly list on paper" in page
    assert "Whoever needs us reaches us." in page


def test_with_a_coach_from_outside_only_what_the_coach_may_read_too(
    cast: Cast, said: Story, sign_in: SignIn
) -> None:
    guest = make_guest("Gina Guest")
    engagement = team(cast, make_coach(guest, is_external=True))
    for reader in (guest, cast.member):
        page = page_of(sign_in, reader, engagement)
        assert "We answer the phone ourselves" not in page
        assert "The weekly list on paper" not in page
        assert "Whoever needs us reaches us." in page
        assert "Your coach comes from outside" in page


def test_a_story_that_one_of_them_does_not_hear_is_shown_to_none(
    cast: Cast, said: Story, sign_in: SignIn
) -> None:
    told = published(cast, said, by=cast.lead, audience=cast.payroll)
    engagement = team(cast, a_coach(cast))
    assert told.audience == cast.payroll
    assert has_heard(cast.member, told.tellings.get().pk)
    # The coach is in the board, and doesn’t hear it.
    assert "The story, as it is told here" not in page_of(sign_in, cast.member, engagement)


def test_it_asks_little(cast: Cast, said: Story, sign_in: SignIn) -> None:
    engagement = team(cast, a_coach(cast))
    client = sign_in(cast.member)
    for name in ("team_material", "engagement_people", "group_times", "engagement_sessions"):
        assert_max_queries(client, reverse(name, args=[engagement.pk]))


def test_a_circle_has_no_unit_to_work_with(cast: Cast, sign_in: SignIn) -> None:
    engagement, people = going_on(cast)
    assert sign_in(people[0]).get(reverse("team_material", args=[engagement.pk])).status_code == 404
