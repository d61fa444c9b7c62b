"""Sessions reach calendars by mail: invitation, change and cancellation, each once."""

import smtplib
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from unittest import mock

import pytest
from calendar_files import moment, read
from cast import Cast, make_account
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from engagements import book, engage, make_coach

from inhabit.access.models import Delivery
from inhabit.access.tasks import send_mails_again
from inhabit.coaching.calendars.news import session_booked, session_cancelled, session_moved
from inhabit.coaching.calendars.tasks import mail_session
from inhabit.coaching.models import CalendarChoices, Session, SessionMail
from inhabit.notify.models import Limit, Preferences

# After the clocks of Berlin have changed, before those of New York.
MOMENT = datetime(2027, 10, 31, 14, 0, tzinfo=UTC)


@pytest.fixture
def session(cast: Cast, django_capture_on_commit_callbacks) -> Session:
    make_account(cast.member)
    cast.coach.time_zone, cast.member.language = "America/New_York", "de"
    cast.coach.save()
    cast.member.save()
    return book(engage(cast.member, make_coach(cast.coach)), MOMENT)


def tell(how, session: Session, *rest, commits) -> list[EmailMessage]:
    """Let calendars hear of it; return the mails that followed once it was committed, the coach's first."""
    mail.outbox.clear()
    with commits(execute=True):
        how(session, *rest)
        assert mail.outbox == []
    sent = sorted(mail.outbox, key=lambda one: one.to)
    return [one.message() for one in sent]


def file_in(message: EmailMessage) -> str:
    (part,) = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    return part.get_payload(decode=True).decode("utf-8").replace("\r\n", "\n").replace("\n", "\r\n")


def move(session: Session, by: timedelta) -> None:
    session.starts_at += by
    session.ends_at += by
    session.revision += 1
    session.save()


def cancel(session: Session) -> None:
    session.state, session.revision = Session.State.CANCELLED, session.revision + 1
    session.save()


def test_an_invitation_has_the_parts_that_mail_programs_look_for(
    session, django_capture_on_commit_callbacks
) -> None:
    to_coach, _to_member = tell(session_booked, session, commits=django_capture_on_commit_callbacks)
    assert to_coach.get_content_type() == "multipart/mixed"
    alternatives, attached = to_coach.iter_parts()
    forms = list(alternatives.iter_parts())
    assert [form.get_content_type() for form in forms] == ["text/plain", "text/html", "text/calendar"]
    assert forms[-1].get_param("method") == "REQUEST"
    assert forms[-1].get_content_charset() == "utf-8"
    assert attached.get_filename() == "invite.ics"
    assert attached.get_payload(decode=True).decode() == file_in(to_coach)


def test_each_reads_their_own_time_by_the_rules_in_the_file(
    session, django_capture_on_commit_callbacks
) -> None:
    to_coach, to_member = map(
        file_in, tell(session_booked, session, commits=django_capture_on_commit_callbacks)
    )
    for text, zone, clock in (
        (to_coach, "America/New_York", "20271031T100000"),
        (to_member, "Europe/Berlin", "20271031T150000"),
    ):
        (event,) = read(text).of("VEVENT")
        begins = event.one("DTSTART")
        assert (begins.parameters["TZID"], begins.value) == (zone, clock)
        assert moment(text, begins) == MOMENT
        assert moment(text, event.one("DTEND")) == MOMENT + timedelta(hours=1)


def test_an_invitation_names_the_two_and_asks_for_no_answer(
    cast: Cast, session, django_capture_on_commit_callbacks
) -> None:
    text = file_in(tell(session_booked, session, commits=django_capture_on_commit_callbacks)[0])
    calendar = read(text)
    (event,) = calendar.of("VEVENT")
    assert calendar.one("METHOD").value == "REQUEST"
    assert event.one("SUMMARY").text == "Coaching"
    attendees = event.properties["ATTENDEE"]
    assert {one.value for one in attendees} == {f"mailto:{cast.coach.email}", f"mailto:{cast.member.email}"}
    assert all(one.parameters["PARTSTAT"] == "ACCEPTED" for one in attendees)
    assert all(one.parameters["RSVP"] == "FALSE" for one in attendees)
    assert event.one("ORGANIZER").value == "mailto:inhabit@localhost"
    assert event.one("DTSTAMP").value.endswith("Z")
    assert event.one("CLASS").value == "PRIVATE"


def test_a_change_and_a_cancellation_are_about_the_same_entry(
    session, django_capture_on_commit_callbacks
) -> None:
    told = [file_in(tell(session_booked, session, commits=django_capture_on_commit_callbacks)[1])]
    before = session.starts_at
    move(session, timedelta(days=7))
    told.append(file_in(tell(session_moved, session, before, commits=django_capture_on_commit_callbacks)[1]))
    cancel(session)
    told.append(file_in(tell(session_cancelled, session, commits=django_capture_on_commit_callbacks)[1]))
    calendars = [read(text) for text in told]
    events = [calendar.of("VEVENT")[0] for calendar in calendars]
    assert [calendar.one("METHOD").value for calendar in calendars] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [event.one("SEQUENCE").value for event in events] == ["0", "1", "2"]
    assert [event.one("STATUS").value for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert len({event.one("UID").value for event in events}) == 1
    assert moment(told[1], events[1].one("DTSTART")) == before + timedelta(days=7)


def test_each_is_written_to_in_their_language(session, django_capture_on_commit_callbacks) -> None:
    to_coach, to_member = tell(session_booked, session, commits=django_capture_on_commit_callbacks)
    assert "31 October 2027" in to_coach["Subject"]
    assert "31. Oktober 2027" in to_member["Subject"]
    assert "Sunday, 31 October, 10:00 to 11:00 (New York time)" in to_coach.get_body(("plain",)).get_content()
    assert "Coaching: Mia Member" in to_coach.get_body(("plain",)).get_content()
    assert "Berlin" in to_member.get_body(("plain",)).get_content()


def test_the_same_revision_is_told_once(session, django_capture_on_commit_callbacks) -> None:
    assert len(tell(session_booked, session, commits=django_capture_on_commit_callbacks)) == 2
    assert tell(session_booked, session, commits=django_capture_on_commit_callbacks) == []
    for one in SessionMail.objects.all():
        mail_session.enqueue(one.pk)
    assert mail.outbox == []


def test_what_has_changed_again_meanwhile_is_not_told(session, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks() as waiting:
        session_booked(session)
    move(session, timedelta(days=1))
    with django_capture_on_commit_callbacks() as newer:
        session_moved(session, MOMENT)
    mail.outbox.clear()
    for send in (*newer, *waiting):
        send()
    assert len(mail.outbox) == 2
    assert all(
        read(file_in(one.message())).of("VEVENT")[0].one("SEQUENCE").value == "1" for one in mail.outbox
    )
    assert not Delivery.objects.filter(state=Delivery.State.WAITING).exists()


def test_nobody_hears_that_what_they_never_heard_of_is_cancelled(
    session, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks():
        session_booked(session)
    cancel(session)
    assert tell(session_cancelled, session, commits=django_capture_on_commit_callbacks) == []


def test_what_the_mail_server_did_not_take_is_sent_later(session, django_capture_on_commit_callbacks) -> None:
    with mock.patch.object(EmailBackend, "send_messages", side_effect=smtplib.SMTPServerDisconnected):
        assert tell(session_booked, session, commits=django_capture_on_commit_callbacks) == []
    Delivery.objects.update(try_at=timezone.now() - timedelta(minutes=1))
    assert send_mails_again.func() == 2
    assert len(mail.outbox) == 2
    Delivery.objects.update(try_at=timezone.now() - timedelta(minutes=1))
    assert send_mails_again.func() == 0


@pytest.mark.parametrize("chosen", ["no calendar mails", "no mails at all"])
def test_who_wants_none_gets_none(
    cast: Cast, session, django_capture_on_commit_callbacks, chosen: str
) -> None:
    if chosen == "no mails at all":
        Preferences.objects.create(person=cast.member, limit=Limit.NO_MAIL)
    else:
        CalendarChoices.objects.create(person=cast.member, is_mailed=False)
    (only,) = tell(session_booked, session, commits=django_capture_on_commit_callbacks)
    assert only["To"] == cast.coach.email
