"""What has become of the budget of each offer, in sessions and in money.

Only sessions of offers: that these take place, the programme team knows. What people asked for by
themselves is counted in the totals alone (:mod:`inhabit.coaching.practice.totals`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.utils import timezone

from inhabit.coaching.cohorts.places import LOOKING
from inhabit.coaching.models import Cohort, Engagement, Enquiry, Participant, Session

FEWEST = 8  # people, below which late cancellations are not told
PACE = timedelta(weeks=8)  # from which the forecast is made
NEARLY = 0.9
ENDED = Q(engagement__state=Engagement.State.ENDED)
COUNTED = ("held", "held_before_end", "booked", "late", "recent")
HELD = Q(state=Session.State.HELD)
LATE = Q(state=Session.State.MISSED) | Q(state=Session.State.CANCELLED, is_late=True)


@dataclass(frozen=True)
class Use:
    """How much of an offer's budget is used. ``is_of_many``: eight people are coached at least.

    ``late``: missed or cancelled late; None where too few are coached to tell.

    ``promised``: held, or planned where somebody has a coach or looks for one. ``forecast``: what will be
    held by the end of the offer, at the pace of the last eight weeks. ``costs``: by currency.
    """

    cohort: Cohort
    held: int
    booked: int
    is_of_many: bool
    late: int | None
    promised: int
    forecast: int
    costs: tuple[tuple[str, Decimal], ...]

    @property
    def budget(self) -> int:
        return self.cohort.budget

    @property
    def is_beyond(self) -> bool:
        """Say whether more is promised than there is: agreements were extended, or the budget was cut."""
        return self.promised > self.budget

    @property
    def is_nearly_used(self) -> bool:
        return not self.is_beyond and self.promised >= NEARLY * self.budget


def use_of(cohorts: Sequence[Cohort]) -> list[Use]:
    """Return the use of each of ``cohorts``, in four queries however many sessions there are."""
    counts, costs = counts_of(cohorts)
    facts = Facts(counts, planned_in(cohorts), looking_in(cohorts), people_in(cohorts), costs)
    return [facts.use_of(cohort) for cohort in cohorts]


@dataclass(frozen=True)
class Facts:
    """What is counted of several offers, each by the number of the offer."""

    counts: dict[int, dict[str, int]]
    planned: dict[int, int]
    looking: dict[int, int]
    people: dict[int, int]
    costs: dict[int, dict[str, Decimal]]

    def use_of(self, cohort: Cohort) -> Use:
        counts = self.counts[cohort.pk]
        held, is_of_many = counts["held"], self.people[cohort.pk] >= FEWEST
        looking = self.looking[cohort.pk] * cohort.sessions
        promised = self.planned[cohort.pk] + counts["held_before_end"] + looking
        return Use(
            cohort=cohort,
            held=held,
            booked=counts["booked"],
            is_of_many=is_of_many,
            late=counts["late"] if is_of_many else None,
            promised=promised,
            forecast=forecast_of(cohort, held, counts["recent"], promised),
            costs=tuple(sorted(self.costs[cohort.pk].items())),
        )


def forecast_of(cohort: Cohort, held: int, recent: int, promised: int) -> int:
    """Return how many sessions will be held by the end, if it goes on as in the last eight weeks."""
    left = max((cohort.ends_on - timezone.localdate()).days, 0)
    ahead = round(recent * left / PACE.days)
    return max(held, min(held + ahead, promised))


def counts_of(cohorts: Sequence[Cohort]) -> tuple[dict[int, dict[str, int]], dict[int, dict[str, Decimal]]]:
    """Count the sessions of ``cohorts``, and add up what coaches with a rate have cost, in one pass."""
    recent = HELD & Q(starts_at__gte=timezone.now() - PACE)
    paid = HELD & Q(coach__is_external=True, coach__rate__isnull=False, engagement__is_pro_bono=False)
    sessions = Session.objects.filter(engagement__cohort__in=cohorts).order_by()
    rows = sessions.values_list("engagement__cohort", "coach__currency").annotate(
        cost=Sum("coach__rate", filter=paid),
        held=Count("pk", filter=HELD),
        held_before_end=Count("pk", filter=HELD & ENDED),
        booked=Count("pk", filter=Q(state=Session.State.BOOKED)),
        late=Count("pk", filter=LATE & Q(is_waived=False)),
        recent=Count("pk", filter=recent),
    )
    counts: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COUNTED, 0))
    costs: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for cohort, currency, cost, *numbers in rows:
        for name, number in zip(COUNTED, numbers, strict=True):
            counts[cohort][name] += number
        if cost is not None:
            costs[cohort][currency] = cost
    return counts, costs


def planned_in(cohorts: Sequence[Cohort]) -> dict[int, int]:
    going = Engagement.objects.filter(cohort__in=cohorts).exclude(state=Engagement.State.ENDED)
    return defaultdict(int, going.order_by().values_list("cohort").annotate(Sum("sessions_planned")))


def looking_in(cohorts: Sequence[Cohort]) -> dict[int, int]:
    looking = Enquiry.objects.filter(LOOKING, offer__cohort__in=cohorts)
    return defaultdict(int, looking.order_by().values_list("offer__cohort").annotate(Count("pk")))


def people_in(cohorts: Sequence[Cohort]) -> dict[int, int]:
    coached = Participant.objects.filter(engagement__cohort__in=cohorts).order_by()
    counted = coached.values_list("engagement__cohort").annotate(Count("person", distinct=True))
    return defaultdict(int, counted)
