"""What a lead heard in the playbacks, written back to the unit."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit
from inhabit.stages.communicate.models.stories import Story


class EchoQuerySet(models.QuerySet["Echo"]):
    def shared(self) -> EchoQuerySet:
        return self.filter(shared_at__isnull=False)

    def current(self) -> EchoQuerySet:
        return self.filter(is_current=True)


class Echo(models.Model):
    """What the lead of a unit heard when a story was played back: one row a version, drafts included."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="echoes")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="echoes")
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="echoes")
    number = models.PositiveIntegerField(null=True)  # of the shared version; a draft has none
    text = models.TextField(_("what I heard"), blank=True)
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed
    edited_at = models.DateTimeField(auto_now=True)
    shared_at = models.DateTimeField(null=True, blank=True)
    is_current = models.BooleanField(default=False)

    objects = EchoQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "echoes"
        ordering = ["-shared_at", "-id"]
        indexes = [models.Index(fields=["unit", "is_current"])]
        constraints = [
            models.UniqueConstraint(fields=["story", "unit", "number"], name="one_echo_per_number"),
            models.UniqueConstraint(
                fields=["story", "unit", "author"],
                condition=Q(shared_at__isnull=True),
                name="one_draft_echo_per_author",
            ),
            models.UniqueConstraint(
                fields=["story", "unit"], condition=Q(is_current=True), name="one_current_echo"
            ),
            models.CheckConstraint(
                condition=Q(shared_at__isnull=True, number__isnull=True, is_current=False)
                | Q(shared_at__isnull=False, number__isnull=False),
                name="a_shared_echo_has_a_number",
            ),
        ]

    def __str__(self) -> str:
        return f"echo of story {self.story_id} in unit {self.unit_id}"
