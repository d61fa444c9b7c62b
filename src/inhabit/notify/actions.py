"""Telling people that something happened, and that they have read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import transaction
from django.utils import timezone

from inhabit.notify.kinds import KINDS, NoticeKind
from inhabit.notify.models import Notice
from inhabit.notify.rhythms import due_at, listeners
from inhabit.people.models import Person

CHUNK = 1000


@dataclass(frozen=True)
class News:
    """What one person is told: on which page to read it, the thing's name within its kind, and details."""

    person: int
    address: str
    key: str
    details: Mapping[str, str | int]


def send_notice(
    kind: str,
    *,
    to: Iterable[Person | int],
    address: str,
    key: str,
    details: Mapping[str, str | int] | None = None,
) -> None:
    """Tell everyone in ``to`` (people or their numbers) that something of ``kind`` happened.

    ``address`` is the path of the page to read it on; ``key`` names the thing within its kind, at most
    120 signs: whoever has been told of it is not told again. Within a transaction that fails nobody is
    told. An unknown kind raises ``KeyError``. Mails follow when each person's hours allow it.
    """
    people = dict.fromkeys(person if isinstance(person, int) else person.pk for person in to)
    send_notices(kind, [News(pk, address, key, details or {}) for pk in people])


@transaction.atomic
def send_notices(kind: str, news: Iterable[News]) -> None:
    """Tell many people each something of their own, as :func:`send_notice` does, a chunk at a time."""
    known, now = KINDS[kind], timezone.now()
    for chunk in batched(news, CHUNK):
        due = dict(moments_for({one.person for one in chunk}, known, now))
        rows = [
            Notice(
                person_id=one.person,
                kind=known.key,
                details=dict(one.details),
                address=one.address,
                key=one.key,
                made_at=now,
                due_at=due[one.person],
            )
            for one in chunk
            if one.person in due
        ]
        Notice.objects.bulk_create(rows, ignore_conflicts=True)


def moments_for(
    people: Iterable[int], kind: NoticeKind, now: datetime
) -> Iterator[tuple[int, datetime | None]]:
    """Yield when to mail each of ``people``; the many who wait for the same moment are worked out once."""
    known: dict[object, datetime | None] = {}
    for pk, listener in listeners(people).items():
        if listener not in known:
            known[listener] = due_at(listener, kind, now)
        yield pk, known[listener]


def read_notice(notice: Notice) -> None:
    """Note that its reader has opened ``notice``. A second time changes nothing."""
    Notice.objects.unread().filter(pk=notice.pk).update(read_at=timezone.now())


def read_all_notices(*, by: Person) -> int:
    """Note that ``by`` has seen all that they were told; return how many were new."""
    return Notice.objects.unread().filter(person=by).update(read_at=timezone.now())


def read_notices_at(address: str, *, by: Person) -> None:
    """Note that ``by`` has dealt with all that leads to the page at ``address``, without opening each."""
    Notice.objects.unread().filter(person=by, address=address).update(read_at=timezone.now())
