"""A coach says when they can be booked. What is booked already stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.booking.waiting import offer_what_is_free
from inhabit.coaching.models import AvailabilityException, AvailabilityRule, BookingRules, Coach
from inhabit.people.models import Person
from inhabit.stages.clarify.actions.stale import StaleFormError

type Stretch = tuple[time, time]

MOST_CHANGES = 200  # to come; more is a typing error


def usual_week(coach: Coach) -> dict[int, list[Stretch]]:
    """Return the hours of each weekday that hold without an end."""
    week: dict[int, list[Stretch]] = {}
    for item in coach.hours.filter(first=None, last=None):
        week.setdefault(item.weekday, []).append((item.start, item.end))
    return week


def print_of(week: Mapping[int, list[Stretch]]) -> str:
    """Write ``week`` so that a form can say later from which one it was made."""
    return ";".join(
        f"{day}:" + ",".join(f"{start:%H%M}-{end:%H%M}" for start, end in sorted(week[day]))
        for day in sorted(week)
        if week[day]
    )


@transaction.atomic
def set_week(*, coach: Coach, week: Mapping[int, list[Stretch]], seen: str, by: Person) -> None:
    """Put ``week`` in the place of the usual one. ``StaleFormError`` where it was changed after ``seen``."""
    locked = Coach.objects.select_for_update(no_key=True).get(pk=coach.pk)
    stored = usual_week(locked)
    if print_of(stored) == print_of(week):
        return
    if print_of(stored) != seen:
        raise StaleFormError(locked)
    locked.hours.filter(first=None, last=None).delete()
    AvailabilityRule.objects.bulk_create(
        AvailabilityRule(coach=locked, weekday=day, start=start, end=end)
        for day, stretches in week.items()
        for start, end in stretches
    )
    offer_what_is_free(locked)


@transaction.atomic
def add_season(
    *, coach: Coach, weekday: int, start: time, end: time, first: date, last: date, by: Person
) -> AvailabilityRule:
    """Add weekly hours that hold from ``first`` to ``last``. The same ones a second time add nothing."""
    locked = Coach.objects.select_for_update(no_key=True).get(pk=coach.pk)
    season, _is_new = AvailabilityRule.objects.get_or_create(
        coach=locked, weekday=weekday, start=start, end=end, first=first, last=last
    )
    offer_what_is_free(locked)
    return season


@transaction.atomic
def remove_season(*, coach: Coach, pk: int, by: Person) -> None:
    coach.hours.filter(pk=pk, first__isnull=False).delete()


@transaction.atomic
def add_change(
    *, coach: Coach, first: date, last: date, start: time, end: time, is_extra: bool, by: Person
) -> AvailabilityException:
    """Note time off or extra hours. The same a second time adds nothing.

    Sessions that are booked then stay: the coach moves or cancels each. ``ValidationError`` when there
    are too many.
    """
    locked = Coach.objects.select_for_update(no_key=True).get(pk=coach.pk)
    said = {"first": first, "last": last, "start": start, "end": end, "is_extra": is_extra}
    same = locked.changed_hours.filter(**said).first()
    if same is not None:
        return same
    if locked.changed_hours.filter(last__gte=timezone.localdate()).count() >= MOST_CHANGES:
        raise ValidationError(_("There are 200 already. Remove some first."))
    change = AvailabilityException.objects.create(coach=locked, **said)
    if is_extra:
        offer_what_is_free(locked)
    return change


@transaction.atomic
def remove_change(*, coach: Coach, pk: int, by: Person) -> None:
    coach.changed_hours.filter(pk=pk).delete()
    offer_what_is_free(coach)


@transaction.atomic
def set_rules(*, coach: Coach, by: Person, **rules: int) -> BookingRules:
    """Say how the coach wants to be booked from now on; what is booked keeps its time."""
    stored, _is_new = BookingRules.objects.update_or_create(coach=coach, defaults=rules)
    return stored
