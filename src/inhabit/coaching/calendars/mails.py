"""The mail that brings a session into a calendar: words to read, and the file for the program."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone, translation

from inhabit.access.languages import language_for
from inhabit.access.mails import address_of, written_mail
from inhabit.coaching.calendars.entries import choices_of, entry_for, named_to, organiser, zone_of
from inhabit.coaching.calendars.files import invitation_file
from inhabit.coaching.models import Session
from inhabit.people.models import Person

FILE_NAME = "invite.ics"


def mail_of_session(session: Session, reader: Person, people: list[Person], *, to: str) -> EmailMessage:
    """Return the mail that tells ``reader`` how ``session`` stands, in their language and time zone."""
    zone = zone_of(reader)
    with translation.override(language_for(reader)), timezone.override(zone):
        entry = entry_for(reader, session, people, timezone.now())
        mail = written_mail(
            "coaching/calendars/mail/session",
            to=to,
            person=reader,
            entry=entry,
            is_new=session.revision == 0,
            place_of_zone=name_of_zone(zone),
            others=[person.name for person in named_to(reader, session, people) if person.pk != reader.pk],
            is_neutral=choices_of(reader).is_neutral,
            page=address_of(reverse("home" if choices_of(reader).is_neutral else "coaching")),
            choices=address_of(reverse("calendar_choices")),
        )
        text = invitation_file(entry, organiser=organiser(), zone=zone)
    method = "CANCEL" if entry.is_cancelled else "REQUEST"
    # The last form is the one that a program prefers, where it knows it; the file is for all others.
    mail.attach_alternative(text, f"text/calendar; method={method}")
    mail.attach(FILE_NAME, text.encode(), "application/ics")
    return mail


def name_of_zone(zone: ZoneInfo) -> str:
    """Return a zone as one says it: "Berlin", "Buenos Aires"."""
    return zone.key.rpartition("/")[2].replace("_", " ")
