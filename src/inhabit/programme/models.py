"""A change programme takes a part of the organisation through the stages; each unit has its own."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Unit
from inhabit.strategy.models import Strategy


class Stage(models.TextChoices):
    CLARIFY = "clarify", _("Clarify & Connect")
    COMMUNICATE = "communicate", _("Communicate & Cascade")
    EMPOWER = "empower", _("Empower & Execute")
    REFLECT = "reflect", _("Reflect & Reinforce")


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def running(self) -> ProgrammeQuerySet:
        return self.filter(ended_at__isnull=True)


class Programme(models.Model):
    """A strategy carried into a part of the organisation."""

    name = models.CharField(_("name"), max_length=200)
    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="programmes")
    root_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="programmes")
    starts_on = models.DateField(_("starts on"))
    patience_days = models.PositiveSmallIntegerField(
        _("days to wait"),
        default=10,
        help_text=_("A unit may start so many days after the nearest unit above that has shared."),
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "id"]

    def __str__(self) -> str:
        return self.name


class UnitStage(models.Model):
    """Where a unit stands in a programme.

    ``shared_at`` is when the unit first shared its interpretation. ``opens_on`` (the day from
    which it may start) and ``is_unbroken`` (it and every unit above it have shared) follow from
    the units above; ``programme.actions`` keeps them true for a whole subtree at once.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="unit_stages")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.CLARIFY)
    shared_at = models.DateTimeField(null=True, blank=True)
    opens_on = models.DateField(null=True, blank=True)
    is_unbroken = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "unit"], name="one_stage_per_programme_and_unit"),
            models.CheckConstraint(
                condition=Q(is_unbroken=False) | Q(shared_at__isnull=False),
                name="an_unbroken_unit_has_shared",
            ),
        ]
        indexes = [models.Index(fields=["unit", "programme"])]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.stage}"

    def is_open_on(self, day: date) -> bool:
        """Say whether the unit may start its stage on ``day``."""
        return self.opens_on is not None and self.opens_on <= day
