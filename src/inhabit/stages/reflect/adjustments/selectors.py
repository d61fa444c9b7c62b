"""What the pages on proposed changes show."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inhabit.people.models import Person
from inhabit.stages.reflect.adjustments.models import Adjustment, AdjustmentQuerySet, AdjustmentSupport
from inhabit.stages.reflect.adjustments.present import Present, present_of, proposed_text
from inhabit.stages.reflect.adjustments.readers import readers_of_name
from inhabit.strategy.models import Statement
from inhabit.surfaces.rewording import Pieces, changed_words

State, Part = Adjustment.State, Adjustment.Part
PER_PAGE = 20


@dataclass(frozen=True)
class ShownAdjustment:
    """A proposal on a page: what it is about, how it stands, as a chip and as a sentence."""

    adjustment: Adjustment
    about: str
    chip: str
    tone: str
    sentence: str


def for_pages(adjustments: QuerySet[Adjustment]) -> AdjustmentQuerySet:
    """Add all that a list of proposals shows, in the same query."""
    names = Statement.objects.filter(
        priority=OuterRef("priority"), version__published_at__isnull=False
    ).order_by("-version__number")
    supports = AdjustmentSupport.objects.filter(adjustment=OuterRef("pk")).order_by().values("adjustment")
    number = supports.annotate(number=Count("pk")).values("number")
    return adjustments.select_related(  # type: ignore[return-value]  # as it came
        "unit__lead",
        "from_unit",
        "author",
        "waits_for__lead",
        "next_above__lead",
        "programme",
        "strategy",
        "priority",
        "remit__given_in__lead",
        "remit__unit",
        "remit__person",
        "words",
        "version",
    ).annotate(priority_name=Subquery(names.values("name")[:1]), supporters=Coalesce(Subquery(number), 0))


def shown(adjustment: Adjustment) -> ShownAdjustment:
    """Return how ``adjustment`` (from :func:`for_pages`) stands."""
    about = about_in_words(adjustment)
    if adjustment.state == State.ACCEPTED:
        return ShownAdjustment(adjustment, about, _("Accepted"), "good", came_of_it(adjustment))
    if adjustment.state == State.DECLINED:
        return ShownAdjustment(adjustment, about, _("Declined"), "", _("With a reason."))
    if adjustment.state == State.WITHDRAWN:
        return ShownAdjustment(adjustment, about, _("Withdrawn"), "", "")
    if adjustment.is_overdue:
        return ShownAdjustment(adjustment, about, _("Overdue"), "warn", waits_in_words(adjustment))
    return ShownAdjustment(adjustment, about, _("Waits for an answer"), "", waits_in_words(adjustment))


def about_in_words(adjustment: Adjustment) -> str:
    """Say what would change: whose words on which priority, or which text of the strategy."""
    name = getattr(adjustment, "priority_name", None) or ""
    if adjustment.target == Adjustment.Target.REMIT:
        who = adjustment.remit.for_whom if adjustment.remit is not None else adjustment.unit
        return _("What is whose to decide: %(who)s") % {"who": who}
    if adjustment.target == Adjustment.Target.INTERPRETATION:
        if not name:
            return _("How %(unit)s works") % {"unit": adjustment.unit}
        return _("What %(unit)s says on “%(name)s”") % {"unit": adjustment.unit, "name": name}
    if name:
        return _("The strategy, on “%(name)s”") % {"name": name}
    return _("The strategy")


def waits_in_words(adjustment: Adjustment) -> str:
    """Say whom it waits for, since when and, where there is a clock, until when."""
    unit = adjustment.waits_for
    if unit is None:
        who = _("the sponsors of the strategy")
    else:
        who = _("%(lead)s (%(unit)s)") % {"lead": unit.lead, "unit": unit} if unit.lead else str(unit)
    words = {"who": who, "since": date_format(adjustment.waiting_since, "MONTH_DAY_FORMAT")}
    if adjustment.due_on is None:
        return _("It waits for %(who)s since %(since)s.") % words
    words["until"] = date_format(adjustment.due_on, "MONTH_DAY_FORMAT")
    if adjustment.is_overdue:
        return (
            _("It waits for %(who)s and was due on %(until)s. The next level up can answer it, too.") % words
        )
    return _("It waits for %(who)s since %(since)s, until %(until)s.") % words


def came_of_it(adjustment: Adjustment) -> str:
    if adjustment.part == Part.OPEN:
        return _("It holds as it is said.")
    if not adjustment.is_about_strategy:
        return _("It stands there as a new version.")
    if adjustment.version is None:
        return _("It was written into a draft that has been discarded since.")
    number = {"number": adjustment.version.number}
    if adjustment.version.is_draft:
        return _("It stands in the draft of version %(number)s, which is not in force yet.") % number
    return _("It stands in version %(number)s of the strategy.") % number


@dataclass(frozen=True)
class ThreeWay:
    """A proposal against what stood there, and what stands there now, where that is something else."""

    now: str
    proposed: Pieces
    has_changed: bool
    changed_meanwhile: Pieces
    present: Present


def three_way(adjustment: Adjustment) -> ThreeWay:
    """Set a proposal against the words that stand now, and these against those it was written for."""
    present = present_of(adjustment)
    now = present.of(adjustment.part)
    has_changed = adjustment.is_open and adjustment.part != Part.OPEN and now != adjustment.before
    base = adjustment.before if has_changed or not adjustment.is_open else now
    return ThreeWay(
        now=now,
        proposed=changed_words(base, proposed_text(adjustment)),
        has_changed=has_changed,
        changed_meanwhile=changed_words(adjustment.before, now) if has_changed else (),
        present=present,
    )


def shows_name_to(reader: Person, adjustment: Adjustment) -> bool:
    return readers_of_name(adjustment).include(reader)


def waiting_for(person: Person) -> AdjustmentQuerySet:
    """Return what waits for an answer of ``person``, what is due first, first."""
    return for_pages(Adjustment.objects.answerable_by(person)).order_by(
        F("due_on").asc(nulls_last=True), "waiting_since", "pk"
    )


def proposed_by(person: Person) -> AdjustmentQuerySet:
    return for_pages(Adjustment.objects.filter(author=person)).order_by("-made_at", "-pk")


def supported_by(person: Person) -> AdjustmentQuerySet:
    mine = Adjustment.objects.filter(supports__person=person).exclude(state=State.WITHDRAWN)
    return for_pages(mine).order_by("-made_at", "-pk")


def open_about(unit: int) -> AdjustmentQuerySet:
    """Return what is proposed for the words of ``unit`` and waits, the newest last: no order of value."""
    waiting = Adjustment.objects.open().filter(Q(unit=unit))
    return for_pages(waiting).order_by("made_at", "pk")
