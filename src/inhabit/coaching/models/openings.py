"""Who opened what of somebody's, for that person to see."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models.engagements import Engagement
from inhabit.coaching.models.numbers import random_number
from inhabit.people.models import Person


class Opening(models.Model):
    """Somebody has opened something that is another's: at most one row per reader, kind and hour.

    ``of`` is whose it is; empty where it is everybody's who is coached in the engagement. Nothing finer
    than the hour is kept, and nothing of what only its author opens.
    """

    class What(models.TextChoices):
        BRIEF = "brief", _("The preparation for a session")
        GOALS = "goals", _("Goals")
        SHARED_GOALS = "shared_goals", _("Goals shared with the organisation")
        ACTIONS = "actions", _("From coaching")
        AGENDA = "agenda", _("The agenda of a session")
        SHARED_NOTES = "shared_notes", _("Shared notes")
        CHECK_OUT = "check_out", _("What was said at the end of a session")
        REVIEW = "review", _("The review at the end")
        REHEARSAL = "rehearsal", _("A rehearsal")
        COUNTS = "counts", _("How many sessions were held")

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="openings")
    what = models.CharField(max_length=20, choices=What)
    of = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    hour = models.DateTimeField()

    class Meta:
        ordering = ["-hour", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "what", "of", "by", "hour"],
                condition=Q(of__isnull=False),
                name="one_opening_per_reader_and_hour",
            ),
            models.UniqueConstraint(
                fields=["engagement", "what", "by", "hour"],
                condition=Q(of__isnull=True),
                name="one_opening_of_all_per_reader_and_hour",
            ),
        ]
        indexes = [models.Index(fields=["engagement", "hour"])]

    def __str__(self) -> str:
        return f"opening {self.pk}"
