"""What somebody wants their coach to have before the next session."""

from __future__ import annotations

from django.db import models

from inhabit.coaching.models.engagements import Engagement
from inhabit.people.models import Person


class ForNextTime(models.Model):
    """A word for the next session, and what of one's own the coach may read with it: sealed together.

    ``draft`` is what is being written, for its author alone; ``content`` is what the coach reads.
    """

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="for_next_time")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    content = models.TextField(blank=True)
    draft = models.TextField(blank=True)
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed
    edited_at = models.DateTimeField(auto_now=True)
    shown_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["engagement", "person"], name="one_word_for_the_next_session")
        ]

    def __str__(self) -> str:
        return f"for the next session {self.pk}"
