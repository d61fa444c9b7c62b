"""What became of the key points on the way down: counted in batches of at least three units."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from inhabit.people.models import Unit


class DriftBatch(models.Model):
    """At least three units that told a story on the same levels, counted together, once and for all.

    A unit is in one batch at most. ``inside`` is the unit within which all of them were;
    ``first_level`` and ``last_level`` are levels below the top of the story.
    """

    story = models.ForeignKey("communicate.Story", on_delete=models.CASCADE, related_name="drift_batches")
    inside = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    first_level = models.PositiveSmallIntegerField()
    last_level = models.PositiveSmallIntegerField()
    units = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["story", "inside"])]
        constraints = [
            models.CheckConstraint(condition=Q(units__gte=3), name="a_batch_holds_at_least_three_units"),
            models.CheckConstraint(
                condition=Q(last_level__gte=F("first_level")), name="a_batch_goes_from_level_to_level"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.units} units of story {self.story_id}"


class DriftCount(models.Model):
    """How many units of a batch kept a key point, and how many left it out on purpose.

    ``kept`` is never 0, so that no batch says of all its units that they dropped a point.
    """

    batch = models.ForeignKey(DriftBatch, on_delete=models.CASCADE, related_name="counts")
    key_point = models.ForeignKey("communicate.KeyPoint", on_delete=models.CASCADE, related_name="+")
    kept = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "key_point"], name="one_count_per_batch_and_key_point"),
            models.CheckConstraint(condition=Q(kept__gte=1), name="a_count_never_says_that_nobody_kept_it"),
        ]

    def __str__(self) -> str:
        return f"{self.kept} kept point {self.key_point_id}"
