"""Getting a mail to somebody: once, again where the server was away, and known to have failed.

A mail is queued within the transaction that asks for it, and sent by a task. Before each attempt the task
claims it, so that no two send it. A process killed between sending and noting it leaves it waiting: the next
attempt sends it again, so a kill costs at most one duplicate and loses nothing.
"""

from __future__ import annotations

import smtplib
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone

from inhabit.access.models import Delivery

if TYPE_CHECKING:
    from inhabit.people.models import Person

MOST_ATTEMPTS = 8  # the last one about a day after the first
FIRST_WAIT = timedelta(minutes=15)
PERMANENT = 500  # from here on a mail server's answer is final


class ServerAwayError(Exception):
    """The mail server does not answer at all: nothing else can be sent either."""


def queue_mail(purpose: Delivery.Purpose, key: int, *, person: Person, address: str) -> Delivery:
    """Note that a mail is on its way; the one that waits already for the same thing, where one does."""
    delivery, _ = Delivery.objects.get_or_create(
        purpose=purpose,
        key=str(key),
        state=Delivery.State.WAITING,
        defaults={"person": person, "address": address},
    )
    return delivery


def claim_mail(purpose: Delivery.Purpose, key: int) -> Delivery | None:
    """Return the mail to send now, for this process alone; None: sent, given up, or not its time yet."""
    waiting = Delivery.objects.filter(purpose=purpose, key=str(key), state=Delivery.State.WAITING)
    delivery = waiting.filter(try_at__lte=timezone.now()).first()
    if delivery is None:
        return None
    then = timezone.now() + FIRST_WAIT * 2**delivery.attempts
    mine = Delivery.objects.filter(pk=delivery.pk, attempts=delivery.attempts, state=delivery.state)
    if not mine.update(attempts=F("attempts") + 1, try_at=then):
        return None
    delivery.attempts += 1
    return delivery


def drop_mail(purpose: Delivery.Purpose, key: int) -> None:
    """Forget a mail that nobody needs any more."""
    Delivery.objects.filter(purpose=purpose, key=str(key), state=Delivery.State.WAITING).delete()


def send_mail(delivery: Delivery, message: EmailMessage) -> None:
    """Send a claimed mail, and note what became of it."""
    with suppress(ServerAwayError):  # it waits, or was given up
        try_mail(delivery, message, mailers.default)
    settle_mail(delivery)


def try_mail(delivery: Delivery, message: EmailMessage, connection: BaseEmailBackend) -> None:
    """Try to send a claimed mail; ``delivery`` says afterwards how it went, and is not saved yet.

    ``connection`` may be open for many mails. Raises ``ServerAwayError`` after noting it on this one.
    """
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        is_final = all(code >= PERMANENT for code, _ in error.recipients.values())
        note_trouble(delivery, Delivery.Reason.REFUSED if is_final else None)
    except smtplib.SMTPDataError as error:
        note_trouble(delivery, Delivery.Reason.REJECTED if error.smtp_code >= PERMANENT else None)
    except OSError as error:
        connection.close()  # what comes next begins anew
        note_trouble(delivery, None)
        raise ServerAwayError from error
    except ValueError:  # no mail can be made for such an address
        note_trouble(delivery, Delivery.Reason.REFUSED)
    else:
        delivery.state = Delivery.State.SENT


def note_trouble(delivery: Delivery, reason: Delivery.Reason | None) -> None:
    """Give up for ``reason``; without one (it may go better later) only after the last attempt."""
    if reason is None and delivery.attempts < MOST_ATTEMPTS:
        return
    delivery.state = Delivery.State.FAILED
    delivery.reason = reason or Delivery.Reason.NO_ANSWER


def settle_mail(delivery: Delivery) -> bool:
    """Keep what became of an attempt, and return whether that is final."""
    if delivery.state == Delivery.State.WAITING:
        return False
    delivery.settled_at = timezone.now()
    delivery.save(update_fields=["address", "state", "reason", "settled_at"])
    return True
