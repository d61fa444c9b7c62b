"""Whoever shares their calendar can let it say "Appointment" and the time, and nothing else."""

from datetime import timedelta

import pytest
from calendar_files import read
from cast import Cast
from django.core import mail
from django.utils import timezone
from engagements import agreed, book, engage, make_coach

from inhabit.coaching.calendars.entries import entry_for, people_of
from inhabit.coaching.calendars.feeds import entries_for
from inhabit.coaching.calendars.files import Entry
from inhabit.coaching.calendars.news import session_booked
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import CalendarChoices, Format, Session
from inhabit.people.models import Person

LINK = "https://meet.example.org/carmen"


@pytest.fixture
def session(cast: Cast) -> Session:
    engagement = engage(cast.member, make_coach(cast.coach))
    return book(engagement, timezone.now() + timedelta(days=3), video_link=LINK)


def neutral(person: Person) -> None:
    CalendarChoices.objects.create(person=person, is_neutral=True)


def seen_by(person: Person, session: Session) -> Entry:
    people = people_of(session)
    return entry_for(next(one for one in people if one == person), session, people, timezone.now())


def test_a_neutral_calendar_holds_the_time_alone(cast: Cast, session: Session) -> None:
    neutral(cast.member)
    entry = seen_by(cast.member, session)
    assert (entry.title, entry.words, entry.place, entry.address) == ("Appointment", "", "", "")
    assert [one.name for one in entry.attendees] == ["Mia Member"]


def test_whoever_is_neutral_stands_in_nobodys_calendar_by_name(cast: Cast, session: Session) -> None:
    neutral(cast.member)
    assert [one.name for one in seen_by(cast.coach, session).attendees] == ["Carmen Coach"]
    assert [entry.title for entry in entries_for(cast.coach)] == ["Coaching"]


def test_otherwise_each_sees_with_whom(cast: Cast, session: Session) -> None:
    assert [entry.title for entry in entries_for(cast.coach)] == ["Coaching Mia Member"]
    assert [entry.title for entry in entries_for(cast.member)] == ["Coaching with Carmen Coach"]
    assert seen_by(cast.member, session).place == LINK


def test_the_mail_of_a_neutral_one_names_nobody_and_not_what_it_is(
    cast: Cast, session: Session, django_capture_on_commit_callbacks
) -> None:
    neutral(cast.member)
    with django_capture_on_commit_callbacks(execute=True):
        session_booked(session)
    (sent,) = [one for one in mail.outbox if one.to == [cast.member.email]]
    (file,) = [one.content for one in sent.alternatives if "calendar" in one.mimetype]
    unfolded = file.replace("\r\n ", "")
    for told in (sent.subject, unfolded.replace("Inhabit//Coaching//EN", "")):
        assert "oaching" not in told
    for told in (sent.subject, sent.body, unfolded):
        assert "Carmen" not in told
        assert "carmen" not in told
    assert read(file).of("VEVENT")[0].one("SUMMARY").value == "Appointment"


@pytest.mark.parametrize(("form", "others"), [(Format.GROUP, 0), (Format.TEAM, 1)])
def test_a_group_does_not_learn_each_others_addresses_a_team_may(
    cast: Cast, form: Format, others: int
) -> None:
    coach = make_coach(cast.coach)
    group = agreed(open_engagement(coach=coach, coachees=[cast.member, cast.outsider], format=form))
    session = book(group, timezone.now() + timedelta(days=3))
    names = {one.name for one in seen_by(cast.member, session).attendees}
    assert {"Mia Member", "Carmen Coach"} <= names
    assert ("Omar Outsider" in names) == bool(others)
    coachs = {one.name for one in seen_by(cast.coach, session).attendees}
    assert len(coachs) == 1 + 2 * others
