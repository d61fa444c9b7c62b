"""Telling people that something happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction

from inhabit.notify.kinds import KINDS
from inhabit.notify.models import Notice
from inhabit.people.models import Person


@transaction.atomic
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
    told. An unknown kind raises ``KeyError``.
    """
    known = KINDS[kind]
    people = dict.fromkeys(person if isinstance(person, int) else person.pk for person in to)
    rows = [
        Notice(person_id=pk, kind=known.key, details=dict(details or {}), address=address, key=key)
        for pk in people
    ]
    Notice.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)
