"""Who did what: an append-only trail in which every event seals the one before it."""

import hashlib
import json
from typing import Any

from django.db import models

from inhabit.audit.words import words_for, words_for_detail, words_for_subject


class AppendOnlyError(Exception):
    """Somebody tried to change or remove what the trail holds."""


class EventQuerySet(models.QuerySet["Event"]):
    """Events can be added and read. The database refuses everything else, too: see ``guards``."""

    def update(self, **_: Any) -> int:
        raise AppendOnlyError("The audit trail cannot be changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError("Nothing can be removed from the audit trail.")


class Event(models.Model):
    """One thing that somebody did. It names the act and its object, never anybody's words.

    When a person is erased, ``actor`` becomes empty; that is the one change the database allows.
    ``actor_mark`` stays: it is sealed, so that nobody can put another actor in unnoticed, and it
    is made with the seal before it, so that it is different in every event.
    """

    at = models.DateTimeField()
    actor = models.ForeignKey(
        "people.Person", null=True, on_delete=models.SET_NULL, db_constraint=False, related_name="+"
    )
    actor_mark = models.CharField(max_length=64, blank=True)
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    details = models.JSONField(default=dict)
    previous_seal = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, unique=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"]),
            models.Index(fields=["verb", "id"]),
            models.Index(fields=["at"]),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_kind} {self.subject_id}"

    def words(self) -> str:
        """Say what was done, in plain words."""
        return words_for(self.verb)

    def subject_words(self) -> str:
        """Say what it was done to, in plain words; nothing where the whole deployment is meant."""
        return f"{words_for_subject(self.subject_kind)} {self.subject_id}".strip()

    def details_words(self) -> list[tuple[str, str]]:
        """Return the name and the value of each detail, in plain words."""
        return [words_for_detail(name, value) for name, value in self.details.items()]

    def computed_actor_mark(self) -> str:
        """Return the mark of this event's actor, as 64 hex digits; nothing where there is none."""
        if self.actor_id is None:
            return ""
        return hashlib.sha256(f"{self.previous_seal} {self.actor_id}".encode()).hexdigest()

    def is_sound(self) -> bool:
        """Say whether this event still is what was sealed. An erased actor is no breach."""
        return self.seal == self.computed_seal() and (
            self.actor_id is None or self.actor_mark == self.computed_actor_mark()
        )

    def computed_seal(self) -> str:
        """Return the SHA-256 over this event and the seal before it, as 64 hex digits."""
        content: list[Any] = [
            self.at.isoformat(),
            self.actor_mark,
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
