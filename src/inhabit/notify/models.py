"""What somebody is told: in the product, and by mail where they want it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from inhabit.people.models import Person


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """Something that one person is told. It names what happened and where to read it, never what was said.

    ``kind`` is the key of a :class:`~inhabit.notify.kinds.NoticeKind`, whose words are filled in with
    ``details`` in the reader's language when it is read. ``key`` makes telling twice the same as once.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    details = models.JSONField(default=dict)
    address = models.CharField(max_length=300)
    key = models.CharField(max_length=120)
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "key"], name="one_notice_per_person_and_thing")
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"
