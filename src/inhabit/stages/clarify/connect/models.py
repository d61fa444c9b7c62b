"""What somebody writes when they connect a priority with their own work. Sealed, but for what they share."""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Placement, Unit
from inhabit.programme.models import Programme
from inhabit.sealing.fields import SealedTextField
from inhabit.strategy.models import Priority

type Words = dict[str, Any]  # by the name of a field: a text, or a list of texts


class ConnectionQuerySet(models.QuerySet["Connection"]):
    def unfinished(self) -> ConnectionQuerySet:
        return self.filter(finished_at__isnull=True)


class Connection(models.Model):
    """One conversation of a person with themself about a priority. Read by nobody else.

    ``from_unit`` is the unit whose words it began from. ``step`` is the furthest that they have come
    to. ``contribution`` is what came of it.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="connections")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="connections")
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="connections")
    from_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    contribution = models.ForeignKey(
        "clarify.Contribution", null=True, blank=True, on_delete=models.SET_NULL, related_name="connections"
    )
    step = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ConnectionQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-id"]
        indexes = [models.Index(fields=["person", "programme"])]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "person", "priority"],
                condition=Q(finished_at__isnull=True),
                name="one_unfinished_connection_per_priority",
            )
        ]

    def __str__(self) -> str:
        return f"connection {self.pk}"


class ConnectAnswer(models.Model):
    """What somebody wrote at one step: all fields of the step as sealed JSON."""

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="answers")
    step = models.PositiveSmallIntegerField()
    content = SealedTextField(blank=True)
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed
    edited_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["connection", "step"], name="one_answer_per_connection_and_step")
        ]

    def __str__(self) -> str:
        return f"step {self.step} of connection {self.connection_id}"

    @property
    def words(self) -> Words:
        """Return what was written, by the name of its field."""
        return json.loads(self.content) if self.content else {}


class OwnValues(models.Model):
    """Somebody's values and goals, in one sealed text. Read by nobody else."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="own_values")
    content = SealedTextField(blank=True)
    edits = models.PositiveIntegerField(default=0)  # as above
    edited_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"values of {self.person_id}"

    @property
    def words(self) -> Words:
        """Return what was chosen and written, by the name of its field."""
        return json.loads(self.content) if self.content else {}


class SharedNeedQuerySet(models.QuerySet["SharedNeed"]):
    def read_by_lead(self, lead: Person) -> SharedNeedQuerySet:
        """Return what ``lead`` may read: the rule of ``connect.readers.readers_of_need`` in SQL."""
        placed = Placement.objects.current().filter(
            unit=OuterRef("audience_unit"), person=OuterRef("connection__person"), is_counted=True
        )
        return self.filter(Exists(placed), audience_unit__lead=lead).exclude(connection__person=lead)

    def unanswered(self) -> SharedNeedQuerySet:
        return self.filter(replied_at__isnull=True)


class SharedNeed(models.Model):
    """What somebody has shown their lead of a connection: where it rubs, or what they need to say yes.

    It is a text of its own, written to be read; the sealed answer stays sealed. ``audience_unit`` is the
    unit that "my lead" meant when they shared: after a move nobody new reads it. The row goes when they
    take it back.
    """

    class Kind(models.TextChoices):
        RUB = "rub", _("Where it rubs")
        NEED = "need", _("What I need to be able to say yes")

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="shared")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    text = models.TextField()
    audience_unit = models.ForeignKey(Unit, null=True, on_delete=models.SET_NULL, related_name="+")
    shared_at = models.DateTimeField()
    edits = models.PositiveIntegerField(default=0)  # counts changes by either side, as above
    reply = models.TextField(blank=True)
    replied_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="replies_to_needs"
    )
    replied_at = models.DateTimeField(null=True, blank=True)

    objects = SharedNeedQuerySet.as_manager()

    class Meta:
        ordering = ["-shared_at", "-id"]
        indexes = [models.Index(fields=["audience_unit", "-shared_at"])]
        constraints = [
            models.UniqueConstraint(fields=["connection", "kind"], name="one_shared_need_per_kind"),
            models.CheckConstraint(
                condition=Q(reply="", replied_at__isnull=True) | (~Q(reply="") & Q(replied_at__isnull=False)),
                name="a_reply_has_words_and_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of connection {self.connection_id}"
