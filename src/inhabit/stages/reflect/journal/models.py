"""What somebody writes to themself, what they show of it to one person, and when they want to be asked."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person
from inhabit.sealing.fields import SealedTextField


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    def standing(self) -> ReflectionQuerySet:
        """Return what was not thrown away."""
        return self.filter(removed_at__isnull=True)

    def of(self, person: Person) -> ReflectionQuerySet:
        return self.standing().filter(person=person)

    def kept(self) -> ReflectionQuerySet:
        return self.filter(kept_at__isnull=False)

    def drafts(self) -> ReflectionQuerySet:
        return self.filter(kept_at__isnull=True)


class Reflection(models.Model):
    """An entry of somebody's journal, or the draft of one, for themself alone.

    ``content`` is a :class:`~inhabit.stages.reflect.journal.pages.Written` as JSON, sealed whole: the
    questions too, since they say what it is about. ``edits`` counts what was written, so that a second
    window notices the first.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reflections")
    content = SealedTextField()
    edits = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(default=timezone.now)
    kept_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-kept_at"], name="reflections_of_person"),
            models.Index(
                fields=["removed_at"], condition=Q(removed_at__isnull=False), name="reflections_thrown_away"
            ),
        ]

    def __str__(self) -> str:
        return f"Reflection {self.pk}"


class ShownEntryQuerySet(models.QuerySet["ShownEntry"]):
    def standing(self) -> ShownEntryQuerySet:
        """Return what is shown now: what was thrown away is not, while it could still come back."""
        return self.filter(reflection__removed_at__isnull=True)


class ShownEntry(models.Model):
    """A copy of an entry, as it was when its writer showed it to one person.

    Taking it back deletes it. The reader's ``answer`` is a line for the writer.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="shown")
    reader = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="entries_shown")
    content = SealedTextField()
    word = SealedTextField(blank=True)
    shown_at = models.DateTimeField(default=timezone.now)
    first_read_at = models.DateTimeField(null=True, blank=True)
    last_read_at = models.DateTimeField(null=True, blank=True)
    answer = SealedTextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ShownEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reflection", "reader"], name="one_copy_per_entry_and_reader")
        ]

    def __str__(self) -> str:
        return f"Shown entry {self.pk}"


class Rhythm(models.TextChoices):
    STAGE = "stage", _("When my unit looks back")
    WEEKLY = "weekly", _("Every week")
    FORTNIGHTLY = "fortnightly", _("Every two weeks")
    MONTHLY = "monthly", _("Every four weeks")
    OFF = "off", _("Not at all")


class ReflectionRhythm(models.Model):
    """When somebody wants to be reminded of their journal. Without a row: when their unit looks back.

    Before ``quiet_until`` nothing reminds them.
    """

    person = models.OneToOneField(
        Person, primary_key=True, on_delete=models.CASCADE, related_name="reflection_rhythm"
    )
    rhythm = models.CharField(_("remind me"), max_length=11, choices=Rhythm, default=Rhythm.STAGE)
    quiet_until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Rhythm of {self.person_id}"
