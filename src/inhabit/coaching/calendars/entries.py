"""What one person's calendar says of a session: never its topic, names only where both are fine with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from email.utils import parseaddr
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.mails import address_of
from inhabit.access.models import Guest
from inhabit.coaching.calendars.files import Attendee, Entry
from inhabit.coaching.models import CalendarChoices, Format, Participant, Session
from inhabit.notify.rhythms import listener_of
from inhabit.people.models import Person


def people_of(session: Session) -> list[Person]:
    """Return who meets in ``session``, the coach first; each knows their account and their calendar."""
    known = Person.objects.select_related("account", "calendar_choices", "notice_preferences")
    coach = known.get(pk=session.coach.person_id)
    if session.match is not None:
        return [coach, known.get(pk=session.match.enquiry.person_id)]
    coached = Participant.objects.current().filter(engagement=session.engagement_id).values("person")
    return [coach, *known.filter(pk__in=coached).order_by("name", "pk")]


def is_here(person: Person) -> bool:
    """Say whether ``person`` works here, or is let in from outside."""
    staying = Guest.objects.staying().filter(person=person)
    return Person.objects.here().filter(pk=person.pk).exists() or staying.exists()


def choices_of(person: Person) -> CalendarChoices:
    """Return what ``person`` chose for their calendar, or how it usually is."""
    return getattr(person, "calendar_choices", None) or CalendarChoices(person=person)


def zone_of(person: Person) -> ZoneInfo:
    return listener_of(person).rhythm.zone


def mail_address_of(person: Person) -> str:
    account = getattr(person, "account", None)
    return person.email or (account.email if account else "") or ""


def entry_for(reader: Person, session: Session, people: list[Person], stamped_at: datetime) -> Entry:
    """Return what ``reader``'s calendar says; ``people`` are those of :func:`people_of`.

    Whoever chose the neutral title has the time in their calendar and nothing else, and stands by name
    in nobody else's. In a group nobody's calendar names the others.
    """
    is_neutral = choices_of(reader).is_neutral
    return Entry(
        uid=uid_of(session),
        revision=session.revision,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        title=title_for(reader),
        stamped_at=stamped_at,
        words="" if is_neutral else words_of(session),
        place="" if is_neutral else session.video_link,
        address="" if is_neutral else address_of(reverse("coaching")),
        is_cancelled=session.state == Session.State.CANCELLED,
        attendees=tuple(
            Attendee(person.name, address)
            for person in named_to(reader, session, people)
            if (address := mail_address_of(person))
        ),
    )


def title_for(reader: Person) -> str:
    return _("Appointment") if choices_of(reader).is_neutral else _("Coaching")


def title_with_names(reader: Person, session: Session, people: list[Person]) -> str:
    """Return the title in a calendar that only its owner subscribes to: with whom, where that may be said."""
    others = [person for person in named_to(reader, session, people) if person.pk != reader.pk]
    if len(others) != 1:
        return title_for(reader)
    if others[0].pk == session.coach.person_id:
        return _("Coaching with %(coach)s") % {"coach": others[0]}
    return _("Coaching %(person)s") % {"person": others[0]}


def named_to(reader: Person, session: Session, people: Iterable[Person]) -> list[Person]:
    """Return whom ``reader``'s calendar may name, themself included."""
    if choices_of(reader).is_neutral:
        return [person for person in people if person.pk == reader.pk]
    is_group = session.engagement is not None and session.engagement.format == Format.GROUP
    return [
        person
        for person in people
        if person.pk == reader.pk
        or (not choices_of(person).is_neutral and (not is_group or person.pk == session.coach.person_id))
    ]


def words_of(session: Session) -> str:
    """Say where all else stands; nothing of what coach and coachee talk about is ever in a calendar."""
    page = _("All else stands on your page: %(address)s") % {"address": address_of(reverse("coaching"))}
    if not session.video_link:
        return page
    return _("You see each other here: %(link)s") % {"link": session.video_link} + "\n\n" + page


def uid_of(session: Session) -> str:
    """Return the name by which calendars know the session for good; it tells nothing."""
    return f"{session.pk}@{urlsplit(settings.SITE_URL).hostname}"


def organiser() -> Attendee:
    """Return who sends: the product, at the address that its mails come from."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return Attendee(settings.ORGANISATION_NAME or name or "Inhabit", address)
