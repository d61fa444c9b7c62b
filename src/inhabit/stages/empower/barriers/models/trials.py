"""Trials: another way of working, tried for a few weeks, then kept or dropped."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit, today
from inhabit.stages.empower.barriers.models.barriers import Barrier


class TrialQuerySet(models.QuerySet["Trial"]):
    def running(self) -> TrialQuerySet:
        return self.filter(outcome="")

    def due(self) -> TrialQuerySet:
        """Return those whose time is over and of which nobody has said yet what becomes of them."""
        return self.running().filter(ends_on__lte=today())


class Trial(models.Model):
    """What a unit changes for a while, how it sees whether that helps, and what became of it.

    ``barrier`` is what it is to clear; none where the unit took the trial over from ``copied_from``.
    ``before`` and ``after`` are what was seen of the measure, in their own words.
    """

    class Outcome(models.TextChoices):
        RUNNING = "", _("Running")
        KEPT = "kept", _("Kept")
        DROPPED = "dropped", _("Dropped")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="trials", db_index=False)
    barrier = models.ForeignKey(
        Barrier, null=True, blank=True, on_delete=models.SET_NULL, related_name="trials"
    )
    copied_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies"
    )
    change = models.TextField(_("what we change"))
    measure = models.TextField(_("how we see whether it helps"))
    before = models.CharField(_("how it is now"), max_length=200, blank=True)
    after = models.CharField(_("how it was at the end"), max_length=200, blank=True)
    begun_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    starts_on = models.DateField(default=today)
    weeks = models.PositiveSmallIntegerField(default=2)
    ends_on = models.DateField()
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.RUNNING, blank=True)
    learned = models.TextField(_("what we learned"), blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = TrialQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        indexes = [
            models.Index(fields=["unit", "outcome", "-starts_on"], name="trials_of_a_unit"),
            models.Index(fields=["ends_on"], condition=Q(outcome=""), name="trials_that_end"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["barrier"], condition=Q(outcome=""), name="one_running_trial_per_barrier"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", ended_on__isnull=True) | (~Q(outcome="") & Q(ended_on__isnull=False)),
                name="an_ended_trial_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(weeks__gte=1, weeks__lte=6), name="a_trial_takes_one_to_six_weeks"
            ),
        ]

    def __str__(self) -> str:
        return self.change

    @property
    def is_running(self) -> bool:
        return self.outcome == self.Outcome.RUNNING

    @property
    def is_due(self) -> bool:
        return self.is_running and self.ends_on <= today()


class TrialPerson(models.Model):
    """Somebody who is in a trial: they note what they see, and may end it when its time is over."""

    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="trials")

    class Meta:
        ordering = ["trial", "id"]
        constraints = [
            models.UniqueConstraint(fields=["trial", "person"], name="one_place_per_person_and_trial")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.trial_id}"


class TrialNote(models.Model):
    """What somebody saw on a day of a trial, in one line."""

    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="trial_notes")
    text = models.CharField(_("what I saw"), max_length=300)
    noted_on = models.DateField(default=today)

    class Meta:
        ordering = ["trial", "-id"]

    def __str__(self) -> str:
        return self.text
