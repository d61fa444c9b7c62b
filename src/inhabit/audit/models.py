"""Who did what: an append-only trail in which every event seals the one before it."""

import hashlib
import json
from typing import Any

from django.db import models


class Event(models.Model):
    """One thing that somebody did. It names the act and its object, never anybody's words."""

    at = models.DateTimeField()
    actor = models.ForeignKey(
        "people.Person", null=True, on_delete=models.SET_NULL, db_constraint=False, related_name="+"
    )
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    details = models.JSONField(default=dict)
    previous_seal = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["subject_kind", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_kind} {self.subject_id}"

    def computed_seal(self) -> str:
        """Return the SHA-256 over this event and the seal before it, as 64 hex digits."""
        content: list[Any] = [
            self.at.isoformat(),
            self.verb,
            self.subject_kind,
            self.subject_id,
            self.details,
            self.previous_seal,
        ]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


class Chain(models.Model):
    """The head of the trail: a single row, locked while an event is appended."""

    seal = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return self.seal
