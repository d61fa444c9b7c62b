"""Who coaches here: staff, leads and peers who learn it, and coaches from outside."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.access.models import may_come_in
from inhabit.people.models import Person
from inhabit.people.selectors import people_with_access

# Which wording of the safeguarding page is in force. Raise it when the page says something else: every
# coach is then asked to read it again, and nobody is suggested or booked before they have.
SAFEGUARDING_VERSION = 1


class CoachQuerySet(models.QuerySet["Coach"]):
    def in_service(self) -> CoachQuerySet:
        """Return those who may coach: approved, also while they take nobody new."""
        return self.filter(state__in=Coach.IN_SERVICE)

    def taking_people(self) -> CoachQuerySet:
        return self.filter(state=Coach.State.APPROVED)

    def with_safeguarding_to_read(self) -> CoachQuerySet:
        """Return those who have not read how people are kept from harm, as the page reads today."""
        return self.exclude(safeguarding_read_at__isnull=False, safeguarding_version=SAFEGUARDING_VERSION)

    def may_be_booked(self) -> CoachQuerySet:
        """Return those in service who may come in today and have read how people are kept from harm."""
        return self.in_service().filter(
            Exists(people_with_access().filter(pk=OuterRef("person"))),
            safeguarding_read_at__isnull=False,
            safeguarding_version=SAFEGUARDING_VERSION,
        )

    def may_be_suggested(self) -> CoachQuerySet:
        """Return those who may be booked and take somebody new."""
        return self.may_be_booked().taking_people()


class Coach(models.Model):
    """Somebody who coaches, as they introduce themselves.

    ``about`` holds their own words by language. ``languages`` are codes; ``topics``, ``stages``,
    ``styles`` and ``formats`` are keys of :mod:`inhabit.coaching.vocabulary`. ``capacity`` is how many
    engagements they take at once. ``rate`` (of one session) is read by the programme team and the coach
    alone. ``supervisor`` is the coach who accompanies somebody in training, ``word`` what the programme
    team said when it declined. ``safeguarding_version``: which wording of that page they have read.
    """

    class State(models.TextChoices):
        APPLIED = "applied", _("Waits for approval")
        APPROVED = "approved", _("Is a coach")
        PAUSED = "paused", _("Takes nobody new")
        DECLINED = "declined", _("Not approved")
        ENDED = "ended", _("No longer coaches")

    IN_SERVICE = (State.APPROVED, State.PAUSED)

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="coach")
    state = models.CharField(max_length=8, choices=State, default=State.APPLIED)
    is_external = models.BooleanField(default=False)
    is_in_training = models.BooleanField(default=False)
    about = models.JSONField(default=dict)
    languages = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    stages = models.JSONField(default=list)
    styles = models.JSONField(default=list)
    formats = models.JSONField(default=list)
    capacity = models.PositiveSmallIntegerField(default=5)
    rate = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    applied_at = models.DateTimeField(default=timezone.now)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    safeguarding_read_at = models.DateTimeField(null=True, blank=True)
    safeguarding_version = models.PositiveSmallIntegerField(default=0)
    supervisor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="trainees"
    )
    word = models.TextField(max_length=1000, blank=True)
    edits = models.PositiveIntegerField(default=0)

    objects = CoachQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "coaches"
        ordering = ["person__name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "paused"]) | Q(approved_at__isnull=False),
                name="whoever_coaches_was_approved",
            )
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def is_in_service(self) -> bool:
        return self.state in self.IN_SERVICE

    @property
    def has_read_safeguarding(self) -> bool:
        """Say whether they have read the page as it reads today."""
        return self.safeguarding_read_at is not None and self.safeguarding_version == SAFEGUARDING_VERSION

    @property
    def may_be_booked(self) -> bool:
        """Say whether sessions with them can be booked; as a queryset: ``Coach.objects.may_be_booked()``."""
        return self.is_in_service and self.has_read_safeguarding and may_come_in(self.person)

    @property
    def may_be_suggested(self) -> bool:
        """Say whether they can be suggested to somebody new; see :meth:`CoachQuerySet.may_be_suggested`."""
        return self.state == self.State.APPROVED and self.may_be_booked


class Portrait(models.Model):
    """A coach's picture, as we have drawn it anew: small, square, without anything the camera wrote into it.

    It lies in the database, and so in its backups, and is gone with its coach.
    """

    coach = models.OneToOneField(Coach, on_delete=models.CASCADE, related_name="portrait")
    picture = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"portrait of {self.coach_id}"


class CredentialQuerySet(models.QuerySet["Credential"]):
    def holding(self) -> CredentialQuerySet:
        """Return those that have not expired; only these are shown to others."""
        return self.filter(Q(expires_on__isnull=True) | Q(expires_on__gte=timezone.localdate()))


class Credential(models.Model):
    """What somebody has learnt as a coach, from whom, and up to and with which day it holds."""

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="credentials")
    name = models.CharField(_("what it is"), max_length=200)
    issuer = models.CharField(_("from whom"), max_length=200)
    expires_on = models.DateField(_("holds until"), null=True, blank=True)

    objects = CredentialQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["coach", "name", "issuer"], name="one_credential_of_a_kind")
        ]
        indexes = [models.Index(fields=["expires_on"])]

    def __str__(self) -> str:
        return self.name

    @property
    def is_expired(self) -> bool:
        return self.expires_on is not None and self.expires_on < timezone.localdate()


class Supervision(models.Model):
    """That a coach had supervision or training: when, how long, with whom. Never about whom they spoke."""

    class Kind(models.TextChoices):
        ONE_TO_ONE = "one_to_one", _("One-to-one")
        GROUP = "group", _("In a group")
        TRAINING = "training", _("Training")

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="supervisions")
    held_on = models.DateField(_("day"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.ONE_TO_ONE)
    supervisor = models.ForeignKey(
        Coach, null=True, blank=True, on_delete=models.SET_NULL, related_name="supervisions_given"
    )
    supervisor_name = models.CharField(_("with somebody from outside"), max_length=200, blank=True)

    class Meta:
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["coach", "-held_on"])]

    def __str__(self) -> str:
        return f"supervision {self.pk}"

    @property
    def with_whom(self) -> str:
        return str(self.supervisor) if self.supervisor is not None else self.supervisor_name
