"""What people of the invented organisation have been told, and read since."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from inhabit.coaching.cohorts.notices import OFFERED
from inhabit.demo.cast import CAST
from inhabit.notify.models import Notice

PREFIX = "coaching."
AT_WORK = ("empower.", "reflect.")
STILL_NEW = ("reflect.adjustment_waits", "reflect.entry_answered")


def read_the_news() -> None:
    """Let what happened weeks ago be read: the mailbox stays a handful, and Home says what is new.

    Only the cast still finds that coaching was offered to them, that a change waits, and an answer.
    """
    read_news_of_coaching()
    told = Notice.objects.unread().filter(Q(kind__startswith=AT_WORK[0]) | Q(kind__startswith=AT_WORK[1]))
    here = [CAST[part].external_id for part in ("member", "lead")]
    new = told.filter(kind__in=STILL_NEW, person__external_id__in=here)
    told.exclude(pk__in=new.values("pk")).update(read_at=timezone.now() - timedelta(hours=1))


def read_news_of_coaching() -> None:
    parts = [part.external_id for part in CAST.values()]
    told = Notice.objects.unread().filter(kind__startswith=PREFIX)
    new = told.filter(kind=OFFERED.key, person__external_id__in=parts)
    told.exclude(pk__in=new.values("pk")).update(read_at=timezone.now() - timedelta(hours=1))
