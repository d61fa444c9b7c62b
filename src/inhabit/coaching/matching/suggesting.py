"""Three coaches for one person: the best that may, differing from each other, and by turns where they tie."""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from inhabit.coaching.matching.facts import Candidate, Seeker, candidates, seekers
from inhabit.coaching.matching.fit import Fit, fit, load_cost
from inhabit.coaching.matching.reasons import reasons_to_text
from inhabit.coaching.matching.rules import Barred, barred
from inhabit.coaching.models import Enquiry, Match

HOW_MANY = 3
DIFFERENCE = 6  # points for a topic or style that those chosen before don't bring


@dataclass(frozen=True)
class Ranked:
    """A coach who may, how well they fit, and their place among equals."""

    candidate: Candidate
    fit: Fit
    lot: bytes

    @property
    def points(self) -> int:
        return self.fit.points - load_cost(self.candidate.taken, self.candidate.capacity)


@transaction.atomic
def suggest(enquiry: Enquiry) -> list[Match]:
    """Return the suggestions of ``enquiry``, made now where there are none; empty where nobody may.

    Asked twice, or twice at once, it answers with the same three.
    """
    locked = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    standing = list(
        locked.matches.filter(state=Match.State.SUGGESTED).select_related("coach__person").order_by("rank")
    )
    return standing or make_suggestions(locked)


@transaction.atomic
def suggest_others(enquiry: Enquiry) -> list[Match]:
    """Put the standing suggestions of ``enquiry`` aside and return three new ones, if there are any."""
    locked = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    locked.matches.filter(state=Match.State.SUGGESTED).update(state=Match.State.PASSED)
    return make_suggestions(locked)


def make_suggestions(enquiry: Enquiry, most: int = HOW_MANY) -> list[Match]:
    """Suggest up to ``most`` coaches who have not been suggested before."""
    [seeker] = seekers([enquiry])
    chosen = differing(ranked(seeker, candidates()), most)
    first = enquiry.matches.count() + 1
    return Match.objects.bulk_create(
        Match(
            enquiry=enquiry,
            coach_id=one.candidate.coach,
            rank=rank,
            reasons=reasons_to_text(one.fit.reasons),
        )
        for rank, one in enumerate(chosen, first)
    )


def ranked(seeker: Seeker, everybody: Iterable[Candidate]) -> list[Ranked]:
    """Return the coaches who may, the best first; equals by load, then by a lot of this enquiry."""
    may = [
        Ranked(candidate, fit(seeker, candidate), lot(seeker, candidate))
        for candidate in everybody
        if barred(seeker, candidate) is None
    ]
    return sorted(may, key=lambda one: (-one.points, one.candidate.taken / one.candidate.capacity, one.lot))


def lot(seeker: Seeker, candidate: Candidate) -> bytes:
    """Return what decides between equals, so that it is not always the same coach who comes first."""
    drawn = f"match {seeker.enquiry} {candidate.coach}"
    return hmac.digest(str(settings.SECRET_KEY).encode(), drawn.encode(), "sha256")


def differing(best: list[Ranked], most: int = HOW_MANY) -> list[Ranked]:
    """Return up to ``most`` of ``best``: the first, then whoever also brings what the others don't."""
    rest = list(best)
    chosen: list[Ranked] = []
    while rest and len(chosen) < most:
        brought = {reason for one in chosen for reason in one.fit.reasons}
        pick = max(rest, key=lambda one: one.points + DIFFERENCE * is_new(one, brought))
        chosen.append(pick)
        rest.remove(pick)
    return chosen


def is_new(one: Ranked, brought: set[tuple[str, str]]) -> bool:
    offered = {reason for reason in one.fit.reasons if reason[0] in {"topic", "style"}}
    return bool(brought) and bool(offered - brought)


def why_nobody(enquiry: Enquiry) -> Counter[Barred]:
    """Return by which rule how many coaches are ruled out for ``enquiry``."""
    [seeker] = seekers([enquiry])
    return Counter(reason for one in candidates() if (reason := barred(seeker, one)) is not None)
