"""A private address at which somebody's calendar program reads their sessions, without sign-in."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from inhabit.access.languages import language_for
from inhabit.access.secrets import keyed
from inhabit.coaching.calendars.entries import choices_of, entry_for, is_here, title_with_names, zone_of
from inhabit.coaching.calendars.files import Entry, published_file
from inhabit.coaching.models import CalendarFeed, Participant, Session
from inhabit.people.models import Person

BYTES_OF_A_SECRET = 32
LENGTH_OF_A_SECRET = 43  # as so many bytes are written in an address
BACK, AHEAD = timedelta(days=30), timedelta(days=270)
MOST_ENTRIES = 250  # the nearest; a file of so many takes a tenth of a second to write
SHOWN = (Session.State.BOOKED, Session.State.HELD)


@transaction.atomic
def renew_feed(*, by: Person) -> str:
    """Give ``by`` a new address and return its secret, which is kept nowhere; an older one ends."""
    secret = secrets.token_urlsafe(BYTES_OF_A_SECRET)
    CalendarFeed.objects.update_or_create(
        person=by, defaults={"secret_hash": hash_of(secret), "made_at": timezone.now()}
    )
    return secret


def switch_feed_off(*, by: Person) -> None:
    """Let no address open the calendar of ``by`` any more. Twice is the same as once."""
    CalendarFeed.objects.filter(person=by).delete()


def hash_of(secret: str) -> str:
    return keyed("inhabit.coaching.calendar", secret)


def person_with_feed(secret: str) -> Person | None:
    """Return whose calendar ``secret`` opens; nobody's after they have left.

    Nobody guesses 256 bits, so that wrong ones need not be counted: what isn't as long as ours asks the
    database nothing, and what is asks once, by an index.
    """
    if len(secret) != LENGTH_OF_A_SECRET:
        return None
    known = Person.objects.select_related("account", "calendar_choices", "notice_preferences")
    person = known.filter(calendar_feed__secret_hash=hash_of(secret)).first()
    return person if person is not None and is_here(person) else None


def sessions_of(person: Person) -> list[Session]:
    """Return the sessions of ``person``, as coach and as coachee, with their people, in three queries."""
    now = timezone.now()
    near = Session.objects.filter(state__in=SHOWN, starts_at__gt=now - BACK, starts_at__lt=now + AHEAD)
    coached = near.filter(engagement__participants__person=person, engagement__participants__left_at=None)
    mine = [near.filter(coach__person=person), coached, near.filter(match__enquiry__person=person)]
    first, *others = [rows.order_by().values_list("pk", "starts_at") for rows in mine]
    nearest = first.union(*others).order_by("starts_at")[:MOST_ENTRIES]
    current = Participant.objects.current().select_related("person__account", "person__calendar_choices")
    rows = Session.objects.filter(pk__in=[pk for pk, _starts_at in nearest])
    return list(
        rows.select_related(
            "coach__person__account",
            "coach__person__calendar_choices",
            "engagement",
            "match__enquiry__person__account",
            "match__enquiry__person__calendar_choices",
        ).prefetch_related(Prefetch("engagement__participants", current))
    )


def entries_for(reader: Person) -> list[Entry]:
    """Return what the calendar of ``reader`` says of all sessions, in the language of the moment."""
    return [entry_of(reader, session) for session in sessions_of(reader)]


def entry_of(reader: Person, session: Session) -> Entry:
    people = list(people_in(session))
    entry = entry_for(reader, session, people, session.booked_at)
    return Entry(**(vars(entry) | {"title": title_with_names(reader, session, people), "attendees": ()}))


def people_in(session: Session) -> Iterator[Person]:
    yield session.coach.person
    if session.match is not None:
        yield session.match.enquiry.person
    if session.engagement is not None:
        yield from (participant.person for participant in session.engagement.participants.all())


def seal_of(entries: list[Entry], reader: Person) -> str:
    """Return what changes as soon as anything in the file does, and tells nothing of it."""
    said = repr((zone_of(reader).key, language_for(reader), entries))
    return f'"{sha256(said.encode()).hexdigest()}"'


def file_for(reader: Person, entries: list[Entry]) -> str:
    with translation.override(language_for(reader)):
        name = _("Appointments") if choices_of(reader).is_neutral else _("Coaching")
        return published_file(entries, name=name, zone=zone_of(reader))
