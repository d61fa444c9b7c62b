"""What changed because somebody spoke: of a unit, a programme or everywhere, the newest first.

Each kind of change is read on its own, the latest of it by its own index, and put in order here. Nothing
unnamed is among them, and no name that its bearer has not agreed to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit, UnitAncestor, today
from inhabit.stages.clarify.contests.models import Contest, ContestAnswer
from inhabit.stages.clarify.stops.models import Stop
from inhabit.stages.empower.barriers.models import Barrier, State, Trial
from inhabit.stages.empower.remits.models import Remit
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.adjustments.selectors import about_in_words, for_pages

EVERYWHERE = Q(pk__isnull=False)  # holds always; an empty one would vanish where it is joined by “or”
LATEST = 100  # as many of all kinds together are shown


@dataclass(frozen=True)
class Change:
    """Something that changed: what was ``said``, what came of it, where, since when.

    ``thanks`` is whom it goes back to, where they wish to be named; ``together`` says that the unit agreed
    on it when it looked back.
    """

    kind: str | Promise
    said: str
    came: str
    on: date
    address: str
    unit: Unit | None = None
    about: str = ""
    thanks: Person | None = None
    thanks_unit: Unit | None = None
    together: bool = False


@dataclass(frozen=True)
class Scope:
    """Where to look: in one ``unit``, in all below and with ``root``, or everywhere."""

    unit: Unit | None = None
    root: Unit | None = None

    def of(self, field: str) -> Q:
        """Return the filter on the unit that ``field`` names."""
        if self.unit is not None:
            return Q(**{field: self.unit})
        if self.root is None or self.root.parent_id is None:
            return EVERYWHERE
        below = UnitAncestor.objects.filter(ancestor=self.root).values("unit")
        return Q(**{f"{field}__in": below})


def latest_changes(scope: Scope) -> list[Change]:
    """Return the latest changes in ``scope``, at most ``LATEST``, in a query for each kind."""
    found = chain.from_iterable(find(scope) for find in KINDS)
    return sorted(found, key=lambda change: change.on, reverse=True)[:LATEST]


def accepted_proposals(scope: Scope) -> Iterable[Change]:
    """Yield accepted proposals. From whose unit one comes counts only where that may be known."""
    may_be_known = Q(is_credited=True) | Q(is_from_retrospective=True)
    here = scope.of("unit") | (scope.of("from_unit") & may_be_known)
    if scope.unit is None:
        here |= Q(target=Adjustment.Target.STRATEGY)
    of_one_person = Q(remit__kind=Remit.Kind.PERSON)
    rows = for_pages(Adjustment.objects.accepted().filter(here).exclude(of_one_person))
    for row in rows.order_by("-closed_at", "-pk")[:LATEST]:
        yield change_of_proposal(row)


def change_of_proposal(row: Adjustment) -> Change:
    is_known = row.is_credited or row.is_from_retrospective
    return Change(
        kind=_("A proposal, accepted"),
        said=row.reason,
        came=row.decided or row.before,
        on=timezone.localdate(row.closed_at),
        address=reverse("adjustment", args=[row.pk]),
        unit=row.unit,
        about=about_in_words(row),
        thanks=row.author if row.is_credited and not row.is_from_retrospective else None,
        thanks_unit=row.from_unit if is_known else None,
        together=row.is_from_retrospective,
    )


def cleared_barriers(scope: Scope) -> Iterable[Change]:
    """Yield barriers that were raised with a name and confirmed to be gone."""
    rows = Barrier.objects.named().filter(scope.of("home"), state=State.DONE).select_related("home")
    for row in rows.order_by("-closed_on", "-pk")[:LATEST]:
        yield Change(
            _("A barrier, cleared"),
            row.text,
            row.done,
            row.closed_on or row.raised_on,
            reverse("barrier", args=[row.pk]),
            row.home,
        )


def kept_trials(scope: Scope) -> Iterable[Change]:
    rows = Trial.objects.filter(scope.of("unit"), outcome=Trial.Outcome.KEPT).select_related("unit")
    for row in rows.order_by("-ended_on", "-pk")[:LATEST]:
        said, came = row.learned, row.change
        address = reverse("trial", args=[row.pk])
        yield Change(_("A trial, kept"), said, came, row.ended_on or row.ends_on, address, row.unit)


def changed_after_contest(scope: Scope) -> Iterable[Change]:
    """Yield what a unit said against a priority, where the answer was: we change it."""
    rows = Contest.objects.filter(
        scope.of("unit"),
        state=Contest.State.ANSWERED,
        answer__verdict=ContestAnswer.Verdict.CHANGED,
    ).select_related("unit", "answer", "interpretation")
    for row in rows.order_by("-closed_at", "-pk")[:LATEST]:
        yield Change(
            _("Something said against a priority"),
            row.interpretation.because,
            row.answer.text if row.answer else "",
            timezone.localdate(row.closed_at),
            reverse("contest", args=[row.pk]),
            row.unit,
        )


def stopped(scope: Scope) -> Iterable[Change]:
    rows = Stop.objects.holding().filter(scope.of("unit"), stops_on__lte=today()).select_related("unit")
    for row in rows.order_by("-stops_on", "-pk")[:LATEST]:
        address = reverse("unit_stops", args=[row.unit_id])
        yield Change(_("Something we stopped"), "", row.text, row.stops_on, address, row.unit)


KINDS: tuple[Callable[[Scope], Iterable[Change]], ...] = (
    accepted_proposals,
    cleared_barriers,
    kept_trials,
    changed_after_contest,
    stopped,
)
