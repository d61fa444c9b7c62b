"""What somebody is told: in the product, and by mail where they want it."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at__isnull=True)

    def to_mail(self) -> NoticeQuerySet:
        """Return those that wait to be mailed: whoever reads one in the product gets no mail of it."""
        return self.unread().filter(due_at__isnull=False)


class Notice(models.Model):
    """Something that one person is told. It names what happened and where to read it, never what was said.

    ``kind`` is the key of a :class:`~inhabit.notify.kinds.NoticeKind`, whose words are filled in with
    ``details`` in the reader's language when it is read. ``key`` makes telling twice the same as once.
    ``due_at`` is when it is to be mailed; None once it was, or where it never is.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    details = models.JSONField(default=dict)
    address = models.CharField(max_length=300)
    key = models.CharField(max_length=120)
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "key"], name="one_notice_per_person_and_thing")
        ]
        indexes = [
            models.Index(fields=["person", "-made_at"]),
            models.Index(fields=["person"], condition=Q(read_at__isnull=True), name="notices_unread"),
            models.Index(
                fields=["due_at", "person"],
                condition=Q(read_at__isnull=True, due_at__isnull=False),
                name="notices_to_mail",
            ),
            models.Index(fields=["read_at"], condition=Q(read_at__isnull=False), name="notices_read"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"


class Way(models.TextChoices):
    """How somebody learns of a kind of thing besides the page "Notices"."""

    AT_ONCE = "at_once", _("By mail, soon")
    WEEKLY = "weekly", _("In the weekly mail")
    PRODUCT = "product", _("Only here")


class Limit(models.TextChoices):
    """What somebody has limited all mails to, whatever the kind."""

    NONE = "", _("As chosen below")
    WEEKLY = "weekly", _("The weekly mail only")
    NO_MAIL = "no_mail", _("No mails at all")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Preferences(models.Model):
    """What somebody changed about their mails. Whoever changed nothing has no row; the defaults hold."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="notice_preferences")
    ways = models.JSONField(default=dict)  # by the key of a kind; without one, as the kind is
    limit = models.CharField(max_length=8, choices=Limit, default=Limit.NONE, blank=True)
    quiet_from = models.PositiveSmallIntegerField(default=19, validators=[MaxValueValidator(23)])
    quiet_until = models.PositiveSmallIntegerField(default=8, validators=[MaxValueValidator(23)])
    is_quiet_on_weekends = models.BooleanField(default=True)
    weekday = models.PositiveSmallIntegerField(choices=Weekday, default=Weekday.MONDAY)

    def __str__(self) -> str:
        return f"what {self.person_id} wants to be told"
