"""Sessions that come again."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from inhabit.coaching.models.engagements import Engagement
from inhabit.people.models import Person


class Series(models.Model):
    """Sessions that come again at the same time on the clock in ``zone``, which is the coachee's."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="series")
    every_weeks = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=60)
    clock = models.TimeField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name_plural = "series"
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(every_weeks__gte=1, every_weeks__lte=4), name="a_series_every_one_to_four_weeks"
            )
        ]

    def __str__(self) -> str:
        return f"series {self.pk}"
