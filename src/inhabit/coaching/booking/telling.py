"""Who is told of what happens to a session: the other side, in their own language and on their own clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import override

from inhabit.access.languages import language_for
from inhabit.coaching.booking.zones import day_and_clock, zone_of
from inhabit.coaching.models import Participant, Session
from inhabit.notify.actions import News, send_notices
from inhabit.people.models import Person


def people_of(session: Session) -> list[Person]:
    """Return everybody who meets in ``session``, the coach first; each with the account."""
    coachees = Participant.objects.current().filter(engagement=session.engagement_id)
    people = Person.objects.select_related("account")
    if session.match is not None:
        return [
            *people.filter(pk=session.coach.person_id),
            *people.filter(pk=session.match.enquiry.person_id),
        ]
    return [*people.filter(pk=session.coach.person_id), *people.filter(pk__in=coachees.values("person"))]


def tell_booked(session: Session, *, by: Person) -> None:
    tell("coaching.session_booked", session, others(session, by))


def tell_moved(session: Session, before: datetime, *, by: Person) -> None:
    tell("coaching.session_moved", session, others(session, by), before=before)


def tell_cancelled(session: Session, *, by: Person | None) -> None:
    tell("coaching.session_cancelled", session, others(session, by))


def tell_missed(session: Session) -> None:
    tell("coaching.session_missed", session, people_of(session)[1:])


def tell_waived(session: Session, *, by: Person) -> None:
    tell("coaching.session_waived", session, others(session, by))


def tell_objection(session: Session) -> None:
    tell("coaching.session_objected", session, people_of(session)[:1])


def others(session: Session, by: Person | None) -> list[Person]:
    return [person for person in people_of(session) if by is None or person.pk != by.pk]


def tell(kind: str, session: Session, people: Iterable[Person], *, before: datetime | None = None) -> None:
    """Tell ``people`` once for each revision of ``session``; the notice says when, and nothing else."""
    send_notices(kind, news_for(session, people, before=before))


def news_for(session: Session, people: Iterable[Person], *, before: datetime | None = None) -> Iterator[News]:
    address, key = reverse("session", args=[session.pk]), f"{session.pk}-{session.revision}"
    for person in people:
        yield News(person.pk, address, key, moments(person, session, before))


def people_of_all(sessions: Sequence[Session]) -> dict[int, list[Person]]:
    """Return who meets in each of ``sessions``, the coach first, by its number; in one query.

    Coaches, and whoever gets to know one, must have been read along, with their accounts.
    """
    found = {
        session.pk: [session.coach.person, *([session.match.enquiry.person] if session.match else [])]
        for session in sessions
    }
    engagements = {session.engagement_id for session in sessions}
    rows = Participant.objects.current().filter(engagement__in=engagements)
    coached: dict[int, list[Person]] = {}
    for row in rows.select_related("person__account"):
        coached.setdefault(row.engagement_id, []).append(row.person)
    for session in sessions:
        found[session.pk] += coached.get(session.engagement_id or 0, [])
    return found


def moments(person: Person, session: Session, before: datetime | None) -> dict[str, str]:
    """Return the details of a notice as ``person`` reads times."""
    zone = zone_of(person)
    with override(language_for(person)):
        said = {"when": day_and_clock(session.starts_at, zone)}
        return said | ({"before": day_and_clock(before, zone)} if before else {})
