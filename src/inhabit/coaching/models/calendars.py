"""How sessions get into people's calendars, and where coach and coachee see each other."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from inhabit.coaching.models.coaches import Coach
from inhabit.coaching.models.numbers import random_number
from inhabit.coaching.models.sessions import Session
from inhabit.people.models import Person


class CalendarChoices(models.Model):
    """What somebody's calendar says of their sessions. Whoever changed nothing has no row.

    ``is_neutral``: it says "Appointment" and the time, nothing else. ``is_mailed``: every session comes
    by mail as an invitation.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_choices")
    is_neutral = models.BooleanField(default=False)
    is_mailed = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"calendar of {self.person_id}"


class CalendarFeed(models.Model):
    """The private address at which somebody's calendar program reads their sessions. Only a hash is kept."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_feed")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"calendar address of {self.person_id}"


class SessionMail(models.Model):
    """That somebody is told by mail how a session stands at a revision: each revision once."""

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="calendar_mails")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person", "revision"], name="one_mail_per_person_and_revision"
            )
        ]

    def __str__(self) -> str:
        return f"mail {self.pk}"


class MeetingPlace(models.Model):
    """Where a coach meets people by video: an address, in which "{room}" becomes a room for each session."""

    coach = models.OneToOneField(Coach, on_delete=models.CASCADE, related_name="meeting_place")
    address = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"meeting place of {self.coach_id}"
