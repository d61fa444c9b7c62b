"""How the two work together: said by whoever is coached, read by the coach in batches, and a look back.

What is said of a coach has neither person nor session nor day. That somebody was asked, and that somebody
has something waiting, are rows of their own, without a moment and without a link to the words.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models.coaches import Coach
from inhabit.coaching.models.engagements import Engagement
from inhabit.coaching.models.numbers import random_number
from inhabit.people.models import Person
from inhabit.sealing.fields import SealedTextField

LEAST = 5  # people in a batch


class Moment(models.TextChoices):
    """After which session somebody is asked."""

    FIRST = "first", _("after the first session")
    THIRD = "third", _("after the third session")
    LAST = "last", _("after the last session")


class Item(models.TextChoices):
    """What somebody says of the work of the two, from 1 to 5: on its goal, its tasks and its bond."""

    GOAL = "goal", _("We both know what this coaching is for.")
    TASK = "task", _("How we use the hour suits what I need.")
    BOND = "bond", _("Here I can also say what is not finished or not pretty.")


class AllianceAsked(models.Model):
    """That somebody was asked at ``moment``, and has answered or would rather not: it does not say which."""

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="alliances_asked")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    moment = models.CharField(max_length=5, choices=Moment)

    class Meta:
        verbose_name_plural = "alliances asked"
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "person", "moment"], name="asked_once_at_each_moment"
            )
        ]

    def __str__(self) -> str:
        return f"asked in {self.engagement_id}"


class AllianceVoice(models.Model):
    """That somebody has something waiting for a coach, so that five answers are five people's.

    All of a coach's go together when a batch is read.
    """

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coach", "person"], name="one_voice_waits_for_a_coach")
        ]

    def __str__(self) -> str:
        return f"voice for {self.coach_id}"


class WaitingAlliance(models.Model):
    """What one person said of working with ``coach``, sealed, until enough wait; read by nobody."""

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="+")
    said = SealedTextField()

    def __str__(self) -> str:
        return f"waits for {self.coach_id}"


class AllianceBatch(models.Model):
    """What ``people`` of those whom ``coach`` coaches said, poured together on a day."""

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="alliance_batches")
    released_on = models.DateField(default=timezone.localdate)
    people = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "alliance batches"
        ordering = ["-released_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(people__gte=LEAST), name="a_batch_is_of_five_at_least")
        ]
        indexes = [models.Index(fields=["coach", "-released_on"])]

    def __str__(self) -> str:
        return f"batch {self.pk}"


class AllianceSum(models.Model):
    """What a batch makes of one item: its points together, and their squares."""

    batch = models.ForeignKey(AllianceBatch, on_delete=models.CASCADE, related_name="sums")
    item = models.CharField(max_length=4, choices=Item)
    points = models.PositiveSmallIntegerField()
    squares = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "item"], name="one_sum_per_batch_and_item")]

    def __str__(self) -> str:
        return f"{self.item} of {self.batch_id}"


class AllianceWish(models.Model):
    """What somebody of a batch would like more of, in their words; only the coach reads it."""

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    batch = models.ForeignKey(AllianceBatch, on_delete=models.CASCADE, related_name="wishes")
    text = SealedTextField()

    class Meta:
        verbose_name_plural = "alliance wishes"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"wish of {self.batch_id}"


class Review(models.Model):
    """How somebody looks back on a coaching at its end, sealed under its key.

    Its author alone reads it, until they share it: with the other side, and, where they are coached, with
    the organisation's party.
    """

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="reviews")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(blank=True)
    is_for_other_side = models.BooleanField(default=False)
    is_for_party = models.BooleanField(default=False)
    edits = models.PositiveIntegerField(default=0)
    edited_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["edited_on", "id"]
        constraints = [models.UniqueConstraint(fields=["engagement", "author"], name="one_review_per_author")]

    def __str__(self) -> str:
        return f"review {self.pk}"
