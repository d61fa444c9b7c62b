"""What stands in a session room. Every word is sealed under the key of its engagement."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from inhabit.coaching.models.numbers import random_number
from inhabit.coaching.models.sessions import Session
from inhabit.people.models import Person


class Agenda(models.Model):
    """What a session goes through.

    ``content`` is sealed JSON of the frame, the keys of what was talked about, and own questions.
    """

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="agenda")
    content = models.TextField(blank=True)
    edits = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"agenda of {self.session_id}"


class Paragraph(models.Model):
    """A piece of the shared notes, by one author: two who write at once never write over each other.

    ``is_open`` while its author goes on writing it; each author has one of those in a session at most.
    ``edits`` goes on from the author's paragraph before, so that a copy in a browser knows whether it came.
    """

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="paragraphs")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    content = models.TextField(blank=True)
    is_open = models.BooleanField(default=True)
    edits = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["begun_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "author"], condition=Q(is_open=True), name="one_open_paragraph_each"
            )
        ]

    def __str__(self) -> str:
        return f"paragraph {self.pk}"


class CheckOut(models.Model):
    """What somebody who is coached takes from a session, and what became of it by the next one."""

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="check_outs")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    will_try = models.TextField(blank=True)
    useful = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="one_check_out_per_session_and_person")
        ]
        indexes = [models.Index(fields=["person", "made_at"])]

    def __str__(self) -> str:
        return f"check-out {self.pk}"


class Tryout(models.Model):
    """Somebody tells a story to a listener whom the coach plays.

    ``content`` is sealed JSON that both read: the listener, and the text that its author chose to show.
    ``change``, the one thing to change, is read by its author alone; later it stands beside their draft,
    until it is ``put_away_at``.
    """

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="tryouts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tryouts")
    content = models.TextField(blank=True)
    change = models.TextField(blank=True)
    edits = models.PositiveIntegerField(default=0)
    edited_at = models.DateTimeField(auto_now=True)
    put_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="one_tryout_per_session_and_person")
        ]

    def __str__(self) -> str:
        return f"tryout {self.pk}"
