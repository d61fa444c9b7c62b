"""Two people take a coach's last place at the same moment: one gets it, the other sees somebody else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from cast import Cast
from django.db import connection
from searches import look, make_coaches, suggested

from inhabit.coaching.matching.choosing import NotPossibleError, choose_coach
from inhabit.coaching.models import Engagement, Enquiry, Match


@pytest.mark.django_db(transaction=True)
def test_the_last_place_goes_to_one() -> None:
    cast = Cast()
    [coach] = make_coaches(cast, 1, capacity=1, topics=["energy"])
    make_coaches(cast, 2, topics=["telling"])
    wanted = [suggested(look(who, topics=("energy",)))[0] for who in (cast.member, cast.colleague)]
    assert {match.coach for match in wanted} == {coach}
    start = Barrier(2, timeout=20)

    def choose(match: Match) -> bool:
        try:
            start.wait()
            choose_coach(match=match, by=match.enquiry.person)
        except NotPossibleError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(choose, wanted))
    assert sorted(results) == [False, True]
    assert Engagement.objects.get().coach == coach
    loser = Enquiry.objects.get(state=Enquiry.State.OPEN)
    assert loser.needs
    assert len(suggested(loser)) == 2
