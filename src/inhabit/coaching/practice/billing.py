"""What coaches from outside may invoice: sessions of offers, by month and offer, never by person.

Whoever asked by themself stands on no invoice: that would say that they are coached.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.db.models import Count, F
from django.db.models.functions import TruncMonth
from django.utils.timezone import get_default_timezone

from inhabit.coaching.models import Coach, Session, SessionQuerySet


@dataclass(frozen=True)
class Bill:
    """What one offer comes to in one month."""

    month: date
    offer: str
    sessions: int
    rate: Decimal
    currency: str

    @property
    def in_address(self) -> str:
        """Return the month as addresses and month fields have it: 2026-11."""
        return f"{self.month:%Y-%m}"

    @property
    def amount(self) -> Decimal:
        return self.sessions * self.rate


@dataclass(frozen=True)
class CoachBill:
    """What one coach comes to in one month, over all offers."""

    coach: Coach
    sessions: int

    @property
    def amount(self) -> Decimal | None:
        return None if self.coach.rate is None else self.sessions * self.coach.rate


def to_pay() -> SessionQuerySet:
    """Return the sessions of offers that were held and are paid.

    One that was missed or cancelled late is on no invoice: that would tell that somebody did not come.
    """
    held = Session.objects.held()
    return held.filter(engagement__cohort__isnull=False, engagement__is_pro_bono=False)


def bills_of(coach: Coach, month: date | None = None) -> list[Bill]:
    """Return what ``coach`` may invoice, the latest month first; nothing where no rate is agreed."""
    if coach.rate is None or not coach.is_external:
        return []
    month_of = TruncMonth("starts_at", tzinfo=get_default_timezone())
    rows = to_pay().filter(coach=coach).order_by().values(month=month_of, offer=F("engagement__cohort__name"))
    counted = rows.annotate(sessions=Count("pk")).order_by("-month", "offer")
    bills = [
        Bill(row["month"].date(), row["offer"], row["sessions"], coach.rate, coach.currency)
        for row in counted
    ]
    return [bill for bill in bills if month is None or bill.month == month]


def coaches_to_pay(month: date) -> list[CoachBill]:
    """Return what each coach from outside comes to in ``month``."""
    first = datetime.combine(month, time(), tzinfo=get_default_timezone())
    within = to_pay().filter(coach__is_external=True, starts_at__gte=first, starts_at__lt=next_month(first))
    counts = dict(within.order_by().values_list("coach").annotate(Count("pk")))
    coaches = Coach.objects.filter(pk__in=counts).select_related("person")
    return [CoachBill(coach, counts[coach.pk]) for coach in coaches]


def next_month(first: datetime) -> datetime:
    return first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
