"""What a unit stops doing because of the strategy, and every change to that."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme
from inhabit.strategy.models import Priority


class StopQuerySet(models.QuerySet["Stop"]):
    def holding(self) -> StopQuerySet:
        """Return what units have stopped, or will: not what was taken off a list or taken up again."""
        return self.filter(removed_at__isnull=True, again_on__isnull=True)

    def of(self, unit: Unit) -> StopQuerySet:
        return self.filter(unit=unit).order_by("position", "pk")


class Stop(models.Model):
    """Something that a unit stops doing. ``again_on`` is the day on which it took it up again."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="stops")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="stops")
    priority = models.ForeignKey(
        Priority, null=True, blank=True, on_delete=models.SET_NULL, related_name="stops"
    )
    text = models.TextField(_("what we stop"))
    stops_on = models.DateField(_("from when"))
    position = models.PositiveSmallIntegerField(default=0)
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="stops")
    made_at = models.DateTimeField(default=timezone.now)
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed
    removed_at = models.DateTimeField(null=True, blank=True)
    again_on = models.DateField(null=True, blank=True)

    objects = StopQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["-stops_on", "-id"],
                condition=Q(removed_at__isnull=True, again_on__isnull=True),
                name="stops_that_hold",
            )
        ]

    def __str__(self) -> str:
        return f"stop {self.pk} of unit {self.unit_id}"


class StopChange(models.Model):
    """What was done to a stop, when and by whom, with its words as they were from then on."""

    class Kind(models.TextChoices):
        WRITTEN = "written", _("Put on the list")
        REWORDED = "reworded", _("Changed")
        REMOVED = "removed", _("Taken off the list")
        PUT_BACK = "put_back", _("Put back on the list")
        TAKEN_UP = "taken_up", _("Taken up again")

    stop = models.ForeignKey(Stop, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    text = models.TextField()
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.stop_id}"
