"""What pages show of groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from inhabit.coaching.agreements.actions import current_agreement
from inhabit.coaching.agreements.texts import ReadClause, read_clauses
from inhabit.coaching.models import Attendance, Engagement, Group, Participant, Seat, Session
from inhabit.coaching.selectors import since
from inhabit.people.models import Person


@dataclass(frozen=True)
class Invitation:
    """A group as somebody sees it who is asked into it: its coach, who has said yes, and what was agreed.

    ``number`` is the version of the agreement that ``clauses`` are of; 0 as long as it has not begun.
    """

    group: Group
    seat: Seat
    joined: list[Person]
    clauses: list[ReadClause]
    number: int

    @property
    def is_in(self) -> bool:
        return self.seat.state == Seat.State.JOINED

    @property
    def has_declined(self) -> bool:
        return self.seat.state == Seat.State.DECLINED


def invitation_for(group: Group, reader: Person) -> Invitation:
    seats = list(group.seats.select_related("person"))
    mine = next(seat for seat in seats if seat.person_id == reader.pk)
    joined = [seat.person for seat in seats if seat.state == Seat.State.JOINED and seat != mine]
    agreement = current_agreement(group.engagement) if group.engagement and group.is_asking else None
    return Invitation(
        group=group,
        seat=mine,
        joined=joined,
        clauses=read_clauses(agreement) if agreement else [],
        number=agreement.number if agreement else 0,
    )


def seats_to_answer(person: Person) -> list[Seat]:
    """Return where ``person`` is asked, or has said yes and it has not begun. One query."""
    waiting = Q(state=Seat.State.INVITED, group__state__in=[Group.State.INVITING, Group.State.BEGUN])
    waiting |= Q(state=Seat.State.JOINED, group__state=Group.State.INVITING)
    return list(
        Seat.objects.filter(waiting, person=person).select_related("group__unit").order_by("asked_at")
    )


@dataclass(frozen=True)
class HeldSession:
    """A session of a group that took place, and who was there as the coach noted it."""

    session: Session
    there: list[Person]
    away: list[Person]


def people_of_group(engagement: Engagement) -> list[Participant]:
    current = Participant.objects.current().filter(engagement=engagement)
    return list(current.select_related("person"))


def attendances_of(engagement: Engagement, came: datetime | None) -> list[HeldSession]:
    """Return the sessions held since ``came``, the latest first, in two queries."""
    sessions = Session.objects.held().filter(since("ends_at", came), engagement=engagement)
    held = list(sessions.order_by("-starts_at"))
    rows = Attendance.objects.filter(session__in=held).select_related("person").order_by("person__name", "pk")
    by_session: dict[int, list[Attendance]] = {session.pk: [] for session in held}
    for row in rows:
        by_session[row.session_id].append(row)
    return [
        HeldSession(
            session,
            [row.person for row in by_session[session.pk] if row.was_there],
            [row.person for row in by_session[session.pk] if not row.was_there],
        )
        for session in held
    ]
