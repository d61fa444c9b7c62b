"""How well a coach fits what somebody says they need, and what a further person costs a coach.

Whole points, so that sums are exact. Nothing is weighed but what both have said of themselves in the
same words, the language, and the distance in the organisation. Gender, age, origin and likeness of
character are not asked for and play no part.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from inhabit.coaching.matching.facts import Candidate, Seeker
from inhabit.coaching.matching.rules import day, hours_apart

TOPICS, STAGE, STYLE, LANGUAGE = 55, 15, 15, 10  # points for all that was asked for
OTHER_UNIT = 5  # a coach from the same team knows too much of one's days
BEST = TOPICS + STAGE + STYLE + LANGUAGE + OTHER_UNIT
FULL_LOAD = 30  # points that the last place of a coach costs

type Reason = tuple[str, str]  # a key of matching.reasons, and what it is about


@dataclass(frozen=True)
class Fit:
    """0 to ``BEST`` points, and why."""

    points: int
    reasons: tuple[Reason, ...]


def fit(seeker: Seeker, candidate: Candidate) -> Fit:
    """Return how well ``candidate`` fits. Whoever asks for nothing in particular is fitted by everybody."""
    needs = seeker.needs
    topics = [topic for topic in needs.topics if topic in candidate.topics]
    styles = [style for style in needs.styles if style in candidate.styles]
    languages = [code for code in needs.languages if code in candidate.languages]
    is_elsewhere = not seeker.place.units & candidate.place.units
    points = (
        share(TOPICS, len(topics), len(needs.topics))
        + (STAGE if not needs.stage or needs.stage in candidate.stages else 0)
        + share(STYLE, len(styles), len(needs.styles))
        + (LANGUAGE if languages[:1] == list(needs.languages[:1]) else 0)
        + (OTHER_UNIT if is_elsewhere else 0)
    )
    reasons = [("language", code) for code in languages or candidate.languages[:1]]
    reasons += [("topic", topic) for topic in topics]
    reasons += [("stage", needs.stage)] if needs.stage in candidate.stages else []
    reasons += [("style", style) for style in styles]
    reasons += [("apart", f"{apart(seeker, candidate):g}")]
    return Fit(points, tuple(reasons))


def share(points: int, matched: int, asked: int) -> int:
    """Return the part of ``points`` that was met: all of them where nothing was asked."""
    return points * matched // asked if asked else points


def apart(seeker: Seeker, candidate: Candidate) -> float:
    return hours_apart(seeker.place.zone, candidate.place.zone, day(timezone.now()))


def load_cost(taken: int, capacity: int) -> int:
    """Return what one more person costs a coach who has ``taken`` of ``capacity`` places, in points.

    It rises with the square of how full they would be, so each further place costs more than the last.
    """
    return FULL_LOAD * (taken + 1) ** 2 // capacity**2
