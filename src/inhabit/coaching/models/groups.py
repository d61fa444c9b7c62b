"""Coaching for several people at once: how a circle of peers or a team comes about, and when it meets."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models.coaches import Coach
from inhabit.coaching.models.cohorts import Cohort
from inhabit.coaching.models.engagements import Engagement, Format
from inhabit.coaching.models.numbers import random_number
from inhabit.people.models import Person, Unit


class GroupQuerySet(models.QuerySet["Group"]):
    def open(self) -> GroupQuerySet:
        return self.exclude(state=Group.State.CLOSED)


class Group(models.Model):
    """A circle of peers out of a ``cohort``, or a ``unit`` as a team: from the plan until it has ended.

    The coaching itself is ``engagement``, which opens once three have said yes. ``party`` stands for the
    organisation where no cohort names somebody. ``edits`` counts the changes of the plan.
    ``in_line_since``: the day on which we saw that its coach leads somebody who was asked into it, or is
    led by them.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        PLANNED = "planned", _("Being put together")
        CHOOSING = "choosing", _("The lead chooses the coach")
        INVITING = "inviting", _("People are being asked")
        BEGUN = "begun", _("Has begun")
        CLOSED = "closed", _("Ended")

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    format = models.CharField(max_length=10, choices=Format, default=Format.GROUP)
    cohort = models.ForeignKey(Cohort, null=True, blank=True, on_delete=models.PROTECT, related_name="groups")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, blank=True)  # of a circle; a team has its unit's
    coach = models.ForeignKey(Coach, null=True, blank=True, on_delete=models.SET_NULL, related_name="groups")
    party = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sessions = models.PositiveSmallIntegerField(default=6)
    minutes = models.PositiveSmallIntegerField(default=90)
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    engagement = models.OneToOneField(
        Engagement, null=True, blank=True, on_delete=models.SET_NULL, related_name="group"
    )
    edits = models.PositiveIntegerField(default=0)
    asked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    in_line_since = models.DateField(null=True, blank=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(format="group", cohort__isnull=False) | Q(format="team", unit__isnull=False),
                name="a_circle_of_a_cohort_or_a_team",
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(format="team") & ~Q(state="closed"),
                name="one_open_team_of_a_unit",
            ),
        ]
        indexes = [models.Index(fields=["state", "made_at"])]

    def __str__(self) -> str:
        return self.unit.name if self.is_team and self.unit else self.name

    @property
    def is_team(self) -> bool:
        return self.format == Format.TEAM

    @property
    def is_open(self) -> bool:
        return self.state != Group.State.CLOSED

    @property
    def is_asking(self) -> bool:
        """Say whether people can answer: before it begins, and as long as it goes on."""
        return self.state in {Group.State.INVITING, Group.State.BEGUN}


class Seat(models.Model):
    """One person of a group: planned, asked, or in it. A no is read by nobody but that person."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Not asked yet")
        INVITED = "invited", _("Asked")
        JOINED = "joined", _("Said yes")
        DECLINED = "declined", _("Said no")
        LEFT = "left", _("Has left")

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="seats_in_groups")
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["person__name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["group", "person"], name="one_seat_per_group_and_person")
        ]
        indexes = [models.Index(fields=["person", "state"])]

    def __str__(self) -> str:
        return f"seat {self.pk}"


class ProposedTime(models.Model):
    """A time that the coach proposes to a group. ``settled_at``: one of them was fixed, or others came."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="proposed_times")
    starts_at = models.DateTimeField()
    proposed_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "starts_at"],
                condition=Q(settled_at__isnull=True),
                name="a_time_is_proposed_once",
            )
        ]

    def __str__(self) -> str:
        return f"proposed time {self.pk}"


class TimeMark(models.Model):
    """Whether a proposed time suits somebody of the group; the group and its coach read it."""

    time = models.ForeignKey(ProposedTime, on_delete=models.CASCADE, related_name="marks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    suits = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["time", "person"], name="one_mark_per_time_and_person")
        ]

    def __str__(self) -> str:
        return f"mark {self.pk}"


class GroupGoal(models.Model):
    """What a group wants together: one text that all of them and the coach write. Sealed."""

    engagement = models.OneToOneField(Engagement, on_delete=models.CASCADE, related_name="group_goal")
    content = models.TextField(blank=True)
    edits = models.PositiveIntegerField(default=0)
    edited_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"goal of {self.engagement_id}"
