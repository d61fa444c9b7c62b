"""An import of people: its files, what it found, what it would change, and what became of it."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.people.models.organisation import Person


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def applied(self) -> ImportRunQuerySet:
        return self.filter(state=ImportRun.State.APPLIED)

    def unfinished(self) -> ImportRunQuerySet:
        """Return the runs whose files are still kept."""
        return self.exclude(state__in=[ImportRun.State.APPLIED, ImportRun.State.CANCELLED])


class ImportRun(models.Model):
    """One import, from the arrival of its files to the write, or to its end without one."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Uploaded")
        CHECKING = "checking", _("Being checked")
        READY = "ready", _("Ready to confirm")
        WRITING = "writing", _("Being written")
        APPLIED = "applied", _("Imported")
        STOPPED = "stopped", _("Stopped")
        CANCELLED = "cancelled", _("Cancelled")

    state = models.CharField(max_length=10, choices=State.choices, default=State.UPLOADED)
    profile = models.CharField(max_length=40, blank=True)
    mapping = models.JSONField(default=dict)  # of each field mapped by hand, its column
    # What the files' headers say: {"headers": every column, "recognised": field → column}.
    columns = models.JSONField(default=dict)
    effective_on = models.DateField()
    accepted_repairs = models.JSONField(default=list)  # the kinds of defect whose repair was accepted
    # The last applied run when the preview was made: a newer one makes the preview stale.
    basis = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    problem = models.TextField(blank=True)  # why it stopped, to be shown to the programme team
    people = models.PositiveIntegerField(default=0)
    units = models.PositiveIntegerField(default=0)
    joins = models.PositiveIntegerField(default=0)
    moves = models.PositiveIntegerField(default=0)
    leaves = models.PositiveIntegerField(default=0)
    started_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="imports"
    )
    started_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "-effective_on"])]

    def __str__(self) -> str:
        return f"import {self.pk} as of {self.effective_on}"

    @property
    def is_applied(self) -> bool:
        return self.state == self.State.APPLIED

    @property
    def is_busy(self) -> bool:
        return self.state in {self.State.CHECKING, self.State.WRITING}

    @property
    def is_over(self) -> bool:
        return self.state in {self.State.APPLIED, self.State.CANCELLED}


def private_path(file: ImportFile, name: str) -> str:
    """Return an unguessable place for an upload; its own name may say too much."""
    return f"imports/{secrets.token_hex(16)}"


class ImportFile(models.Model):
    """A file of a run, kept privately until the run is over."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    content = models.FileField(upload_to=private_path)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class ImportDefect(models.Model):
    """Something in a run's files that does not fit. Kept until the run is over."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="defects")
    kind = models.CharField(max_length=20)
    file = models.CharField(max_length=255)
    row = models.PositiveIntegerField(null=True)
    reason = models.TextField()
    repair = models.TextField(null=True)  # noqa: DJ001  # none: there is no repair

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["run", "kind", "id"])]

    def __str__(self) -> str:
        return f"{self.kind} in row {self.row}"


class ImportChange(models.Model):
    """Somebody whom a run would let join, move or leave. Kept until the run is over."""

    class Kind(models.TextChoices):
        JOIN = "join", _("Joins")
        MOVE = "move", _("Moves")
        LEAVE = "leave", _("Leaves")

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    person = models.CharField(max_length=300)  # by name, title or reference: they may not be here yet
    from_unit = models.CharField(max_length=300, blank=True)
    to_unit = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["run", "kind", "id"])]

    def __str__(self) -> str:
        return f"{self.kind} in run {self.run_id}"
