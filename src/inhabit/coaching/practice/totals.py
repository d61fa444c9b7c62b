"""Figures of all coaching: from eight people on, as they stood at the end of last month.

Here alone what people asked for by themselves is counted, and only together with all else. By the month,
so that nobody sees a figure move on the day on which somebody met their coach.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.utils.timezone import get_default_timezone

from inhabit.coaching.models import Coach, Engagement, Offer, Participant, Session
from inhabit.people.models import Unit, today

FEWEST = 8
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Share:
    """So many of so many; kept from saying none or all of them."""

    part: int
    whole: int


@dataclass(frozen=True)
class Level:
    """How many of the leads of one or several levels are coached in an offer."""

    first: int
    last: int
    share: Share


@dataclass(frozen=True)
class Totals:
    """Sessions of all coaching; ``is_of_all``: those that people asked for by themselves are among them."""

    held: int
    people: int
    is_of_all: bool


def month_begun() -> datetime:
    """Return when this month began: figures end there."""
    return datetime.combine(today().replace(day=1), time(), tzinfo=get_default_timezone())


def share(part: int, whole: int) -> Share | None:
    """Return ``part`` of ``whole`` people, None for too few; never none and never all."""
    if whole < FEWEST:
        return None
    return Share(min(max(part, 1), whole - 1), whole)


def totals() -> Totals:
    """Count people, then their sessions; own requests only where eight people made one."""
    met = Session.objects.held().filter(starts_at__lt=month_begun(), engagement__isnull=False)
    offered = Q(engagement__is_three_way=True)
    people = Participant.objects.filter(Exists(met.filter(engagement=OuterRef("engagement")))).aggregate(
        offered=Count("person", distinct=True, filter=offered),
        own=Count("person", distinct=True, filter=~offered),
        all=Count("person", distinct=True),
    )
    # Counted alone, either is read from an index; both at once would go through every session.
    if people["own"] >= FEWEST:
        return Totals(met.count(), people["all"], is_of_all=True)
    return Totals(met.filter(offered).count(), people["offered"], is_of_all=False)


def acceptance() -> Share | None:
    """Return how many said yes, of all whom coaching was offered by the end of last month."""
    made = Offer.objects.filter(made_at__lt=month_begun())
    counts = made.aggregate(all=Count("pk"), yes=Count("pk", filter=Q(state=Offer.State.ACCEPTED)))
    return share(counts["yes"], counts["all"])


def drop_outs() -> Share | None:
    """Return how many coachings ended before all sessions were held, of those that ended in a year.

    Those that people asked for by themselves are among them where these were eight people, too.
    """
    until = month_begun()
    ended = Engagement.objects.filter(
        state=Engagement.State.ENDED, agreed_at__isnull=False, ended_at__lt=until, ended_at__gte=until - YEAR
    )
    whole = Session.objects.held().filter(engagement=OuterRef("pk"), number__gte=OuterRef("sessions_planned"))
    own = Count("participants__person", distinct=True, filter=Q(is_three_way=False))
    if ended.aggregate(own=own)["own"] < FEWEST:
        ended = ended.filter(is_three_way=True)
    counts = ended.aggregate(
        all=Count("pk", distinct=True),
        whole=Count("pk", distinct=True, filter=Exists(whole)),
        people=Count("participants__person", distinct=True),
    )
    is_enough = counts["people"] >= FEWEST
    return share(counts["all"] - counts["whole"], counts["all"]) if is_enough else None


def coverage() -> list[Level]:
    """Return how many leads are coached in an offer, by level; too few go with the next level."""
    coached = Participant.objects.filter(
        person=OuterRef("lead"), engagement__is_three_way=True, engagement__agreed_at__isnull=False
    )
    leads = Unit.objects.open().filter(lead__isnull=False).order_by("depth").values("depth")
    rows = leads.annotate(
        all=Count("lead", distinct=True), part=Count("lead", distinct=True, filter=Exists(coached))
    )
    return merged([(row["depth"], row["part"], row["all"]) for row in rows])


def merged(levels: list[tuple[int, int, int]]) -> list[Level]:
    """Return ``levels`` (depth, part, all) of eight leads at least; what is left over joins the last."""
    found: list[list[int]] = []
    waiting: list[int] = []
    for depth, part, whole in levels:
        begun = waiting or [depth, depth, 0, 0]
        waiting = [begun[0], depth, begun[2] + part, begun[3] + whole]
        if waiting[3] >= FEWEST:
            found, waiting = [*found, waiting], []
    if waiting and found:
        last = found[-1]
        found[-1] = [last[0], waiting[1], last[2] + waiting[2], last[3] + waiting[3]]
    return [Level(first, last, Share(part, whole)) for first, last, part, whole in found]


def places_taken() -> Share | None:
    """Return how many places of all coaches are taken by coaching that was offered; no other is counted."""
    in_service = Coach.objects.in_service()
    places = in_service.aggregate(all=Sum("capacity", default=0))["all"]
    going = Engagement.objects.taking_up_capacity().filter(coach__in=in_service, is_three_way=True)
    return Share(min(going.count(), places), places) if places else None
