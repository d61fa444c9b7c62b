"""What people of the invented organisation have been told of coaching, and read since."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from inhabit.coaching.cohorts.notices import OFFERED
from inhabit.demo.cast import CAST
from inhabit.notify.models import Notice

PREFIX = "coaching."


def read_the_news() -> None:
    """Let what happened weeks ago be read: the mailbox stays a handful, and Home says what is new.

    Only the cast still finds that coaching was offered to them.
    """
    parts = [part.external_id for part in CAST.values()]
    told = Notice.objects.unread().filter(kind__startswith=PREFIX)
    new = told.filter(kind=OFFERED.key, person__external_id__in=parts)
    told.exclude(pk__in=new.values("pk")).update(read_at=timezone.now() - timedelta(hours=1))
