"""What stands on the page of a review, gathered from what is there, as plain values to be kept for good.

A page is made of ``first`` and ``last`` (days), ``set_out`` (name and words), ``figures`` (None where
fewer than eight people stand behind one) and ``did``, ``learned`` and ``next`` (kind and words, a few of
each). It holds nobody's name.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from inhabit.people.models import Unit, UnitAncestor
from inhabit.programme.models import Programme, Stage, UnitStage
from inhabit.programme.selectors import statements_now
from inhabit.stages.clarify.models import Interpretation
from inhabit.stages.clarify.stops.models import Stop
from inhabit.stages.empower.barriers.models import Barrier, State, Trial
from inhabit.stages.empower.commitments.models import CommitmentPool
from inhabit.stages.empower.decisions.models import Decision, LookBack
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.retrospectives.models import Idea, Phase
from inhabit.stages.reflect.reviews.cycles import Span, span_of
from inhabit.strategy.models import Statement

type Page = dict[str, Any]

ALL = Q(pk__isnull=False)  # holds always; an empty one would vanish where it is joined by “or”
FEW = 3  # of each kind, so that all of it fits on one page
LEAST_PEOPLE = 8  # behind a count, see privacy


def page_of_unit(unit: Unit, programme: Programme, cycle: int) -> Page:
    """Return the page of one unit's cycle."""
    span = span_of(programme, unit, cycle)
    only = Units(Q(unit=unit), Q(home=unit))
    return {
        **days_of(span),
        "set_out": interpretations_of(unit, programme),
        "figures": figures_in(programme, cycle, span, only, below=unit),
        "did": things_done(only, span),
        "learned": things_learned(only, span),
        "next": things_next(only, span),
    }


def page_of_programme(programme: Programme, cycle: int) -> Page:
    """Return the page of the whole programme's cycle: that of its root unit says from when to when."""
    root = programme.root_unit
    span = span_of(programme, root, cycle)
    below = UnitAncestor.objects.filter(ancestor=root).values("unit")
    inside = Units(Q(unit__in=below), Q(home__in=below))
    units = Units(ALL, ALL) if root.parent_id is None else inside
    stages = UnitStage.objects.filter(programme=programme, unit__is_open=True)
    figures = figures_in(programme, cycle, span, units, below=root)
    figures["units"] = stages.count()
    figures["units_through"] = stages.filter(Q(cycle__gt=cycle) | Q(cycle=cycle, stage=Stage.REFLECT)).count()
    return {
        **days_of(span),
        "set_out": priorities_of(programme),
        "figures": figures,
        "did": things_done(units, span),
        "learned": things_learned(units, span),
        "next": things_next(units, span, with_strategy=True),
    }


class Units:
    """Which units are looked at: as a filter on ``unit``, and on the ``home`` of barriers."""

    def __init__(self, unit: Q, home: Q) -> None:
        self.unit = unit
        self.home = home


def days_of(span: Span) -> Page:
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}


def interpretations_of(unit: Unit, programme: Programme) -> list[Page]:
    """Return what the unit says of its own on each priority, and that one's key points."""
    said = Interpretation.objects.shared().filter(
        unit=unit, programme=programme, stance=Interpretation.Stance.OURS, said_with=None
    )
    names = {one.priority_id: one.name for one in statements_now(programme)}
    return [{"name": names.get(each.priority_id, ""), "words": each.meaning} for each in said]


def priorities_of(programme: Programme) -> list[Page]:
    statements = statements_now(programme)
    points = dict(
        Statement.objects.filter(pk__in=[one.pk for one in statements], key_points__position=0).values_list(
            "pk", "key_points__text"
        )
    )
    return [
        {"name": one.name, "weight": one.weight, "words": points.get(one.pk) or one.why} for one in statements
    ]


def figures_in(programme: Programme, cycle: int, span: Span, units: Units, *, below: Unit) -> Page:
    """Return the counts: those of decisions and promises only where at least eight people stand behind."""
    inside = UnitAncestor.objects.filter(ancestor=below).values("unit")
    pools = CommitmentPool.objects.filter(
        programme=programme, cycle=cycle, priority=None, inside__in=inside
    ).aggregate(promised=Sum("promised"), kept=Sum("kept"))
    decided = decisions_in(units, span).aggregate(
        number=Count("pk"), owners=Count("owner", distinct=True), true=Count("pk", filter=Q(verdict="yes"))
    )
    is_shown = decided["owners"] >= LEAST_PEOPLE
    return {
        "promised": pools["promised"],
        "kept": pools["kept"],
        "decisions": decided["number"] if is_shown else None,
        "came_true": decided["true"] if is_shown else None,
        "barriers": barriers_in(units, span).count(),
        "trials": trials_in(units, span).count(),
        "open_barriers": Barrier.objects.named().standing().filter(units.home).count(),
        "waiting": Adjustment.objects.open().filter(units.unit).count(),
    }


def decisions_in(units: Units, span: Span) -> QuerySet[Decision]:
    return Decision.objects.standing().filter(units.unit, decided_on__range=(span.first, span.last))


def barriers_in(units: Units, span: Span) -> QuerySet[Barrier]:
    done = Barrier.objects.named().filter(units.home, state=State.DONE)
    return done.filter(closed_on__range=(span.first, span.last))


def trials_in(units: Units, span: Span) -> QuerySet[Trial]:
    kept = Trial.objects.filter(units.unit, outcome=Trial.Outcome.KEPT)
    return kept.filter(ended_on__range=(span.first, span.last))


def things_done(units: Units, span: Span) -> list[Page]:
    decisions = decisions_in(units, span).filter(audience=Decision.Audience.EVERYONE)
    barriers, trials = barriers_in(units, span), trials_in(units, span)
    return [
        *lines("decision", decisions.order_by("-decided_on", "-pk").values_list("text", flat=True)),
        *lines("barrier", barriers.order_by("-closed_on", "-pk").values_list("text", flat=True)),
        *lines("trial", trials.order_by("-ended_on", "-pk").values_list("change", flat=True)),
    ]


def things_learned(units: Units, span: Span) -> list[Page]:
    """Return what was learned from decisions that everybody reads, and what looking back together agreed."""
    about = {f"decision__{key}": value for key, value in units.unit.children}  # type: ignore[misc]  # pairs
    looked = LookBack.objects.filter(
        **about,
        decision__audience=Decision.Audience.EVERYONE,
        looked_on__range=(span.first, span.last),
    ).exclude(learned="")
    where = {f"retrospective__{key}": value for key, value in units.unit.children}  # type: ignore[misc]  # pairs
    agreed = Idea.objects.filter(
        **where,
        is_agreed=True,
        retrospective__phase=Phase.CLOSED,
        retrospective__closed_at__range=span.moments,
    )
    return [
        *lines("look_back", looked.order_by("-looked_on", "-pk").values_list("learned", flat=True)),
        *lines("agreed", agreed.order_by("-retrospective__closed_at", "pk").values_list("text", flat=True)),
    ]


def things_next(units: Units, span: Span, *, with_strategy: bool = False) -> list[Page]:
    here = units.unit | Q(target=Adjustment.Target.STRATEGY) if with_strategy else units.unit
    accepted = Adjustment.objects.accepted().filter(here, closed_at__range=span.moments).exclude(decided="")
    stops = Stop.objects.holding().filter(units.unit, stops_on__gte=span.first)
    return [
        *lines("accepted", accepted.order_by("-closed_at", "-pk").values_list("decided", flat=True)),
        *lines("stop", stops.order_by("-stops_on", "-pk").values_list("text", flat=True)),
    ]


def lines(kind: str, texts: QuerySet[Any, str]) -> list[Page]:
    return [{"kind": kind, "words": text} for text in texts[:FEW]]
