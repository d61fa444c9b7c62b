"""What people are called, and what they write, stays a value: in calendar files, mails and tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cast import Cast
from django.core.exceptions import ValidationError
from icalendar import Calendar

from inhabit.coaching.calendars.files import Attendee, Entry, invitation_file, published_file
from inhabit.coaching.calendars.video import check_meeting_place
from inhabit.coaching.practice.files import table_as_file

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
LINES = "Coaching\r\nATTENDEE:mailto:evil@example.org\nBEGIN:VALARM"


def an_entry(**fields: object) -> Entry:
    given = {
        "uid": "1@example.org",
        "revision": 0,
        "starts_at": START,
        "ends_at": START + timedelta(hours=1),
        "title": LINES,
        "stamped_at": START,
        "words": LINES,
        "place": LINES,
        "attendees": (Attendee(f'Mia "M", {LINES}', "mia@example.org"),),
    }
    return Entry(**(given | fields))  # type: ignore[arg-type]  # as a test needs it


@pytest.mark.parametrize("kind", ["mailed", "published"])
def test_line_breaks_in_words_add_no_line_to_a_calendar(kind: str) -> None:
    organiser, zone = Attendee(f"Inhabit {LINES}", "inhabit@example.org"), ZoneInfo("Europe/Berlin")
    if kind == "mailed":
        text = invitation_file(an_entry(), organiser=organiser, zone=zone)
    else:
        text = published_file([an_entry()], name=LINES, zone=zone)
    [event] = Calendar.from_ical(text).walk("VEVENT")
    attendees = event.get("attendee", [])
    found = attendees if isinstance(attendees, list) else [attendees]
    assert "mailto:evil@example.org" not in [str(one) for one in found]
    assert not list(event.walk("VALARM"))
    assert not any(line.startswith(("ATTENDEE:mailto:evil", "BEGIN:VALARM")) for line in text.splitlines())


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)//meet.example.org",
        "data:text/html,meet.example.org",
        "http://meet.example.org/room",
        "https://user:word@meet.example.org/",
        "https://meet.example.org/\r\nATTENDEE:x",
        "HTTPS:meet.example.org",
        "//meet.example.org/room",
        "zoommtg://meet.example.org/room",
    ],
)
def test_only_https_leads_to_a_meeting(address: str) -> None:
    with pytest.raises(ValidationError):
        check_meeting_place(address)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", " ="])
def test_no_cell_of_a_table_is_run(sign: str, cast: Cast) -> None:
    text = table_as_file("hours", ["With"], [[f"{sign}HYPERLINK(1)"]]).content.decode("utf-8-sig")
    cell = text.split("\n", 1)[1].lstrip('"')
    assert cell.startswith("'")
