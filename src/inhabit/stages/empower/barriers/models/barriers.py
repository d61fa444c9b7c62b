"""Barriers: what stands in somebody's way, who sees to it, and how far up it has come.

A :class:`Barrier` is what an owner sees to. In whose way it stands are its :class:`Raising` rows: one to
begin with, more where others say "me too". What is raised without a name lies as an
``UnreleasedBarrier`` until five of them become barriers on one day.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit, today
from inhabit.strategy.models import Priority


class Category(models.TextChoices):
    """Of what kind a barrier is. Each kind has its own clock, see ``clock``."""

    WORKFLOW = "workflow", _("How we work")
    RESOURCES = "resources", _("Time, money or people")
    SKILLS = "skills", _("Knowing how")
    RULES = "rules", _("Rules")
    OTHER_UNIT = "other_unit", _("Another unit")
    PRIORITY = "priority", _("Unclear priority")


class State(models.TextChoices):
    """Where a barrier is on its way to be gone."""

    OPEN = "open", _("Open")
    SEEN_TO = "seen_to", _("Being seen to")
    CLOSED = "closed", _("Closed, to be confirmed")
    DONE = "done", _("Done")
    MERGED = "merged", _("The same as another")


STANDING = (State.OPEN, State.SEEN_TO)
ON_THE_BOARD = (State.OPEN, State.SEEN_TO, State.CLOSED)


class BarrierQuerySet(models.QuerySet["Barrier"]):
    def standing(self) -> BarrierQuerySet:
        """Return those that still stand in the way."""
        return self.filter(state__in=STANDING)

    def named(self) -> BarrierQuerySet:
        """Return those that somebody raised with their name: the ones that pages show to all."""
        return self.filter(batch__isnull=True)

    def overdue(self) -> BarrierQuerySet:
        """Return those whose clock has run out at the level where they are."""
        return self.standing().filter(due_on__lt=today())


class Barrier(models.Model):
    """Something that stands in the way.

    ``home`` is the unit in whose way it stands; of unnamed ones the unit whose lead received it.
    ``unit`` is whose lead sees to it, unless that is handed to ``owner``. ``level`` is how far up it has
    come: the same unit, or one above while the owner still has it. ``due_on`` is the last day of the
    clock at that level; none where clocks are switched off. ``has_more_time`` says that it was given
    more there once. ``planned_on`` is the day that the owner named. ``batch`` is the same for five that
    were raised without a name and released together.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    text = models.TextField(_("what stands in the way"))
    help = models.TextField(_("what would help"), blank=True)
    category = models.CharField(max_length=10, choices=Category)
    priority = models.ForeignKey(Priority, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    home = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="barriers", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    level = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="barriers_owned"
    )
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    raised_on = models.DateField()
    since = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    has_more_time = models.BooleanField(default=False)
    doing = models.TextField(_("what is being done"), blank=True)
    planned_on = models.DateField(_("by when"), null=True, blank=True)
    done = models.TextField(_("what was done"), blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    confirm_by = models.DateField(null=True, blank=True)
    edits = models.PositiveIntegerField(
        default=0
    )  # counts what was done to it, so that a stale form is noticed
    batch = models.UUIDField(null=True, blank=True, db_index=True)
    into = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="merged")

    objects = BarrierQuerySet.as_manager()

    class Meta:
        ordering = ["raised_on", "id"]
        indexes = [
            models.Index(
                fields=["home", "state", "raised_on"],
                condition=Q(batch__isnull=True),
                name="barriers_on_a_board",
            ),
            models.Index(
                fields=["state", "raised_on", "home"],
                condition=Q(batch__isnull=True),
                name="barriers_by_age",
            ),
            models.Index(
                fields=["state", "-closed_on", "home"],
                condition=Q(batch__isnull=True),
                name="barriers_lately_done",
            ),
            models.Index(fields=["unit", "state", "raised_on"], name="barriers_of_a_lead"),
            models.Index(fields=["level", "state"], name="barriers_by_level"),
            models.Index(
                fields=["due_on"], condition=Q(state__in=("open", "seen_to")), name="barriers_by_their_clock"
            ),
            models.Index(fields=["confirm_by"], condition=Q(state="closed"), name="barriers_to_be_confirmed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("open", "seen_to", "merged"), closed_on__isnull=True)
                | Q(state__in=("closed", "done"), closed_on__isnull=False),
                name="a_closed_barrier_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", into__isnull=False) | (~Q(state="merged") & Q(into__isnull=True)),
                name="a_merged_barrier_has_gone_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_unnamed(self) -> bool:
        return self.batch is not None

    @property
    def is_standing(self) -> bool:
        return self.state in STANDING

    @property
    def is_escalated(self) -> bool:
        return self.level_id != self.unit_id

    @property
    def is_overdue(self) -> bool:
        return self.is_standing and self.due_on is not None and self.due_on < today()

    @property
    def share_of_time(self) -> int:
        """Return how much of its time at this level has passed, as a percentage; 0 without a clock."""
        if self.due_on is None:
            return 0
        whole = max((self.due_on - self.since).days, 1)
        return min(max(round(100 * (today() - self.since).days / whole), 0), 100)

    @property
    def days_over(self) -> int:
        """Return how many days longer than agreed it has stood at this level."""
        return max((today() - self.due_on).days, 0) if self.is_standing and self.due_on is not None else 0

    @property
    def days(self) -> int:
        """Return how many days it has stood in the way, up to the day on which it was closed."""
        return max(((self.closed_on or today()) - self.raised_on).days, 0)


class Raising(models.Model):
    """Somebody in whose way a barrier stands; of unnamed ones and of those who left, nobody's row.

    ``text`` are their own words, empty where they joined with "me too". ``receipt`` is the hash of what
    the unnamed author's browser keeps. ``confirmed_on`` is the day on which they said that it is gone.
    ``objection`` is what an unnamed author said still stands in the way; it waits for the night, with
    what all others say by their receipts, so that no moment tells who said it.
    """

    barrier = models.ForeignKey(Barrier, on_delete=models.CASCADE, related_name="raisings")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="barriers_raised"
    )
    text = models.TextField(blank=True)
    help = models.TextField(blank=True)
    raised_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    receipt = models.CharField(max_length=64, blank=True)
    objection = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["barrier", "id"]
        indexes = [
            models.Index(fields=["receipt"], condition=~Q(receipt=""), name="raisings_by_receipt"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["barrier", "person"], name="one_raising_per_person_and_barrier"),
            models.CheckConstraint(
                condition=Q(receipt="") | Q(person__isnull=True, raised_on__isnull=True),
                name="an_unnamed_raising_has_no_person_and_no_day",
            ),
        ]

    def __str__(self) -> str:
        return f"raising {self.pk}"


class BarrierEvent(models.Model):
    """Something that happened to a barrier: where, on which day, by whom, and their word on it.

    ``by`` is nobody for what happened by itself and for what was said by a receipt.
    """

    class Kind(models.TextChoices):
        RAISED = "raised", _("raised")
        SEEN_TO = "seen_to", _("being seen to")
        HANDED = "handed", _("handed on")
        CLIMBED = "climbed", _("went up by itself: its time had run out")
        TAKEN_UP = "taken_up", _("taken up by hand")
        TAKEN_OVER = "taken_over", _("taken over")
        HELPED = "helped", _("helped from above")
        MORE_TIME = "more_time", _("given more time")
        CLOSED = "closed", _("closed")
        CONFIRMED = "confirmed", _("confirmed: it is gone")
        STOOD = "stood", _("stands as closed: nobody said otherwise in time")
        REOPENED = "reopened", _("open again")
        MERGED = "merged", _("found to be the same as another")
        MOVED = "moved", _("moved with the units")
        TRIAL = "trial", _("another way is being tried")
        DROPPED = "dropped", _("the trial was dropped")

    barrier = models.ForeignKey(Barrier, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    happened_on = models.DateField(default=today)
    word = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["barrier", "id"]
        indexes = [models.Index(fields=["kind", "happened_on", "unit"], name="events_of_barriers")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.barrier_id}"
