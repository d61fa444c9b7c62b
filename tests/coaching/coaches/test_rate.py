"""What a session costs is read by the programme team and the coach, and by nobody else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from cast import Cast, SignIn
from engagements import engage, make_coach, make_cohort

from inhabit.coaching.coaches.permissions import readers_of_rate

RATE = {"rate": Decimal("187.50"), "currency": "CHF"}
PAGES = ("/coaching/coaches/", "/coaching/coaches/{pk}/", "/coaching/", "/coaching/as-coach/", "/me/data/")


def test_the_programme_team_and_the_coach_read_it(cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach, **RATE)
    assert "187.50" in sign_in(cast.steward).get("/coaching/team/coaches/").content.decode()
    assert "187.5" in sign_in(cast.steward).get(f"/coaching/team/coaches/{coach.pk}/").content.decode()
    assert "187.5" in sign_in(cast.coach).get("/coaching/as-coach/").content.decode()


@pytest.mark.parametrize("who", ["member", "lead", "sponsor", "privacy_officer", "outsider"])
def test_nobody_else_does_not_even_whoever_is_coached(who: str, cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach, **RATE)
    engage(cast.member, coach, cohort=make_cohort(cast.board, party=cast.sponsor))
    client = sign_in(getattr(cast, who))
    for page in PAGES:
        content = client.get(page.format(pk=coach.pk)).content.decode()
        assert "187.5" not in content, page
        assert "CHF" not in content, page


def test_the_sentence_beside_it_is_the_rule(cast: Cast) -> None:
    readers = readers_of_rate(cast.coach)
    assert readers.include(cast.coach)
    assert readers.include(cast.steward)
    assert not readers.include(cast.member)
