"""A change programme takes a part of the organisation through the stages; each unit has its own."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit
from inhabit.programme.calendar import Calendar, Pause
from inhabit.strategy.models import Strategy


class Stage(models.TextChoices):
    CLARIFY = "clarify", _("Clarify & Connect")
    COMMUNICATE = "communicate", _("Communicate & Cascade")
    EMPOWER = "empower", _("Empower & Execute")
    REFLECT = "reflect", _("Reflect & Reinforce")


def weeks_by_default() -> dict[str, int]:
    """Return how many weeks each stage takes where nobody has said otherwise."""
    return {Stage.CLARIFY: 3, Stage.COMMUNICATE: 3, Stage.EMPOWER: 4, Stage.REFLECT: 2}


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def running(self) -> ProgrammeQuerySet:
        return self.filter(ended_at__isnull=True)


class Programme(models.Model):
    """A strategy carried into a part of the organisation.

    Its calendar and its moves are read wherever the programme is, so they stand in its own row:
    ``weeks`` of each stage; ``pauses`` as {"first", "last", "reason"}; ``regions`` whose public holidays
    count, as ISO codes; ``moves`` what this programme says, orders or leaves out differently (see
    :mod:`inhabit.programme.moves`).
    """

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
    weeks = models.JSONField(default=weeks_by_default)
    pauses = models.JSONField(default=list, blank=True)
    regions = models.JSONField(default=list, blank=True)
    moves = models.JSONField(default=dict, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def calendar(self) -> Calendar:
        pauses = [
            Pause(date.fromisoformat(item["first"]), date.fromisoformat(item["last"]), item["reason"])
            for item in self.pauses
        ]
        return Calendar(tuple(pauses), tuple(self.regions))


class UnitStage(models.Model):
    """Where a unit stands in a programme.

    ``shared_at`` is when the unit first shared its interpretation. ``opens_on`` (the day from
    which it may start) and ``is_unbroken`` (it and every unit above it have shared) follow from
    the units above; ``programme.actions`` keeps them true for a whole subtree at once.

    ``cycle`` counts the cycles through the stages. ``entered_on`` is the day on which the unit went on to
    its present stage; until it first does, it is in it since ``opens_on``. ``weeks`` are the weeks that it
    takes for a stage where these are its own; ``due_on`` is the day on which the present one is planned to
    be over. Whoever leads it was last reminded at ``nudged_at``.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="unit_stages")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.CLARIFY)
    shared_at = models.DateTimeField(null=True, blank=True)
    opens_on = models.DateField(null=True, blank=True)
    is_unbroken = models.BooleanField(default=False)
    cycle = models.PositiveSmallIntegerField(default=1)
    entered_on = models.DateField(null=True, blank=True)
    weeks = models.JSONField(default=dict, blank=True)
    due_on = models.DateField(null=True, blank=True)
    nudged_at = models.DateTimeField(null=True, blank=True)

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

    @property
    def began_on(self) -> date | None:
        """Return the first day of the present stage; None where no day is known."""
        return self.entered_on or self.opens_on


class StageChange(models.Model):
    """A unit went on to ``stage``, or back to it: who decided so, and when."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="stage_changes")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="stage_changes")
    stage = models.CharField(max_length=12, choices=Stage)
    cycle = models.PositiveSmallIntegerField()
    is_back = models.BooleanField(default=False)
    changed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-changed_at", "-id"]
        indexes = [models.Index(fields=["unit", "programme", "-changed_at"])]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.stage} ({self.cycle})"
