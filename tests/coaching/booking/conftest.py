"""A coach who works on weekdays, and somebody who is coached."""

import pytest
from booking_days import works
from cast import Cast
from engagements import engage, make_coach

from inhabit.coaching.models import Coach, Engagement


@pytest.fixture
def coach(cast: Cast) -> Coach:
    cast.coach.time_zone = cast.member.time_zone = cast.colleague.time_zone = "Europe/Berlin"
    for person in (cast.coach, cast.member, cast.colleague):
        person.save()
    coach = make_coach(cast.coach)
    works(coach)
    return coach


@pytest.fixture
def engagement(cast: Cast, coach: Coach) -> Engagement:
    return engage(cast.member, coach)
