"""What listeners heard: with their name, to whoever leads the unit that told it; or without."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit, today
from inhabit.stages.communicate.models.stories import Story
from inhabit.stages.communicate.models.tellings import Telling

MOST_CHARACTERS = 600  # room for two sentences in each field, and a third


class Heard(models.Model):
    """A playback: what a listener heard, and what it means for them, in their own words."""

    heard = models.TextField(_("what I heard"), max_length=MOST_CHARACTERS)
    means = models.TextField(_("what it means for me"), max_length=MOST_CHARACTERS, blank=True)

    class Meta:
        abstract = True


class PlaybackQuerySet(models.QuerySet["Playback"]):
    def heard_by_lead(self, person: Person) -> PlaybackQuerySet:
        """Return what is said to ``person`` as the lead of a unit: the rule of ``readers_of_playback``."""
        return self.filter(telling__unit__lead=person, telling__unit__is_open=True)

    def new_to_lead(self) -> PlaybackQuerySet:
        """Return what the lead of today has not marked as heard."""
        return self.filter(Q(marked_by=None) | ~Q(marked_by=F("telling__unit__lead")))


class Playback(Heard):
    """What somebody heard when a unit's lead told the story, with their name.

    ``marked_by`` is the lead who has marked it as heard, for that lead's own overview. New words
    take the mark away.
    """

    telling = models.ForeignKey(Telling, on_delete=models.CASCADE, related_name="playbacks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="playbacks")
    edits = models.PositiveIntegerField(default=0)  # counts changes, so that a stale form is noticed
    said_at = models.DateTimeField()
    marked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = PlaybackQuerySet.as_manager()

    class Meta:
        ordering = ["-said_at"]
        constraints = [
            models.UniqueConstraint(fields=["telling", "person"], name="one_playback_per_telling_and_person")
        ]
        indexes = [models.Index(fields=["telling", "-said_at"])]

    def __str__(self) -> str:
        return f"playback {self.pk}"


class WaitingPlayback(Heard):
    """A playback without a name that waits for four others. Nobody reads it.

    ``unit`` is the one whose lead will read it. ``spell`` counts the four weeks of the story in
    which it was left or last passed up; there is no finer time. ``receipt`` is a hash: whoever has the
    receipt can take the text back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    spell = models.PositiveSmallIntegerField()
    receipt = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["story", "unit"])]

    def __str__(self) -> str:
        return "a playback that waits"


class PlaybackBatchQuerySet(models.QuerySet["PlaybackBatch"]):
    def released(self) -> PlaybackBatchQuerySet:
        return self.filter(released_on__lte=today())

    def heard_by_lead(self, person: Person) -> PlaybackBatchQuerySet:
        """Return what is released to ``person`` as the lead of a unit: ``readers_of_batch`` in SQL."""
        return self.released().filter(unit__lead=person, unit__is_open=True)

    def new_to_lead(self) -> PlaybackBatchQuerySet:
        """Return what the lead of today has not marked as heard."""
        return self.filter(Q(marked_by=None) | ~Q(marked_by=F("unit__lead")))


class PlaybackBatch(models.Model):
    """Five playbacks without a name, read together from ``released_on`` by whoever leads the unit."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="playback_batches")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="playback_batches")
    released_on = models.DateField()
    marked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = PlaybackBatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "playback batches"
        ordering = ["-released_on", "id"]
        indexes = [models.Index(fields=["unit", "story", "-released_on"])]

    def __str__(self) -> str:
        return f"batch for unit {self.unit_id}"


class UnnamedPlayback(Heard):
    """One of the five of a batch: a new row with a key of its own, in a place drawn by chance."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(PlaybackBatch, on_delete=models.CASCADE, related_name="playbacks")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "place"], name="one_playback_per_place"),
            models.CheckConstraint(condition=Q(place__lt=5), name="a_batch_holds_five_playbacks"),
        ]

    def __str__(self) -> str:
        return f"one of batch {self.batch_id}"


class UnnamedVoice(models.Model):
    """Somebody has played a story back without their name: so nobody fills a batch alone.

    No time, no order, no link to what was said.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "story"], name="one_unnamed_voice_per_person_and_story")
        ]

    def __str__(self) -> str:
        return f"a voice on story {self.story_id}"


class NotThisTime(models.Model):
    """Somebody does not want to be asked what they heard in a story."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name_plural = "not this time"
        constraints = [
            models.UniqueConstraint(fields=["person", "story"], name="one_not_this_time_per_person_and_story")
        ]

    def __str__(self) -> str:
        return f"not this time for story {self.story_id}"
