"""Calendar files as RFC 5545 and 5546 want them. No database: entries in, text out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress

PRODUCT = "-//Inhabit//Coaching//EN"
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Attendee:
    """Somebody who comes, as a calendar names them."""

    name: str
    address: str


@dataclass(frozen=True)
class Entry:
    """A session as one person's calendar shows it. Times are aware; ``place`` is an address or empty."""

    uid: str
    revision: int
    starts_at: datetime
    ends_at: datetime
    title: str
    stamped_at: datetime
    words: str = ""
    place: str = ""
    address: str = ""  # of the page
    is_cancelled: bool = False
    attendees: tuple[Attendee, ...] = ()


def invitation_file(entry: Entry, *, organiser: Attendee, zone: ZoneInfo) -> str:
    """Return what a mail carries: a request to note ``entry``, or that it is cancelled.

    The product is the organiser, not the coach: a calendar that is sent an invitation of its own
    owner's would not take it.
    """
    calendar = new_calendar("CANCEL" if entry.is_cancelled else "REQUEST", [entry], zone)
    event = event_of(entry, zone)
    event.add("organizer", named(organiser))
    for attendee in entry.attendees:
        who = named(attendee)
        # Both have agreed on the time here already: their calendars need not ask, nor answer.
        who.params |= {
            "ROLE": "REQ-PARTICIPANT",
            "PARTSTAT": "ACCEPTED",
            "RSVP": "FALSE",
            "CUTYPE": "INDIVIDUAL",
        }
        event.add("attendee", who)
    calendar.add_component(event)
    return str(calendar.to_ical().decode())


def published_file(entries: list[Entry], *, name: str, zone: ZoneInfo) -> str:
    """Return what somebody subscribes to or downloads: entries without people, called ``name``."""
    calendar = new_calendar("PUBLISH", entries, zone)
    calendar.add("x-wr-calname", " ".join(name.split()))  # written as it is: it must stay one line
    calendar.add("x-wr-timezone", zone.key)
    calendar.add("refresh-interval", HOUR, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        calendar.add_component(event_of(entry, zone))
    return str(calendar.to_ical().decode())


def new_calendar(method: str, entries: Iterable[Entry], zone: ZoneInfo) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    years = [entry.starts_at.year for entry in entries]
    if years and zone.key != "UTC":
        calendar.add_component(rules_of(zone.key, min(years), max(years)))
    return calendar


@lru_cache(maxsize=256)
def rules_of(zone: str, first: int, last: int) -> Timezone:
    """Return when the clocks of ``zone`` change in these years, for programs that don't know it."""
    rules = Timezone.from_tzinfo(ZoneInfo(zone), zone, date(first - 1, 1, 1), date(last + 2, 1, 1))
    rules.pop("COMMENT", None)
    return rules


def event_of(entry: Entry, zone: ZoneInfo) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.revision)
    event.add("dtstamp", entry.stamped_at.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(zone))
    event.add("dtend", entry.ends_at.astimezone(zone))
    event.add("summary", entry.title)
    event.add("class", "PRIVATE")  # whoever shares their calendar shows that they are busy, no more
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.is_cancelled else "OPAQUE")
    for field, value in (("description", entry.words), ("location", entry.place), ("url", entry.address)):
        if value:
            event.add(field, value)
    return event


def named(attendee: Attendee) -> vCalAddress:
    who = vCalAddress(f"mailto:{attendee.address}")
    who.params["CN"] = attendee.name
    return who
