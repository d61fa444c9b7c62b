"""What goes on between sessions. Every word is sealed under the key of its engagement."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models.engagements import Engagement
from inhabit.coaching.models.numbers import random_number
from inhabit.coaching.models.sessions import Session
from inhabit.people.models import Person


class ActionQuerySet(models.QuerySet["Action"]):
    def open(self) -> ActionQuerySet:
        return self.filter(state=Action.State.OPEN)


class Action(models.Model):
    """A step that somebody takes by a day, agreed in coaching.

    Renegotiated it is ``CHANGED``, with a ``word`` that says why, and another one goes on from it.
    """

    class State(models.TextChoices):
        OPEN = "open", _("To do")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Let go")
        CHANGED = "changed", _("Changed")

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="actions")
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions"
    )
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="coaching_actions")
    content = models.TextField()
    word = models.TextField(blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=7, choices=State, default=State.OPEN)
    before = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="after"
    )
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "made_at", "id"]
        indexes = [
            models.Index(fields=["owner", "state", "due_on"]),
            models.Index(fields=["engagement", "state", "due_on"]),
        ]

    def __str__(self) -> str:
        return f"action {self.pk}"


class Nudge(models.Model):
    """A text to oneself, on days of the week at a time of one's own zone. Only its author reads it.

    ``weekdays`` counts from Monday as 0. ``next_at`` is when it comes next; None: switched off.
    """

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="nudges")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="nudges")
    content = models.TextField()
    weekdays = models.JSONField(default=list)
    at = models.TimeField()
    next_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["made_at", "id"]
        indexes = [models.Index(fields=["next_at"]), models.Index(fields=["engagement", "person"])]

    def __str__(self) -> str:
        return f"nudge {self.pk}"


class Recommendation(models.Model):
    """A guide that the coach suggests to whoever is coached. ``content`` is its key, sealed."""

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="recommendations")
    content = models.TextField()
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-made_at", "id"]

    def __str__(self) -> str:
        return f"recommendation {self.pk}"
