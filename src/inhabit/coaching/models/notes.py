"""Private notes of coach and coachee. Only ``inhabit.coaching.notes`` reads them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from inhabit.coaching.models.engagements import Engagement
from inhabit.coaching.models.numbers import random_number
from inhabit.coaching.models.sessions import Session
from inhabit.people.models import Person


class Note(models.Model):
    """What one side notes for itself: about a session, or about the coaching as a whole.

    ``text`` is sealed under the engagement's key and bound to its author. Days only, no times: when
    somebody notes something is theirs, too.
    """

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="notes")
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.CASCADE, related_name="notes"
    )
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(blank=True)
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed
    edited_on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "author"], name="one_note_per_session_and_author"),
            models.UniqueConstraint(
                fields=["engagement", "author"],
                condition=Q(session__isnull=True),
                name="one_note_per_engagement_and_author",
            ),
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"


class KeepsNotesElsewhere(models.Model):
    """Somebody keeps no private notes here."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name_plural = "keep notes elsewhere"

    def __str__(self) -> str:
        return f"notes of {self.person_id} are elsewhere"
