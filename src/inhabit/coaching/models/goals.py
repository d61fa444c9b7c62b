"""What somebody wants to get to in their coaching, and where they stand."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from inhabit.coaching.models.engagements import Engagement
from inhabit.coaching.models.numbers import random_number
from inhabit.people.models import Person, today


class GoalQuerySet(models.QuerySet["Goal"]):
    def set(self) -> GoalQuerySet:
        """Return those that were finished at least once."""
        return self.filter(set_at__isnull=False)

    def shared_with_party(self) -> GoalQuerySet:
        return self.set().filter(shared_at__isnull=False, engagement__is_three_way=True)


class Goal(models.Model):
    """A goal in its owner's own words, with the steps of the way to it written out.

    ``draft`` is what the owner is writing, for them alone; what holds is the newest wording. Both are
    sealed with the engagement's key, the tie to a priority included. ``is_rated_by_coach``: its owner
    wants the coach's view beside their own. ``shared_at``: since when the party reads it.
    """

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="goals")
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="coaching_goals")
    draft = models.TextField(blank=True)
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed
    made_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(auto_now=True)
    set_at = models.DateTimeField(null=True, blank=True)
    is_rated_by_coach = models.BooleanField(default=False)
    shared_at = models.DateTimeField(null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(shared_at__isnull=True) | Q(set_at__isnull=False),
                name="only_a_goal_set_is_shared",
            )
        ]
        indexes = [models.Index(fields=["engagement", "owner"])]

    def __str__(self) -> str:
        return f"goal {self.pk}"


class GoalWording(models.Model):
    """How a goal was worded from some moment on; the newest holds."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="wordings")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "number"], name="one_wording_per_goal_and_number")
        ]

    def __str__(self) -> str:
        return f"wording {self.number} of {self.goal_id}"


class GoalRating(models.Model):
    """Where somebody saw a goal on a day: a level and a word, sealed together."""

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="ratings")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    content = models.TextField()
    rated_on = models.DateField(default=today)

    class Meta:
        ordering = ["rated_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "by", "rated_on"], name="one_rating_per_person_and_day")
        ]

    def __str__(self) -> str:
        return f"rating {self.pk}"
