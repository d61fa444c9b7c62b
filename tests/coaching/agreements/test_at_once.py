"""Both sides press at the same instant; and somebody changes the words while another agrees."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from cast import Cast
from django.db import connection
from engagements import make_coach

from inhabit.coaching.agreements.actions import (
    OtherVersionError,
    agree,
    current_agreement,
    end_engagement,
    propose_sentence,
)
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Engagement, Signature
from inhabit.notify.models import Notice

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do ``acts`` at the same instant, each on a connection of its own; return results or errors."""
    start = Barrier(len(acts), timeout=30)

    def do(act: Callable[[], object]) -> object:
        try:
            start.wait()
            return act()
        except OtherVersionError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return Cast()


@pytest.fixture
def engagement(people: Cast) -> Engagement:
    return open_engagement(coach=make_coach(people.coach), coachees=[people.member])


def test_both_press_at_once_and_it_begins_once(people: Cast, engagement: Engagement) -> None:
    first = engagement.agreements.get()
    at_once(
        lambda: agree(agreement=first, side="coachee", by=people.member),
        lambda: agree(agreement=first, side="coach", by=people.coach),
        lambda: agree(agreement=first, side="coach", by=people.coach),
    )
    engagement.refresh_from_db()
    assert engagement.is_going_on
    assert Signature.objects.count() == 2
    assert Notice.objects.filter(kind="coaching.agreed").count() == 2


def test_nobody_agrees_to_words_they_have_not_read(people: Cast, engagement: Engagement) -> None:
    first = engagement.agreements.get()
    at_once(
        lambda: propose_sentence(engagement=engagement, text="We walk.", by=people.member),
        lambda: agree(agreement=first, side="coach", by=people.coach),
    )
    standing = current_agreement(engagement)
    assert standing is not None
    assert standing.number == 2
    assert not standing.signatures.exists()


def test_both_end_it_at_once_and_it_ends_once(people: Cast, engagement: Engagement) -> None:
    at_once(
        lambda: end_engagement(engagement=engagement, by=people.member),
        lambda: end_engagement(engagement=engagement, by=people.coach),
    )
    engagement.refresh_from_db()
    assert engagement.state == Engagement.State.ENDED
    assert Notice.objects.filter(kind="coaching.has_ended").count() == 1
