"""What calendars hear of sessions. Booking calls these within its own transaction."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction

from inhabit.access.deliveries import queue_mail
from inhabit.access.models import Delivery
from inhabit.coaching.calendars.entries import choices_of, mail_address_of, people_of
from inhabit.coaching.calendars.tasks import mail_session
from inhabit.coaching.calendars.video import give_link
from inhabit.coaching.models import Session, SessionMail
from inhabit.notify.models import Limit
from inhabit.people.models import Person


def session_booked(session: Session) -> None:
    """Hear that ``session`` was booked: it gets its video link, and everyone an invitation."""
    give_link(session)
    tell_calendars(session)


def session_moved(session: Session, before: datetime) -> None:
    """Hear that ``session``, which began at ``before``, has another time now; its revision has risen."""
    tell_calendars(session)


def session_cancelled(session: Session) -> None:
    """Hear that ``session`` was cancelled; its revision has risen."""
    tell_calendars(session)


@transaction.atomic
def tell_calendars(session: Session) -> None:
    """Mail everyone how ``session`` stands, once this is committed. Nobody is told a revision twice."""
    for person in people_of(session):
        if not wants_mails(person):
            continue
        mail, is_new = SessionMail.objects.get_or_create(
            session=session, person=person, revision=session.revision
        )
        if is_new:
            queue_mail(Delivery.Purpose.CALENDAR, mail.pk, person=person, address=mail_address_of(person))
            transaction.on_commit(partial(mail_session.enqueue, mail.pk))


def wants_mails(person: Person) -> bool:
    preferences = getattr(person, "notice_preferences", None)
    wants_none = preferences is not None and preferences.limit == Limit.NO_MAIL
    return bool(mail_address_of(person)) and choices_of(person).is_mailed and not wants_none
