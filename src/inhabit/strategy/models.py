"""The strategy: a vision and its priorities, in numbered versions that never change once published.

A :class:`Priority` is what stays the same from version to version (people's interpretations
hang on it); a :class:`Statement` is what one version says about it.
"""

from __future__ import annotations

import uuid
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Strategy(models.Model):
    """A strategy through all of its versions."""

    name = models.CharField(_("name"), max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "strategies"
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="one_strategy_per_name",
                violation_error_message=_(
                    "There is a strategy of this name already. Open it and work on its next version."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.name


class VersionQuerySet(models.QuerySet["Version"]):
    def published(self) -> VersionQuerySet:
        return self.filter(published_at__isnull=False)

    def drafts(self) -> VersionQuerySet:
        return self.filter(published_at__isnull=True)

    def in_force(self) -> VersionQuerySet:
        """Return the one version that holds today, of whichever strategy, or nothing."""
        return self.filter(is_in_force=True)


class Version(models.Model):
    """One numbered version of a strategy: a draft until it is published, unchangeable from then on."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    vision = models.TextField(_("vision"), blank=True)
    dated_on = models.DateField(_("date on the strategy"), null=True, blank=True)  # its own, historical date
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey("people.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    is_in_force = models.BooleanField(default=False)
    edited_at = models.DateTimeField(auto_now=True)
    edited_by = models.ForeignKey("people.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["strategy", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["strategy", "number"], name="one_version_per_number"),
            models.UniqueConstraint(
                fields=["strategy"], condition=Q(published_at__isnull=True), name="one_draft_per_strategy"
            ),
            models.UniqueConstraint(
                fields=["is_in_force"], condition=Q(is_in_force=True), name="one_version_in_force"
            ),
            models.CheckConstraint(
                condition=Q(is_in_force=False) | Q(published_at__isnull=False),
                name="only_a_published_version_is_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.strategy}, version {self.number}"

    @property
    def is_draft(self) -> bool:
        return self.published_at is None


class Priority(models.Model):
    """A priority through all versions of its strategy."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="priorities")
    # A form carries the key of a priority that is not saved yet, so that saving twice makes one.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name_plural = "priorities"

    def __str__(self) -> str:
        return f"priority {self.pk}"


class Statement(models.Model):
    """What one version says about a priority."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="statements")
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="statements")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("name"), max_length=200)
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        default=0,
        validators=[MaxValueValidator(100)],
        help_text=_("Out of 100 points, shared among all priorities."),
    )
    why = models.TextField(_("why"), blank=True)
    changes = models.TextField(_("what changes"), blank=True)
    stays = models.TextField(_("what stays"), blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "priority"], name="one_statement_per_version_and_priority"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Sign(models.Model):
    """A sign of success: a measure with where it started, where it should get to and where it is."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="signs")
    position = models.PositiveSmallIntegerField(default=0)
    measure = models.CharField(_("measure"), max_length=300)
    start = models.CharField(_("start"), max_length=60, blank=True)
    target = models.CharField(_("target"), max_length=60, blank=True)
    latest = models.CharField(
        _("latest"), max_length=60, blank=True
    )  # the one field that moves on after publishing
    latest_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.measure


class KeyPoint(models.Model):
    """One sentence that must survive every retelling."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="key_points")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(_("key point"))

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class Initiative(models.Model):
    """Work that serves a priority: when, how many hours per week for those it affects, how deep."""

    class Depth(models.IntegerChoices):
        ADJUSTS = 1, _("adjusts how we work")
        CHANGES = 2, _("changes how we work")
        TRANSFORMS = 3, _("transforms what we do")

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="initiatives")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("name"), max_length=200)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    hours_per_week = models.DecimalField(
        _("hours per person and week"),
        max_digits=4,
        decimal_places=1,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(60))],
    )
    depth = models.PositiveSmallIntegerField(_("depth"), choices=Depth.choices, default=Depth.ADJUSTS)
    units = models.ManyToManyField("people.Unit", blank=True, related_name="+")  # none named: everybody

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=models.F("starts_on")),
                name="initiative_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.name
