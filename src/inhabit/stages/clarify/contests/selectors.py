"""What the pages on contests show."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, Count, F, Q, Value, When
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.programme.models import Programme
from inhabit.stages.clarify.contests.models import Contest, ContestQuerySet
from inhabit.strategy.models import Statement

CONTESTS_PER_PAGE = 20


@dataclass(frozen=True)
class Shown:
    """A contest on a page: how it stands, as a chip and as a sentence. ``tone`` colours the chip."""

    contest: Contest
    chip: str
    tone: str
    sentence: str


@dataclass(frozen=True)
class PriorityCount:
    """How many units said something against a priority, and how many of them still wait."""

    statement: Statement
    number: int
    waiting: int
    share: str  # of the most, as an SVG length
    share_waiting: str

    @property
    def answered(self) -> int:
        return self.number - self.waiting


CLOSED_BY_STRATEGY = gettext_lazy("The strategy no longer has this priority, so it needs no answer any more.")
CLOSED_BY_END = gettext_lazy("The programme ended before this was answered.")


def shown(contest: Contest) -> Shown:
    """Return how ``contest`` (from ``for_pages``) stands."""
    reason = why_closed(contest)
    if contest.state == Contest.State.ANSWERED:
        label = contest.answer.get_verdict_display() if contest.answer else _("Answered")
        return Shown(contest, label, "good", "")
    if contest.state == Contest.State.TAKEN_BACK:
        return Shown(contest, _("Taken back"), "", _("The unit has taken this back."))
    if reason:
        return Shown(contest, _("Closed"), "", str(reason))
    if contest.is_overdue:
        return Shown(contest, _("Overdue"), "warn", waits_in_words(contest))
    return Shown(contest, _("Waits for an answer"), "", waits_in_words(contest))


def why_closed(contest: Contest) -> str | Promise:
    if contest.programme.ended_at is not None:
        return CLOSED_BY_END
    return "" if contest.is_in_strategy else CLOSED_BY_STRATEGY  # type: ignore[attr-defined]  # annotated


def waits_in_words(contest: Contest) -> str:
    """Say whom it waits for, since when and until when."""
    who = contest.waits_for
    days = {
        "since": date_format(contest.waiting_since, "MONTH_DAY_FORMAT"),
        "until": date_format(contest.due_on, "MONTH_DAY_FORMAT"),
    }
    if who is None:
        names = _("the sponsors of the programme")
    else:
        names = _("%(lead)s (%(unit)s)") % {"lead": who.lead, "unit": who} if who.lead else str(who)
    if not contest.is_overdue:
        return _("It waits for %(who)s since %(since)s, until %(until)s.") % {"who": names, **days}
    also = contest.next_above
    if who is None:
        return _("It waits for %(who)s and was due on %(until)s.") % {"who": names, **days}
    over = str(also.lead or also) if also is not None else _("the sponsors of the programme")
    return _("It waits for %(who)s and was due on %(until)s. %(over)s can answer it, too.") % {
        "who": names,
        "over": over[:1].upper() + over[1:],
        **days,
    }


def in_order_of_need(contests: ContestQuerySet) -> ContestQuerySet:
    """Return what waits, the oldest first, then what is closed; ``contests`` come from ``for_pages``."""
    still_asked = Q(state=Contest.State.OPEN, is_in_strategy=True, programme__ended_at=None)
    is_waiting = Case(When(still_asked, then=Value(1)), default=Value(0))
    return contests.annotate(is_waiting=is_waiting).order_by(
        "-is_waiting", F("closed_at").desc(nulls_first=True), "waiting_since", "pk"
    )


def counts_by_priority(programme: Programme, statements: list[Statement]) -> list[PriorityCount]:
    """Return for each priority that somebody said something against how many did, the most first."""
    standing = Contest.objects.filter(programme=programme).exclude(state=Contest.State.TAKEN_BACK)
    rows = standing.values("priority").annotate(
        number=Count("pk"), waiting=Count("pk", filter=Q(state=Contest.State.OPEN))
    )
    counts = {row["priority"]: (row["number"], row["waiting"]) for row in rows}
    most = max((number for number, _waiting in counts.values()), default=1)
    named = [(item, *counts[item.priority_id]) for item in statements if item.priority_id in counts]
    return [
        PriorityCount(item, number, waiting, length(number, most), length(waiting, most))
        for item, number, waiting in sorted(named, key=lambda row: -row[1])
    ]


def length(number: int, most: int) -> str:
    return f"{100 * number / most:.2f}%"
