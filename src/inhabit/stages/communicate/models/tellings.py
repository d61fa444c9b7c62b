"""A story as it is told in a unit, in its lead's own words."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit
from inhabit.sealing.fields import SealedTextField
from inhabit.stages.communicate.languages import Words, in_own_language
from inhabit.stages.communicate.models.drift import DriftBatch
from inhabit.stages.communicate.models.stories import KeyPoint, Story


class RetellingQuerySet(models.QuerySet["Retelling"]):
    def drafts_of(self, person: Person) -> RetellingQuerySet:
        """Return what ``person`` is writing. Nobody else reads it, whoever leads the unit meanwhile."""
        return self.filter(told_at__isnull=True, author=person)

    def told(self) -> RetellingQuerySet:
        return self.filter(told_at__isnull=False)


class Retelling(models.Model):
    """A story in the words of a unit's lead: one row a version, drafts included.

    At the top the words are the story's own, and whoever published it is the author.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="retellings")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="retellings")
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="retellings")
    number = models.PositiveIntegerField(null=True)  # of the told version; a draft has none
    language = models.CharField(max_length=10)  # read by whoever reads none of the others
    texts = models.JSONField(default=dict)  # by language
    link = models.URLField(_("link to a recording"), max_length=500, blank=True)
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed
    edited_at = models.DateTimeField(auto_now=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = RetellingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "unit", "number"], name="one_retelling_per_number"),
            models.UniqueConstraint(
                fields=["story", "unit", "author"],
                condition=Q(told_at__isnull=True),
                name="one_draft_retelling_per_author",
            ),
            models.CheckConstraint(
                condition=Q(told_at__isnull=True, number__isnull=True)
                | Q(told_at__isnull=False, number__isnull=False),
                name="a_told_retelling_has_a_number",
            ),
        ]

    def __str__(self) -> str:
        return f"story {self.story_id} in unit {self.unit_id}, version {self.number or 'in draft'}"

    @property
    def words(self) -> Words:
        """Return the text as the reader reads it, in their own language where there is one."""
        return in_own_language(self.texts, self.language)

    @property
    def host(self) -> str:
        """Return where the recording lies, to be read before one opens it."""
        return urlsplit(self.link).hostname or ""


class Mark(models.Model):
    """What a retelling makes of a key point: kept, left out on purpose, or added for the unit.

    A point of the story without a mark has not been said yet. An added one has its own ``text``, which
    everyone reads who reads the retelling. ``because`` is read by its author alone.
    """

    class Kind(models.TextChoices):
        KEPT = "kept", _("Kept")
        LEFT_OUT = "left_out", _("Left out on purpose, because…")
        ADDED = "added", _("Added for us")

    retelling = models.ForeignKey(Retelling, on_delete=models.CASCADE, related_name="marks")
    key_point = models.ForeignKey(KeyPoint, null=True, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    because = SealedTextField(blank=True)
    text = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["retelling", "key_point"], name="one_mark_per_key_point"),
            models.CheckConstraint(
                condition=Q(kind="added", key_point__isnull=True) | ~Q(kind="added"),
                name="an_added_point_is_not_the_story_s",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key_point_id or ''}"


class Telling(models.Model):
    """A story as told in one unit, from the first time on. ``words`` are the ones that hold now.

    ``waits_until`` is the day from which units further below may start from here though a unit
    between has not told it. ``batch`` is where it was counted; None: not counted yet.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="tellings")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="tellings")
    words = models.OneToOneField(Retelling, on_delete=models.CASCADE, related_name="telling")
    told_at = models.DateTimeField()
    waits_until = models.DateField()
    batch = models.ForeignKey(DriftBatch, null=True, on_delete=models.SET_NULL, related_name="tellings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "unit"], name="one_telling_per_unit")]
        indexes = [models.Index(fields=["unit", "story"])]

    def __str__(self) -> str:
        return f"story {self.story_id} told in unit {self.unit_id}"


class Rehearsal(models.Model):
    """What somebody would answer one kind of listener, noted for themself alone."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="rehearsals")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    notes = SealedTextField(blank=True)  # JSON: by the key of the listener
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed
    edited_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "story"], name="one_rehearsal_per_person_and_story")
        ]

    def __str__(self) -> str:
        return f"rehearsal {self.pk}"
