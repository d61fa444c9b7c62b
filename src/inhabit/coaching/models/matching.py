"""Matching a whole cohort at once: how far it is, and what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models.cohorts import Cohort
from inhabit.people.models import Person


class MatchingRun(models.Model):
    """One run for a cohort. ``report`` is a :class:`inhabit.coaching.matching.report.Report` as JSON."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="matching_runs")
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)  # people looked at
    total = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort"], condition=~Q(state="done"), name="one_unfinished_matching_per_cohort"
            )
        ]

    def __str__(self) -> str:
        return f"matching {self.pk}"

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE
