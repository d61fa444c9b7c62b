"""The review of a cycle, of a unit or of a whole programme, and what is confirmed as the next begins."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme
from inhabit.stages.clarify.models import Contribution, Interpretation


class CycleReview(models.Model):
    """One page on a cycle: what we set out to do, did, learned and change next.

    ``unit`` is None for the whole programme. Until it is shared its figures are read anew each time; then
    ``page`` keeps all that it says, as :mod:`inhabit.stages.reflect.reviews.pages` writes it, for good.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="reviews")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="reviews")
    cycle = models.PositiveSmallIntegerField()
    went_well = models.TextField(_("what went well"), blank=True)
    was_hard = models.TextField(_("what was hard"), blank=True)
    goes_on = models.TextField(_("what we do differently"), blank=True)
    page = models.JSONField(default=dict, blank=True)
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed
    edited_at = models.DateTimeField(auto_now=True)
    shared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "unit", "cycle"],
                condition=Q(unit__isnull=False),
                name="one_review_per_unit_and_cycle",
            ),
            models.UniqueConstraint(
                fields=["programme", "cycle"],
                condition=Q(unit__isnull=True),
                name="one_review_per_programme_and_cycle",
            ),
        ]
        indexes = [models.Index(fields=["programme", "cycle", "shared_at"])]

    def __str__(self) -> str:
        return f"review of cycle {self.cycle} in {self.programme_id}"

    @property
    def is_shared(self) -> bool:
        return self.shared_at is not None


class StillRight(models.Model):
    """A unit's lead has looked at its words in a later cycle and lets them stand."""

    interpretation = models.ForeignKey(Interpretation, on_delete=models.CASCADE, related_name="confirmations")
    cycle = models.PositiveSmallIntegerField()
    said_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interpretation", "cycle"], name="words_are_confirmed_once_a_cycle"
            )
        ]

    def __str__(self) -> str:
        return f"{self.interpretation_id} in cycle {self.cycle}"


class StillMyPart(models.Model):
    """Somebody has looked at their own part in a later cycle: it is still theirs."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="confirmations")
    cycle = models.PositiveSmallIntegerField()
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contribution", "cycle"], name="a_part_is_confirmed_once_a_cycle")
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} in cycle {self.cycle}"
