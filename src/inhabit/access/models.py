"""Accounts, appointed roles and invitations.

Most access follows a relation that the organisation already has (my unit, whom I lead).
What has to be appointed, a role, is a relation too: of a person to a unit and all below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inhabit.people.models import Person


class AccountManager(BaseUserManager["Account"]):
    """Reads every account together with its person, since each request needs both."""

    def get_queryset(self) -> models.QuerySet[Account]:
        return super().get_queryset().select_related("person")


class Account(AbstractBaseUser):
    """How a person signs in. There is one only after its person has accepted an invitation."""

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="account")
    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(null=True, blank=True, unique=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    # What the person chose for themself; where empty, what the organisation's list says.
    language = models.CharField(max_length=10, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.username


def has_a_place(person: Person) -> bool:
    """Say whether ``person`` works here today, which a counted placement says."""
    return person.placements.current().filter(is_counted=True).exists()


class GuestQuerySet(models.QuerySet["Guest"]):
    def staying(self) -> GuestQuerySet:
        """Return the stays that hold today: neither ended nor run out."""
        return self.filter(ended_at__isnull=True, until__gte=timezone.localdate())


class Guest(models.Model):
    """Somebody from outside who may come in for a while, up to and with the day ``until``.

    A guest has no place in the organisation: is in no unit, no directory and no figure, and opens only
    what is open to guests; see ``permissions.Permission``.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="stays")
    let_in_at = models.DateTimeField(default=timezone.now)
    let_in_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    until = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = GuestQuerySet.as_manager()

    class Meta:
        ordering = ["-let_in_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="one_open_stay_per_guest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} until {self.until}"


def is_staying(person: Person) -> bool:
    """Say whether ``person`` was let in as a guest, for today."""
    return Guest.objects.staying().filter(person=person).exists()


def may_come_in(person: Person) -> bool:
    """Say whether ``person`` has access today: works here, or is a guest."""
    return has_a_place(person) or is_staying(person)


def is_guest(person: Person) -> bool:
    """Say whether ``person`` comes in as a guest only; read once per person object."""
    if not hasattr(person, "is_guest_now"):
        person.is_guest_now = is_staying(person) and not has_a_place(person)  # type: ignore[attr-defined]  # kept for the request
    return person.is_guest_now  # type: ignore[attr-defined,no-any-return]  # as above


class Role(models.TextChoices):
    SPONSOR = "sponsor", _("Sponsor")
    STEWARD = "steward", _("Programme team")
    COACH = "coach", _("Coach")
    PRIVACY_OFFICER = "privacy_officer", _("Privacy officer")


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def current(self) -> AppointmentQuerySet:
        return self.filter(ended_at__isnull=True)


class Appointment(models.Model):
    """A person's role for a unit and all units below it (the root unit: the whole organisation)."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="appointments")
    role = models.CharField(max_length=20, choices=Role)
    unit = models.ForeignKey("people.Unit", on_delete=models.CASCADE, related_name="appointments")
    appointed_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "unit"],
                condition=Q(ended_at__isnull=True),
                name="one_current_appointment_per_person_role_and_unit",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} of {self.unit_id}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def usable(self) -> InvitationQuerySet:
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """A single-use way in for one person: a link sent by mail, or a code printed on paper.

    Only a keyed hash of the link's or code's secret is kept.
    """

    class Channel(models.TextChoices):
        MAIL = "mail", _("Mail")
        CODE = "code", _("Printed code")

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="invitations")
    channel = models.CharField(max_length=4, choices=Channel.choices)
    secret_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-sent_at"])]

    def __str__(self) -> str:
        return f"{self.channel} invitation {self.pk}"

    def is_usable(self) -> bool:
        return not (self.accepted_at or self.revoked_at) and self.expires_at > timezone.now()


class Delivery(models.Model):
    """A mail of ours on its way to one person: how far it has come, never what it says.

    ``purpose`` and ``key`` name what it is for (an invitation by its number); as long as one of them
    waits there is no second. ``address`` is the one it was sent to.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("on its way")
        SENT = "sent", _("handed over to the mail server")
        FAILED = "failed", _("could not be delivered")

    class Purpose(models.TextChoices):
        INVITATION = "invitation", _("Invitation")
        PASSWORD = "password", _("New password")
        CODE_USED = "code_used", _("Code was used")
        NOTICES = "notices", _("Notices")
        CALENDAR = "calendar", _("Calendar entry")

    class Reason(models.TextChoices):
        NONE = "", ""
        REFUSED = "refused", _("The mail server knows no such address.")
        REJECTED = "rejected", _("The mail server did not take the mail.")
        NO_ANSWER = "no_answer", _("The mail server could not be reached, again and again.")

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="deliveries")
    purpose = models.CharField(max_length=12, choices=Purpose)
    key = models.CharField(max_length=20)
    address = models.EmailField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=10, choices=Reason, default=Reason.NONE, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    try_at = models.DateTimeField(default=timezone.now)  # not before; moved on with every attempt
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "key"], condition=Q(state="waiting"), name="one_waiting_mail_per_thing"
            )
        ]
        indexes = [
            models.Index(fields=["person", "purpose", "-made_at"]),
            models.Index(fields=["try_at"], condition=Q(state="waiting"), name="mails_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.key} {self.state}"
