"""Who coaches here: staff, leads and peers who learn it, and coaches from outside."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person


class CoachQuerySet(models.QuerySet["Coach"]):
    def in_service(self) -> CoachQuerySet:
        """Return those who may coach: approved, also while they take nobody new."""
        return self.filter(state__in=[Coach.State.APPROVED, Coach.State.PAUSED])

    def taking_people(self) -> CoachQuerySet:
        return self.filter(state=Coach.State.APPROVED)


class Coach(models.Model):
    """Somebody who coaches, as they introduce themselves.

    ``about`` holds their own words by language. ``languages`` are codes; ``topics``, ``stages``,
    ``styles`` and ``formats`` are keys of :mod:`inhabit.coaching.vocabulary`. ``capacity`` is how many
    engagements they take at once. ``rate`` (of one session) is read by the programme team alone.
    """

    class State(models.TextChoices):
        APPLIED = "applied", _("Waits for approval")
        APPROVED = "approved", _("Coaches")
        PAUSED = "paused", _("Takes nobody new")
        DECLINED = "declined", _("Not approved")
        ENDED = "ended", _("No longer coaches")

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="coach")
    state = models.CharField(max_length=8, choices=State, default=State.APPLIED)
    is_external = models.BooleanField(default=False)
    is_in_training = models.BooleanField(default=False)
    about = models.JSONField(default=dict)
    languages = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    stages = models.JSONField(default=list)
    styles = models.JSONField(default=list)
    formats = models.JSONField(default=list)
    capacity = models.PositiveSmallIntegerField(default=5)
    rate = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    applied_at = models.DateTimeField(default=timezone.now)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    safeguarding_read_at = models.DateTimeField(null=True, blank=True)

    objects = CoachQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "coaches"
        ordering = ["person__name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "paused"]) | Q(approved_at__isnull=False),
                name="whoever_coaches_was_approved",
            )
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def is_in_service(self) -> bool:
        return self.state in {self.State.APPROVED, self.State.PAUSED}
