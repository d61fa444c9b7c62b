"""What is raised without a name and waits for four others."""

from __future__ import annotations

import uuid

from django.db import models

from inhabit.people.models import Unit
from inhabit.stages.empower.barriers.models.barriers import Category
from inhabit.strategy.models import Priority


class UnreleasedBarrier(models.Model):
    """A barrier raised without a name, which nobody reads before five of them have gathered.

    ``unit`` is the one whose lead will receive it, never that of its author. ``fortnight`` counts
    periods of fourteen days: the only time that is kept of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    help = models.TextField(blank=True)
    category = models.CharField(max_length=10, choices=Category)
    priority = models.ForeignKey(Priority, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    receipt = models.CharField(max_length=64, unique=True)
    fortnight = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"for {self.unit_id}"
