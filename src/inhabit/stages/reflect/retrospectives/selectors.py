"""What the pages of retrospectives show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery
from django.utils import timezone

from inhabit.people.models import Person, Unit
from inhabit.stages.reflect.retrospectives.frames import questions_of
from inhabit.stages.reflect.retrospectives.models import (
    GONE_AFTER,
    GRACE,
    HERE_FOR,
    LEAST_UNNAMED,
    MOST_VOICES,
    Card,
    Idea,
    Phase,
    Retrospective,
    RetrospectiveQuerySet,
    Seat,
    Support,
    Topic,
    Voice,
)
from inhabit.stages.reflect.retrospectives.receipts import receipt_for

SIGN_EVERY = timedelta(seconds=20)
NOBODY = UUID(int=0)  # the voting key of who has no seat


@dataclass(frozen=True)
class Pulse:
    """All that a page has to know to see whether it is up to date: read in one query, every few seconds.

    ``mark`` is the same as long as the page would look the same. ``needs_sign``: the reader's seat was last
    seen a while ago.
    """

    mark: str
    needs_sign: bool
    here: int
    is_facilitator_gone: bool


def pulse_of(pk: int, person: Person) -> Pulse | None:
    """Return how it stands with a retrospective for ``person``; None where there is none."""
    now = timezone.now()
    seats = Seat.objects.filter(retrospective=OuterRef("pk"))
    here = seats.filter(seen_at__gte=now - HERE_FOR).values("retrospective").annotate(number=Count("pk"))
    facilitating = seats.filter(person=OuterRef("facilitator"))
    fields = ("version", "phase", "phase_began_at", "starts_at", "here", "theirs", "mine")
    row = (
        Retrospective.objects.filter(pk=pk)
        .annotate(
            here=Subquery(here.values("number")),
            theirs=Subquery(facilitating.values("seen_at")),
            mine=Subquery(seats.filter(person=person).values("seen_at")),
        )
        .values_list(*fields)
        .first()
    )
    if row is None:
        return None
    version, phase, began, starts_at, here_now, theirs, mine = row
    is_gone = (theirs or starts_at) < now - GONE_AFTER
    is_settled = phase != Phase.GROUP or now >= began + GRACE
    mark = f"{version}-{here_now or 0}-{is_gone:d}{is_settled:d}{starts_at <= now:d}"
    return Pulse(mark, mine is None or mine < now - SIGN_EVERY, here_now or 0, is_gone)


@dataclass(frozen=True)
class CardShown:
    """A card as everybody reads it, with the question that it answers."""

    pk: UUID
    text: str
    question: str
    author: Person | None
    is_removed: bool


@dataclass(frozen=True)
class TopicShown:
    """A topic with its cards as they are seen now. ``is_chosen``: it has one of the reader's voices."""

    topic: Topic
    cards: tuple[CardShown, ...]
    is_chosen: bool

    @property
    def pk(self) -> UUID:
        return self.topic.pk

    @property
    def name(self) -> str:
        """Return its title, else what its first card says."""
        words = self.topic.title or next((card.text for card in self.cards if not card.is_removed), "")
        return words if len(words) <= 60 else f"{words[:59]}…"


@dataclass(frozen=True)
class IdeaShown:
    idea: Idea
    supports: int
    is_mine: bool  # the reader can go with it
    about: str


@dataclass(frozen=True)
class Room:
    """What somebody sees of a retrospective that goes on."""

    retrospective: Retrospective
    pulse: Pulse
    questions: list[str]
    own: dict[int, list[Card]]  # by question
    written: int
    topics: tuple[TopicShown, ...]
    ideas: tuple[IdeaShown, ...]
    voices_left: int
    now: datetime

    @property
    def is_large_enough(self) -> bool:
        return self.pulse.here >= LEAST_UNNAMED

    @property
    def takes_late_cards(self) -> bool:
        return self.retrospective.phase == Phase.GROUP and self.retrospective.takes_cards(self.now)

    @property
    def has_begun(self) -> bool:
        return self.retrospective.starts_at <= self.now

    @property
    def columns(self) -> list[tuple[int, str, list[Card]]]:
        return [(number, words, self.own.get(number, [])) for number, words in enumerate(self.questions)]

    @property
    def seconds_left(self) -> int | None:
        """Return how much time this phase has left, as of the pause where there is one; None untimed."""
        ends_at = self.retrospective.ends_at
        if ends_at is None:
            return None
        return max(0, int((ends_at - (self.retrospective.paused_at or self.now)).total_seconds()))

    @property
    def minutes_left(self) -> int:
        return -(-(self.seconds_left or 0) // 60)


def room_of(
    retrospective: Retrospective, pulse: Pulse, seat: Seat | None, person: Person, secret: str
) -> Room:
    """Return what ``person`` sees; ``secret`` is what their browser finds its own cards by."""
    now = timezone.now()
    cards = list(retrospective.cards.exclude(text="").select_related("author").order_by("pk"))
    own: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        if card.receipt == receipt_for(secret, person, card.pk):
            own[card.column].append(card)
    key = seat.voting_key if seat else NOBODY
    topics = topics_seen(retrospective, cards, key, now)
    return Room(
        retrospective=retrospective,
        pulse=pulse,
        questions=questions_of(retrospective),
        own=own,
        written=len(cards),
        topics=topics,
        ideas=ideas_seen(retrospective, topics, key),
        voices_left=MOST_VOICES - sum(topic.is_chosen for topic in topics),
        now=now,
    )


def topics_seen(
    retrospective: Retrospective, cards: Sequence[Card], key: UUID, now: datetime
) -> tuple[TopicShown, ...]:
    """Return the topics with their cards, in an order that says nothing; after the vote by their voices.

    While cards may still come in late, those that did stay out of sight: all of them appear at once.
    """
    if retrospective.phase in {Phase.LOBBY, Phase.WRITE}:
        return ()
    hides_late, questions = retrospective.takes_cards(now), questions_of(retrospective)
    by_topic: dict[UUID | None, list[Card]] = defaultdict(list)
    for card in cards:
        if not (hides_late and card.is_late):
            by_topic[card.topic_id].append(card)
    chosen = set(
        Voice.objects.filter(topic__retrospective=retrospective, key=key).values_list("topic", flat=True)
    )
    shown = [
        TopicShown(
            topic, tuple(shown_card(card, questions) for card in by_topic[topic.pk]), topic.pk in chosen
        )
        for topic in retrospective.topics.order_by("pk")
        if topic.pk in by_topic
    ]
    if retrospective.phase == Phase.AGREE or retrospective.is_over:
        shown.sort(key=lambda one: -one.topic.voices)
    return tuple(shown)


def shown_card(card: Card, questions: Sequence[str]) -> CardShown:
    question = questions[card.column] if card.column < len(questions) else ""
    return CardShown(card.pk, card.text, question, card.author, card.is_removed)


def ideas_seen(
    retrospective: Retrospective, topics: Sequence[TopicShown], key: UUID
) -> tuple[IdeaShown, ...]:
    """Return what lies on the table, what is agreed first."""
    if retrospective.phase != Phase.AGREE:
        return ()
    names: dict[UUID | None, str] = {one.pk: one.name for one in topics}
    mine = set(
        Support.objects.filter(idea__retrospective=retrospective, key=key).values_list("idea", flat=True)
    )
    ideas = retrospective.ideas.select_related("owner").annotate(supports_now=Count("supports"))
    return tuple(
        IdeaShown(idea, idea.supports_now, idea.pk in mine, names.get(idea.topic_id, ""))
        for idea in ideas.order_by("-is_agreed", "pk")
    )


@dataclass(frozen=True)
class Summary:
    """What is left of a retrospective. To who is not of the unit, only what was agreed on."""

    retrospective: Retrospective
    questions: list[str]
    topics: tuple[TopicShown, ...]
    agreed: tuple[Idea, ...]
    is_of_unit: bool


def summary_of(retrospective: Retrospective, *, is_of_unit: bool) -> Summary:
    agreed = retrospective.ideas.filter(is_agreed=True).select_related("owner").order_by("kind", "pk")
    cards = (
        list(retrospective.cards.exclude(text="").select_related("author").order_by("column", "pk"))
        if is_of_unit
        else []
    )
    topics = topics_seen(retrospective, cards, NOBODY, timezone.now()) if is_of_unit else ()
    return Summary(retrospective, questions_of(retrospective), topics, tuple(agreed), is_of_unit)


def retrospectives_of(unit: Unit) -> RetrospectiveQuerySet:
    """Return those of ``unit`` that have ended with something to read, the latest first."""
    ended = Retrospective.objects.filter(unit=unit, phase=Phase.CLOSED)
    return ended.prefetch_related("ideas__owner").order_by("-starts_at", "-pk")
