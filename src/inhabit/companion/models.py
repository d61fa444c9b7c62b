"""Conversations with oneself, and what a deployment made of the paths that they follow."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from inhabit.people.models import Person
from inhabit.sealing.fields import SealedTextField


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def going_on(self) -> ConversationQuerySet:
        return self.filter(kept_at__isnull=True)

    def kept(self) -> ConversationQuerySet:
        return self.filter(kept_at__isnull=False)


class Conversation(models.Model):
    """A conversation that somebody has with themself: while it goes on, and where they kept it.

    ``content`` is a :class:`~inhabit.companion.talks.Talk` as JSON, sealed whole: the path's name and
    title too, since they say what it is about. ``edits`` counts what was written, so that a second
    window notices the first.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="conversations")
    content = SealedTextField()
    edits = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)
    kept_at = models.DateTimeField(null=True, blank=True)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-kept_at"], name="conversations_of_person"),
            models.Index(
                fields=["touched_at"], name="conversations_going_on", condition=Q(kept_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"Conversation {self.pk}"


class PathEditionQuerySet(models.QuerySet["PathEdition"]):
    def in_force(self) -> PathEditionQuerySet:
        return self.filter(is_in_force=True)


class PathEdition(models.Model):
    """A path as a coach saved it here: in force instead of the file of the same name, or an earlier one."""

    path = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    text = models.TextField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    is_in_force = models.BooleanField(default=True)

    objects = PathEditionQuerySet.as_manager()

    class Meta:
        ordering = ["path", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["path", "number"], name="one_edition_per_path_and_number"),
            models.UniqueConstraint(
                fields=["path"], condition=Q(is_in_force=True), name="one_edition_in_force_per_path"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.number}"
