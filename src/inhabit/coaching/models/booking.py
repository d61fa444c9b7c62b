"""When coaches can be booked, and who waits for an earlier time."""

from __future__ import annotations

from datetime import time

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models.coaches import Coach
from inhabit.coaching.models.engagements import Engagement
from inhabit.coaching.models.numbers import random_number
from inhabit.people.models import Person

# Hours end after they begin; one that ends at midnight ends with the day.
IN_ORDER = Q(end__gt=F("start")) | Q(end=time.min)


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class AvailabilityRule(models.Model):
    """Hours in which a coach can be booked each week, on the clock of the coach's own zone."""

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    start = models.TimeField()
    end = models.TimeField()
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["weekday", "start", "id"]
        constraints = [
            models.CheckConstraint(condition=IN_ORDER, name="hours_end_after_they_begin"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="hours_are_of_a_weekday"),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.start:%H:%M}–{self.end:%H:%M}"


class AvailabilityException(models.Model):
    """Days on which a coach's hours are others: time off, or more than usual. Nobody learns why."""

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="changed_hours")
    first = models.DateField()
    last = models.DateField()
    start = models.TimeField(default=time.min)
    end = models.TimeField(default=time.min)
    is_extra = models.BooleanField(default=False)

    class Meta:
        ordering = ["first", "start", "id"]
        constraints = [
            models.CheckConstraint(condition=IN_ORDER, name="changed_hours_end_after_they_begin"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="changed_days_in_order"),
        ]
        indexes = [models.Index(fields=["coach", "last"])]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"

    @property
    def is_whole_day(self) -> bool:
        return self.start == self.end == time.min


class BookingRules(models.Model):
    """How a coach wants to be booked. Without a row, the defaults hold.

    ``before`` and ``after`` are kept free around each session; ``notice_hours`` is how long ahead one books
    at least, ``days_ahead`` at most; later than ``late_hours`` before, a cancelled session counts.
    """

    coach = models.OneToOneField(Coach, on_delete=models.CASCADE, related_name="booking_rules")
    STEPS = ((60, _("Full hours")), (30, _("Full and half hours")), (15, _("Quarters of an hour")))

    before = models.PositiveSmallIntegerField(default=0)  # minutes, as after
    after = models.PositiveSmallIntegerField(default=15)
    notice_hours = models.PositiveSmallIntegerField(default=24)
    late_hours = models.PositiveSmallIntegerField(default=24)
    days_ahead = models.PositiveSmallIntegerField(default=60)
    step = models.PositiveSmallIntegerField(default=30, choices=STEPS)  # minutes

    class Meta:
        verbose_name_plural = "booking rules"
        constraints = [
            models.CheckConstraint(condition=Q(step__in=[15, 30, 60]), name="sessions_begin_at_known_steps")
        ]

    def __str__(self) -> str:
        return f"rules of {self.coach_id}"


class WaitingPlaceQuerySet(models.QuerySet["WaitingPlace"]):
    def waiting(self) -> WaitingPlaceQuerySet:
        """Return those that wait still, whoever came first before the others."""
        now = timezone.now()
        return self.filter(left_at__isnull=True, before__gt=now).order_by("since", "pk")


class WaitingPlace(models.Model):
    """Somebody waits for a session that begins earlier than ``before``.

    ``offered_at`` is the beginning of the slot that is kept for them until ``kept_until``: it is promised
    to nobody else as long.
    """

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="waiting_places")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    before = models.DateTimeField()
    since = models.DateTimeField(default=timezone.now)
    offered_at = models.DateTimeField(null=True, blank=True)
    kept_until = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = WaitingPlaceQuerySet.as_manager()

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "person"],
                condition=Q(left_at__isnull=True),
                name="one_waiting_place_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(offered_at__isnull=True, kept_until__isnull=True)
                | Q(offered_at__isnull=False, kept_until__isnull=False),
                name="what_is_kept_is_kept_until",
            ),
        ]
        indexes = [models.Index(fields=["left_at", "before"])]

    def __str__(self) -> str:
        return f"waiting place {self.pk}"
