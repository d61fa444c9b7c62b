"""Where clocks, check-ins and decision logs are switched off, and what follows from that for each unit."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit


class What(models.TextChoices):
    """What can be switched off, in the words of the pages."""

    CLOCKS = "clocks", _("Clocks")
    CHECK_INS = "check_ins", _("Check-ins")
    DECISION_LOG = "decision_log", _("The decision log")


class SwitchQuerySet(models.QuerySet["Switch"]):
    def holding(self) -> SwitchQuerySet:
        """Return the rules that hold today; the others are their history."""
        return self.filter(ended_at__isnull=True)


class Switch(models.Model):
    """A rule: from ``unit`` down, something is on or off; with ``place``, only for those who work there.

    ``place`` is written as the people's locations are: "Berlin", or "Germany" of "Berlin, Germany".
    ``needs_agreement`` marks what started off because a works agreement is required; ``reason`` of the rule
    that switches it on names that agreement.
    """

    what = models.CharField(max_length=12, choices=What)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="switches")
    place = models.CharField(_("place"), max_length=200, blank=True)
    is_on = models.BooleanField()
    needs_agreement = models.BooleanField(default=False)
    reason = models.CharField(_("why"), max_length=500, blank=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SwitchQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["what", "unit", "place"],
                condition=Q(ended_at__isnull=True),
                name="one_switch_for_each_unit_and_place",
            )
        ]

    def __str__(self) -> str:
        return f"{self.what} {'on' if self.is_on else 'off'} in {self.unit_id}"


class SwitchedOff(models.Model):
    """Something is off in a unit, because of ``switch``: today's answer, worked out from all rules."""

    what = models.CharField(max_length=12, choices=What)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="switched_off")
    switch = models.ForeignKey(Switch, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["what", "unit"], name="one_row_for_each_thing_switched_off")
        ]

    def __str__(self) -> str:
        return f"{self.what} off in {self.unit_id}"


class PlaceSwitchedOff(models.Model):
    """Something is off for those below ``unit`` whose location is exactly ``location``."""

    what = models.CharField(max_length=12, choices=What)
    location = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    switch = models.ForeignKey(Switch, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["location", "what"], name="places_switched_off")]

    def __str__(self) -> str:
        return f"{self.what} off in {self.location}"
