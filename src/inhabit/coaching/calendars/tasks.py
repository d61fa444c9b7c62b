"""Sessions by mail: invitation, change and cancellation, as calendar programs take them."""

from __future__ import annotations

from django.tasks import task
from django.utils import timezone

from inhabit.access.deliveries import claim_mail, drop_mail, send_mail
from inhabit.access.models import Delivery
from inhabit.coaching.calendars.entries import is_here, people_of
from inhabit.coaching.calendars.mails import mail_of_session
from inhabit.coaching.models import Session, SessionMail

CALENDAR = Delivery.Purpose.CALENDAR


@task
def mail_session(mail_id: int) -> None:
    """Send one person how their session stands, unless that was sent, or has changed again meanwhile."""
    mail = mail_called(mail_id)
    people = people_of(mail.session) if mail else []
    reader = next((person for person in people if mail and person.pk == mail.person_id), None)
    if mail is None or reader is None or not is_here(reader) or is_needless(mail):
        drop_mail(CALENDAR, mail_id)
        return
    delivery = claim_mail(CALENDAR, mail_id)
    if delivery is None:
        return
    send_mail(delivery, mail_of_session(mail.session, reader, people, to=delivery.address))
    if delivery.state == Delivery.State.SENT:
        SessionMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now())


def mail_called(mail_id: int) -> SessionMail | None:
    mails = SessionMail.objects.select_related(
        "session__coach__person", "session__engagement", "session__match__enquiry"
    )
    return mails.filter(pk=mail_id, sent_at__isnull=True).first()


def is_needless(mail: SessionMail) -> bool:
    """Say whether a newer mail follows; or whether this one would cancel what the person never heard of."""
    session = mail.session
    if mail.revision < session.revision:
        return True
    told = SessionMail.objects.filter(session=session, person=mail.person_id, sent_at__isnull=False)
    return session.state == Session.State.CANCELLED and not told.exists()
