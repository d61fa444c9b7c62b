"""Twenty-five people at once, each losing the connection again and again: all arrives, and once."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from cast import Cast
from django.db import connections
from programmes import Story
from pytest_django.live_server_helper import LiveServer
from retrospectives import Visitor, begin, bring_to, enlarge, seat

from inhabit.people.models import Person
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.stages.reflect.retrospectives.actions.closing import close_retrospective
from inhabit.stages.reflect.retrospectives.actions.ideas import agree_on
from inhabit.stages.reflect.retrospectives.models import Card, Idea, Phase, Retrospective, Topic, Voice

EVERYBODY = 25
CARDS_EACH = 3


def lossy(chance: random.Random) -> list[str]:
    """Return what goes wrong at each send: the request never arrives, or its answer does not."""
    return [chance.choice(["the request", "the answer", "the answer", ""]) for _ in range(6)]


def everybody[T](visitors: list[Visitor], does: Callable[[Visitor], T]) -> list[T]:
    """Let all of them do it at the same time."""
    with ThreadPoolExecutor(len(visitors)) as pool:
        return list(pool.map(does, visitors))


@pytest.fixture
def team(transactional_db: None, cast: Cast, story: Story, live_server: LiveServer) -> list[Person]:
    return [cast.member, cast.colleague, cast.lead, *enlarge(cast, EVERYBODY - 3)]


def test_nothing_is_lost_and_nothing_doubled(
    team: list[Person], cast: Cast, story: Story, live_server: LiveServer
) -> None:
    chance = random.Random(20261122)
    stored = begin(cast, story)
    visitors = [Visitor.of(person, live_server.url, stored.pk) for person in team]
    everybody(visitors, Visitor.come_in)
    seat(stored, team)
    bring_to(stored, Phase.WRITE)

    texts = [
        f"Thought {number} of visitor {index}" for index in range(EVERYBODY) for number in range(CARDS_EACH)
    ]

    def writes(visitor: Visitor) -> set[int]:
        index = visitors.index(visitor)
        visitor.loses = lossy(random.Random(index))
        own = texts[index * CARDS_EACH : (index + 1) * CARDS_EACH]
        statuses = set()
        for number, text in enumerate(own):
            if index == 0 and number == 1:  # in the middle of it, somebody goes on to the next step
                bring_to(stored, Phase.GROUP)
                connections.close_all()
            key = uuid4()
            statuses.add(visitor.send("retrospective_card", key=key, column=number, text=text, revision=1))
        return statuses

    assert set.union(*everybody(visitors, writes)) == {200}
    stored = bring_to(stored, Phase.GROUP)
    assert sorted(Card.objects.values_list("text", flat=True)) == sorted(texts)
    assert not Card.objects.filter(topic=None).exists()

    cards = list(Card.objects.values_list("pk", flat=True))
    heaps = list(Topic.objects.values_list("pk", flat=True)[:5])

    def groups(visitor: Visitor) -> None:
        visitor.loses = lossy(random.Random(visitors.index(visitor)))
        for card in chance.sample(cards, 4):
            visitor.send("retrospective_place", key=uuid4(), card=card, topic=chance.choice(heaps))

    everybody(visitors, groups)
    assert Counter(Card.objects.values_list("pk", flat=True)) == Counter(cards)
    assert not Topic.objects.filter(cards=None).exists()

    stored = bring_to(stored, Phase.VOTE)
    topics = list(Topic.objects.values_list("pk", flat=True))

    def votes(visitor: Visitor) -> None:
        visitor.loses = lossy(random.Random(visitors.index(visitor)))
        for topic in topics[:5]:
            visitor.send("retrospective_voice", key=uuid4(), about=topic, is_given="1")

    everybody(visitors, votes)
    by_key = Counter(Voice.objects.values_list("key", flat=True))
    assert len(by_key) == EVERYBODY
    assert set(by_key.values()) == {3}

    stored = bring_to(stored, Phase.AGREE)
    assert sum(Topic.objects.values_list("voices", flat=True)) == EVERYBODY * 3
    promised(visitors[:3], stored, cast)


def promised(visitors: list[Visitor], stored: Retrospective, cast: Cast) -> None:
    """Let three of them each put a promise on the table and take it on; then it ends, twice."""
    keys: list[UUID] = [uuid4() for _ in visitors]

    def takes(visitor: Visitor) -> int:
        visitor.loses = lossy(random.Random(1))
        key = keys[visitors.index(visitor)]
        visitor.send("retrospective_idea", key=key, text=f"Promise {key}", kind="commitment", about="remit")
        return visitor.send("retrospective_act", idea=key, act="take")

    assert everybody(visitors, takes) == [200, 200, 200]
    for key in keys:
        agree_on(retrospective=stored, idea=key, is_agreed=True, by=cast.member)
    close_retrospective(retrospective=stored, by=cast.member)
    close_retrospective(retrospective=stored, by=cast.member)
    assert Idea.objects.filter(outcome=None).count() == 0
    assert Counter(Commitment.objects.values_list("outcome", flat=True)) == Counter(
        f"Promise {key}" for key in keys
    )
