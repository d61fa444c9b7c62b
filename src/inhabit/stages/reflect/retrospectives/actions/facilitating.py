"""What whoever facilitates does: going on and back, time, and handing over."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.people.circles import MembersOf
from inhabit.people.models import Person
from inhabit.stages.reflect.retrospectives.actions.changing import (
    PhaseIsOverError,
    count_change,
    is_live,
    locked,
)
from inhabit.stages.reflect.retrospectives.models import (
    GONE_AFTER,
    HERE_FOR,
    LEAST_UNNAMED,
    LIVE_PHASES,
    Card,
    Phase,
    Retrospective,
    Seat,
    Topic,
)

MINUTES = {Phase.WRITE: 8, Phase.GROUP: 8, Phase.VOTE: 4, Phase.AGREE: 15}
CHANCE = secrets.SystemRandom()


def facilitated(retrospective: Retrospective, by: Person) -> Retrospective:
    """Return it locked. ``PhaseIsOverError`` when it has ended, or somebody else facilitates."""
    stored = locked(retrospective.pk)
    if not is_live(stored) or stored.facilitator_id != by.pk:
        raise PhaseIsOverError
    return stored


@transaction.atomic
def go_to(*, retrospective: Retrospective, came_from: str, to: str, is_named: bool, by: Person) -> None:
    """Go to the next phase, or one back. A second click, from a phase that is over, goes nowhere.

    ``ValidationError`` when writing without names would begin with fewer than five who are here.
    """
    stored = facilitated(retrospective, by)
    if stored.phase != came_from:
        return
    here, there = LIVE_PHASES.index(Phase(stored.phase)), LIVE_PHASES.index(Phase(to))
    if abs(here - there) != 1:
        raise PhaseIsOverError
    if stored.phase == Phase.LOBBY:
        open_writing(stored, is_named)
    if there > here:
        settle(stored)
    now = timezone.now()
    stored.phase, stored.phase_began_at, stored.paused_at = to, now, None
    minutes = MINUTES.get(Phase(to))
    stored.ends_at = now + timedelta(minutes=minutes) if minutes else None
    stored.save(update_fields=["phase", "phase_began_at", "ends_at", "paused_at", "is_named", "starts_at"])
    count_change(stored)


def open_writing(stored: Retrospective, is_named: bool) -> None:
    """Settle whether names stand on the cards: while nothing is written they may; later not any more."""
    stored.starts_at = min(stored.starts_at, timezone.now())
    if stored.cards.exists():
        return
    stored.is_named = is_named
    if not is_named and seats_here(stored) < LEAST_UNNAMED:
        raise ValidationError(
            _("With fewer than five here, everybody would know who wrote what. Wait, or go on with names.")
        )


def seats_here(stored: Retrospective) -> int:
    return stored.seats.filter(seen_at__gte=timezone.now() - HERE_FOR).count()


def settle(stored: Retrospective) -> None:
    """Bring what the phase has brought into order as it ends."""
    if stored.phase in {Phase.WRITE, Phase.GROUP}:
        shuffle_cards(stored)
    elif stored.phase == Phase.VOTE:
        count_voices(stored)


def shuffle_cards(stored: Retrospective) -> None:
    """Write all cards anew in an order drawn by chance: not even the file keeps the one they came in."""
    cards = list(stored.cards.all())
    CHANCE.shuffle(cards)
    alone = [card for card in cards if card.text and card.topic_id is None]
    topics = Topic.objects.bulk_create([Topic(retrospective=stored) for _ in alone])
    for card, topic in zip(alone, topics, strict=True):
        card.topic = topic
    for card in cards:
        card.is_late = False
    stored.cards.all().delete()
    Card.objects.bulk_create(cards)


def count_voices(stored: Retrospective) -> None:
    topics = list(stored.topics.annotate(number=Count("given")))
    for topic in topics:
        topic.voices = topic.number
    Topic.objects.bulk_update(topics, ["voices"])


@transaction.atomic
def change_time(*, retrospective: Retrospective, what: str, by: Person) -> None:
    """Give a minute more, pause, go on after a pause, or go on without a timer, as ``what`` says."""
    stored, now = facilitated(retrospective, by), timezone.now()
    if what == "more":
        stored.ends_at = max(stored.ends_at or now, now) + timedelta(minutes=1)
    elif what == "pause" and stored.paused_at is None:
        stored.paused_at = now
    elif what == "go_on" and stored.paused_at is not None:
        stored.ends_at = stored.ends_at and stored.ends_at + (now - stored.paused_at)
        stored.paused_at = None
    elif what == "off":
        stored.ends_at = stored.paused_at = None
    stored.save(update_fields=["ends_at", "paused_at"])
    count_change(stored)


@transaction.atomic
def hand_over(*, retrospective: Retrospective, to: int, by: Person) -> None:
    """Let somebody else of the unit facilitate."""
    stored = facilitated(retrospective, by)
    other = MembersOf(stored.unit).people().filter(pk=to).first()
    if other is None:
        raise ValidationError(_("Choose somebody of the unit to facilitate."))
    stored.facilitator = other
    stored.save(update_fields=["facilitator"])
    count_change(stored)


@transaction.atomic
def take_over(*, retrospective: Retrospective, by: Person) -> None:
    """Facilitate in place of somebody who has been away for a minute.

    ``ValidationError`` while they are there.
    """
    stored = locked(retrospective.pk)
    if not is_live(stored):
        raise PhaseIsOverError
    if stored.facilitator_id == by.pk:
        return
    away_since = timezone.now() - GONE_AFTER
    seat = Seat.objects.filter(retrospective=stored, person=stored.facilitator_id).first()
    if (seat.seen_at if seat else stored.starts_at) > away_since and stored.facilitator_id:
        raise ValidationError(_("Whoever facilitates is here again."))
    stored.facilitator = by
    stored.save(update_fields=["facilitator"])
    count_change(stored)
