"""Mailing what is due: for a few people or for 65,000, a chunk at a time.

What is due carries its moment, so that a run costs what is due and not what there is. Whoever has left, has
never joined or has no address is mailed nothing. A run that was stopped is taken up by the next one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from django.core.mail import mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from inhabit.access.deliveries import ServerAwayError, claim_mail, queue_mail, settle_mail, try_mail
from inhabit.access.models import Delivery
from inhabit.notify.digest import is_at_once, mail_of_notices
from inhabit.notify.hours import SATURDAY, Rhythm, is_quiet, next_waking
from inhabit.notify.models import Notice
from inhabit.notify.rhythms import Listener, listener_of
from inhabit.people.models import Person, PersonQuerySet
from inhabit.people.selectors import people_with_access

CHUNK = 500
NOTICES = Delivery.Purpose.NOTICES


def people_to_mail() -> PersonQuerySet:
    """Return everyone who can be mailed: they have access today, have joined, and have an address."""
    has_address = Q(email__gt="") | Q(account__email__gt="")
    return people_with_access().filter(has_address, account__is_active=True)


def drop_what_reaches_nobody() -> None:
    """Let what is due for people who cannot be mailed stand in the product alone."""
    due = Notice.objects.to_mail().filter(due_at__lte=timezone.now())
    due.exclude(person__in=people_to_mail()).update(due_at=None)


def chunks_of_people() -> Iterator[tuple[int, int]]:
    """Yield ranges of numbers of people for whom something is due, at most ``CHUNK`` people in each."""
    due = Notice.objects.to_mail().filter(due_at__lte=timezone.now())
    people, last = due.order_by("person_id").values_list("person_id", flat=True).distinct(), 0
    while chunk := list(people.filter(person_id__gt=last)[:CHUNK]):
        last = chunk[-1]
        yield chunk[0], last


def mail_people(first: int, last: int) -> int:
    """Mail everyone from number ``first`` to ``last`` what is due for them; return how many were mailed."""
    now = timezone.now()
    due = Notice.objects.to_mail().filter(due_at__lte=now, person__in=range_of(first, last))
    rows = list(due.order_by("person_id", "-made_at", "-pk"))
    people = range_of(first, last).select_related("account", "notice_preferences").in_bulk()
    connection, sent = mailers.default, 0
    try:
        connection.open()
        for pk, notices in groupby(rows, key=lambda notice: notice.person_id):
            sent += mail_person(people[pk], list(notices), connection, now)
    except (ServerAwayError, OSError):
        pass  # whoever was not reached is due still, and the next run begins with them
    finally:
        connection.close()
    return sent


def range_of(first: int, last: int) -> PersonQuerySet:
    return people_to_mail().filter(pk__gte=first, pk__lte=last)


def mail_person(person: Person, notices: list[Notice], connection: BaseEmailBackend, now: datetime) -> bool:
    """Mail one person; where it is quiet for them by now, put it off. Return whether it was sent."""
    listener = listener_of(person)
    rhythm = rhythm_of_mail(notices, listener)
    if is_quiet(now, rhythm):
        Notice.objects.filter(pk__in=[one.pk for one in notices]).update(due_at=next_waking(now, rhythm))
        return False
    address = person.email or person.account.email or ""
    queue_mail(NOTICES, person.pk, person=person, address=address)
    delivery = claim_mail(NOTICES, person.pk)
    if delivery is None:
        return False
    delivery.address = address  # it may have changed while the mail waited
    try:
        try_mail(delivery, mail_of_notices(person, address, notices), connection)
    finally:
        note_mail(delivery, notices)
    return delivery.state == Delivery.State.SENT


def rhythm_of_mail(notices: list[Notice], listener: Listener) -> Rhythm:
    """Return the hours to keep: whoever chose a Saturday for their weekly mail gets it on that Saturday."""
    rhythm = listener.rhythm
    if rhythm.weekday < SATURDAY or any(is_at_once(notice, listener) for notice in notices):
        return rhythm
    return replace(rhythm, is_quiet_on_weekends=False)


@transaction.atomic
def note_mail(delivery: Delivery, notices: list[Notice]) -> None:
    """Keep what became of a mail together with its notices: both, or neither."""
    if settle_mail(delivery):
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(due_at=None)
