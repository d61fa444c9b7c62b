"""What a coach reads of what people say: whole batches, and all batches together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from inhabit.coaching.feedback.sums import Sums
from inhabit.coaching.models import AllianceBatch, AllianceSum, AllianceWish, Coach, Item
from inhabit.people.models import today

# From here on two answers out of three lie more than this many points from each other.
CLOSE, APART = 0.8, 1.3
FEWEST_COACHES, FEWEST_ANSWERS = 5, 25


@dataclass(frozen=True)
class Line:
    """One item: its words, its mean from 1 to 5, and how far people are apart."""

    words: str | Promise
    mean: float
    spread: str


@dataclass(frozen=True)
class Batch:
    """What at least five people said, as the coach reads it."""

    released_on: date
    lines: list[Line]
    wishes: list[str]


def spread_in_words(spread: float) -> str:
    if spread < CLOSE:
        return _("close together")
    return _("somewhat apart") if spread < APART else _("far apart")


def lines_of(sums: dict[str, Sums]) -> list[Line]:
    return [Line(item.label, sums[item].mean, spread_in_words(sums[item].spread)) for item in Item]


def all_batches(coach: Coach) -> list[Line]:
    """Return what everybody has said of ``coach`` so far; empty until a first batch is read."""
    return together(AllianceSum.objects.filter(batch__coach=coach), coaches=1, answers=0)


def together(sums: QuerySet[AllianceSum], *, coaches: int, answers: int) -> list[Line]:
    """Return ``sums`` added up, in one query; empty for fewer ``coaches`` or ``answers``."""
    rows = (
        sums.order_by()
        .values("item")
        .annotate(
            coaches=Count("batch__coach", distinct=True),
            answers=Sum("batch__people"),
            points_in_all=Sum("points"),
            squares_in_all=Sum("squares"),
        )
    )
    added = {
        row["item"]: Sums(row["answers"], row["points_in_all"], row["squares_in_all"])
        for row in rows
        if row["coaches"] >= coaches and row["answers"] >= answers
    }
    return lines_of(added) if added else []


def batches_of(coach: Coach) -> QuerySet[AllianceBatch]:
    return AllianceBatch.objects.filter(coach=coach)


def read_batches(batches: Iterable[AllianceBatch]) -> list[Batch]:
    """Open ``batches`` for their coach, in two queries."""
    rows = list(batches)
    sums: dict[int, dict[str, Sums]] = defaultdict(dict)
    people = {batch.pk: batch.people for batch in rows}
    for kept in AllianceSum.objects.filter(batch__in=rows):
        sums[kept.batch_id][kept.item] = Sums(people[kept.batch_id], kept.points, kept.squares)
    wishes: dict[int, list[str]] = defaultdict(list)
    for wish in AllianceWish.objects.filter(batch__in=rows):
        wishes[wish.batch_id].append(wish.text)
    return [Batch(batch.released_on, lines_of(sums[batch.pk]), wishes[batch.pk]) for batch in rows]


def alliance_of_organisation() -> list[Line]:
    """Return what people say of all coaches together; empty for fewer than five coaches or 25 answers.

    By the quarter, so that nobody can subtract what came in when one coach's batch was read.
    """
    day = today()
    quarter = date(day.year, day.month - (day.month - 1) % 3, 1)
    sums = AllianceSum.objects.filter(batch__released_on__lt=quarter)
    return together(sums, coaches=FEWEST_COACHES, answers=FEWEST_ANSWERS)
