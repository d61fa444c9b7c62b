"""What Home asks of coaching begins with what is the person's own: it never goes through all sessions."""

import re

import pytest
from cast import Cast
from django.db import connection
from engagements import make_coach

from inhabit.coaching.steps import COACHING_SOURCES
from inhabit.programme.steps import Source, rows_of

# SQLite reads all rows, or all of one state, of which most rows are.
GOES_THROUGH_ALL = re.compile(
    r"SCAN \w*(?:session|engagement|participant)\b|coaching_(?:session|engagement) USING [^(]*\(state=\?\)"
)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by how many rows there are")
@pytest.mark.parametrize("source", COACHING_SOURCES, ids=lambda source: source.move)
def test_begins_with_what_is_the_persons_own(source: Source, cast: Cast) -> None:
    coach = make_coach(cast.coach)
    for person in (coach.person, cast.member, cast.steward):
        rows = rows_of(source, 0, person)
        if not rows.query.is_empty():
            assert not GOES_THROUGH_ALL.findall(rows.explain())
