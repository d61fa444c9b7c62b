"""When coach and coachee meet."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models.coaches import Coach
from inhabit.coaching.models.cohorts import Match
from inhabit.coaching.models.engagements import Engagement, Participant
from inhabit.coaching.models.numbers import random_number
from inhabit.coaching.models.series import Series
from inhabit.people.models import Person


class SessionQuerySet(models.QuerySet["Session"]):
    def booked(self) -> SessionQuerySet:
        return self.filter(state=Session.State.BOOKED)

    def to_come(self) -> SessionQuerySet:
        return self.booked().filter(ends_at__gt=timezone.now())

    def held(self) -> SessionQuerySet:
        return self.filter(state=Session.State.HELD)

    def left_open(self) -> SessionQuerySet:
        """Return those that are over, and of which nobody has said yet whether they took place."""
        return self.booked().filter(ends_at__lte=timezone.now())

    def counting(self) -> SessionQuerySet:
        """Return those that count as sessions of the agreement: also missed ones, and late cancellations."""
        return self.exclude(state=Session.State.CANCELLED, is_late=False).exclude(is_waived=True)

    def of(self, person: Person) -> SessionQuerySet:
        """Return those in which ``person`` coaches or is coached today, also to get to know each other."""
        coaches = Q(coach__in=Coach.objects.filter(person=person).values("pk"))
        is_coached = Q(engagement__in=Participant.objects.places_of(person))
        meets = Q(match__in=Match.objects.filter(enquiry__person=person).values("pk"))
        return self.filter(coaches | is_coached | meets)


class Session(models.Model):
    """A meeting of an engagement; or, with ``match``, the 20 minutes in which two get to know each other.

    ``number`` counts the sessions of an engagement in the order in which they were held. ``revision``
    rises with every change, as calendars want it. ``is_late``: cancelled later than the coach's notice;
    then it counts as one of the agreement's sessions, unless the coach waives that (``is_waived``).
    ``objected_at``: whoever is coached says that they did meet. ``reminded_at``: both were reminded;
    ``asked_at``: the coach was asked whether it took place.
    """

    class State(models.TextChoices):
        BOOKED = "booked", _("Booked")
        HELD = "held", _("Held")
        CANCELLED = "cancelled", _("Cancelled")
        MISSED = "missed", _("Missed")

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    coach = models.ForeignKey(Coach, on_delete=models.PROTECT, related_name="sessions")
    engagement = models.ForeignKey(
        Engagement, null=True, blank=True, on_delete=models.CASCADE, related_name="sessions"
    )
    match = models.ForeignKey(Match, null=True, blank=True, on_delete=models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.BOOKED)
    is_late = models.BooleanField(default=False)
    is_waived = models.BooleanField(default=False)
    objected_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    series = models.ForeignKey(
        Series, null=True, blank=True, on_delete=models.SET_NULL, related_name="sessions"
    )
    video_link = models.URLField(max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=0)
    booked_at = models.DateTimeField(default=timezone.now)
    booked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="session_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(engagement__isnull=False, match__isnull=True)
                | Q(engagement__isnull=True, match__isnull=False),
                name="session_of_an_engagement_or_a_match",
            ),
            models.UniqueConstraint(
                fields=["coach", "starts_at"], condition=Q(state="booked"), name="one_session_at_a_time"
            ),
        ]
        indexes = [
            models.Index(fields=["coach", "state", "starts_at"]),
            models.Index(fields=["engagement", "starts_at"]),
            models.Index(fields=["engagement", "state", "starts_at"], name="sessions_by_outcome"),
            # None by state alone: most have been held, and one goes through all of them.
            models.Index(fields=["starts_at"], name="sessions_by_start"),
            models.Index(fields=["ends_at"], condition=Q(state="booked"), name="sessions_booked"),
        ]

    def __str__(self) -> str:
        return f"session {self.pk}"


class Attendance(models.Model):
    """Whether somebody of a group or team was there; noted by the coach, read by the group."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    was_there = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], name="one_attendance_per_session_and_person"
            )
        ]

    def __str__(self) -> str:
        return f"attendance {self.pk}"
