"""Who should not coach whom."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models.coaches import Coach
from inhabit.coaching.models.numbers import random_number
from inhabit.people.models import Person, Unit


class ConflictQuerySet(models.QuerySet["Conflict"]):
    def of_coach(self, coach: Coach) -> ConflictQuerySet:
        """Return what the coach declared themself."""
        return self.filter(coach=coach, side=Conflict.Side.COACH)

    def of_team(self) -> ConflictQuerySet:
        return self.filter(side=Conflict.Side.TEAM)

    def of_person(self, person: Person) -> ConflictQuerySet:
        """Return the coaches whom ``person`` doesn't want to be suggested."""
        return self.filter(person=person, side=Conflict.Side.PERSON)


class Conflict(models.Model):
    """That a coach is not suggested to a person, or to anybody in a unit and all below it.

    No reason is asked.
    Declared by the coach, by the programme team or, as "never this coach", by the person. Each side reads
    its own alone: that somebody wants to avoid somebody is theirs.
    """

    class Side(models.TextChoices):
        COACH = "coach", _("The coach")
        TEAM = "team", _("The programme team")
        PERSON = "person", _("The person")

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="conflicts")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="conflicts_with_coaches"
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="conflicts_with_coaches"
    )
    side = models.CharField(max_length=6, choices=Side)
    declared_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    declared_on = models.DateField(default=timezone.localdate)

    objects = ConflictQuerySet.as_manager()

    class Meta:
        ordering = ["declared_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit__isnull=True)
                | Q(person__isnull=True, unit__isnull=False, side__in=["coach", "team"]),
                name="conflict_with_a_person_or_a_unit",
            ),
            models.UniqueConstraint(
                fields=["coach", "person", "side"],
                condition=Q(person__isnull=False),
                name="one_conflict_per_coach_person_and_side",
            ),
            models.UniqueConstraint(
                fields=["coach", "unit", "side"],
                condition=Q(unit__isnull=False),
                name="one_conflict_per_coach_unit_and_side",
            ),
        ]

    def __str__(self) -> str:
        return f"conflict {self.pk}"
