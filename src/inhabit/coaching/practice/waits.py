"""How long people wait for their first session, and who waits too long for a coach."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _

from inhabit.charts.waits import Waited
from inhabit.coaching.models import Enquiry, EnquiryQuerySet, Offer, Session
from inhabit.coaching.practice.totals import FEWEST, month_begun

FEWEST_FOR_THE_SLOWEST = 20  # people, so that the slowest tenth is more than one
QUARTERS = 4
TOO_LONG = timedelta(days=14)


def quarter_begun(day: date) -> date:
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def last_quarters(day: date) -> list[date]:
    """Return when the last four whole quarters before ``day`` began, the oldest first."""
    begun = [quarter_begun(day)]
    for _earlier in range(QUARTERS):
        begun.append(quarter_begun(begun[-1] - timedelta(days=1)))
    return begun[:0:-1]


def waits_by_quarter(day: date) -> list[Waited]:
    """Return how long those waited who had their first session in each of the last four quarters.

    In whole weeks, from asking or accepting to the first session; whoever changed their coach is left out.
    """
    quarters = last_quarters(day)
    offered: dict[date, list[int]] = defaultdict(list)
    own: dict[date, list[int]] = defaultdict(list)
    for asked_at, met_at, is_offered in first_sessions(quarters[0], quarter_begun(day)):
        quarter = quarter_begun(localtime(met_at, get_default_timezone()).date())
        (offered if is_offered else own)[quarter].append(ceil((met_at - asked_at) / timedelta(weeks=1)))
    return [waited(quarter, together(offered[quarter], own[quarter])) for quarter in quarters]


def together(offered: list[int], own: list[int]) -> list[int]:
    """Return the waits of a quarter; of those who asked by themselves only where they are eight."""
    return [*offered, *own] if len(own) >= FEWEST else offered


def first_sessions(first: date, until: date) -> list[tuple[datetime, datetime, bool]]:
    """Return when people asked, when they met their coach first, and whether it was offered to them."""
    zone = get_default_timezone()
    met = Session.objects.held().filter(
        number=1,
        starts_at__gte=at_midnight(first, zone),
        starts_at__lt=at_midnight(until, zone),
        engagement__enquiry__has_changed_coach=False,
    )
    columns = ("engagement__enquiry__made_at", "starts_at", "engagement__is_three_way")
    return list(met.order_by().values_list(*columns))


def at_midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def waited(quarter: date, weeks: list[int]) -> Waited:
    name = quarter_in_words(quarter)
    if len(weeks) < FEWEST:
        return Waited(name)
    in_order = sorted(weeks)
    half = in_order[(len(in_order) - 1) // 2]
    slowest = in_order[ceil(len(in_order) * 0.9) - 1]
    return Waited(name, half, slowest if len(weeks) >= FEWEST_FOR_THE_SLOWEST else None)


def quarter_in_words(quarter: date) -> str:
    last = (quarter + timedelta(days=80)).replace(day=1)
    return _("%(first)s to %(last)s") % {
        "first": date_format(quarter, "N Y"),
        "last": date_format(last, "N Y"),
    }


def waiting_too_long() -> EnquiryQuerySet:
    """Return who said yes to an offer and has waited longer than two weeks.

    Of offers to fewer than eight people nothing is counted; nor of whoever asked by themself.
    """
    offered = Offer.objects.order_by().values("cohort").annotate(n=Count("pk")).filter(n__gte=FEWEST)
    waiting = Enquiry.objects.filter(
        state=Enquiry.State.WAITING, waiting_since__lte=timezone.now() - TOO_LONG
    )
    return waiting.filter(offer__cohort__in=offered.values("cohort"))


def begun_in_words() -> str:
    return date_format(localtime(month_begun()) - timedelta(days=1), "DATE_FORMAT")
