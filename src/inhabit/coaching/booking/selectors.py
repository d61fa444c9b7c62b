"""Sessions as pages show them: on the reader's clock, with what there is to do about each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.booking.zones import clock, day_and_clock, there_in_words, zone_of
from inhabit.coaching.models import Coach, Engagement, Format, Participant, Session, SessionQuerySet
from inhabit.people.models import Person

PEOPLE = Prefetch("engagement__participants", Participant.objects.current().select_related("person__account"))
AHEAD = 6  # sessions on the page where coaching begins


@dataclass(frozen=True)
class SessionLine:
    """One session in a list. ``there`` is what the other side's clock shows, where it is another."""

    session: Session
    title: str
    when: str
    starts: str
    ends: str
    there: str
    state: str
    kind: str  # of its chip: "", "good" or "warn"
    is_coach: bool
    heading: str  # of the session's own page: its title in a sentence

    @property
    def day(self) -> date:
        return timezone.localtime(self.session.starts_at).date()

    @property
    def is_over(self) -> bool:
        return self.session.ends_at <= timezone.now()

    @property
    def is_left_open(self) -> bool:
        return self.is_over and self.session.state == Session.State.BOOKED

    @property
    def is_to_come(self) -> bool:
        return self.session.state == Session.State.BOOKED and self.session.starts_at > timezone.now()


def along(sessions: SessionQuerySet) -> SessionQuerySet:
    """Read along what a line says of each session itself."""
    return sessions.select_related(
        "coach__person__account", "engagement__unit", "match__enquiry__person__account"
    )


def lines_of(sessions: Iterable[Session], reader: Person, here: ZoneInfo) -> list[SessionLine]:
    """Return a line for each session, as ``reader`` sees them ``here``; one query, however many there are."""
    found = list(sessions)
    prefetch_related_objects(found, "engagement", PEOPLE)
    return [line_of(session, reader, here) for session in found]


def line_of(session: Session, reader: Person, here: ZoneInfo) -> SessionLine:
    is_coach = session.coach.person_id == reader.pk
    people = coachees_of(session)
    alone = people[0] if len(people) == 1 else None
    other = alone if is_coach else session.coach.person
    there = zone_of(other) if other else here
    state, kind = state_in_words(session)
    return SessionLine(
        session=session,
        title=title_of(session, is_coach=is_coach, people=people),
        when=day_and_clock(session.starts_at, here),
        starts=clock(session.starts_at, here),
        ends=clock(session.ends_at, here),
        there=there_in_words(session.starts_at, here, there),
        state=state,
        kind=kind,
        is_coach=is_coach,
        heading=heading_of(session, title_of(session, is_coach=is_coach, people=people)),
    )


def heading_of(session: Session, title: str) -> str:
    engagement = session.engagement
    if engagement is None or engagement.format != Format.ONE_TO_ONE:
        return title
    return _("Session with %(person)s") % {"person": title}


def coachees_of(session: Session) -> list[Person]:
    """Return who is coached in ``session``, of what was read along."""
    if session.engagement is None:
        return [session.match.enquiry.person] if session.match else []
    return [item.person for item in session.engagement.participants.all()]


def title_of(session: Session, *, is_coach: bool, people: list[Person]) -> str:
    """Name ``session`` by whom one meets; for a group or team by its name."""
    engagement = session.engagement
    if engagement is None:
        other = people[0] if is_coach and people else session.coach
        return _("Getting to know %(person)s") % {"person": other}
    if engagement.format == Format.TEAM and engagement.unit is not None:
        return str(engagement.unit)
    if engagement.name:
        return engagement.name
    return str(people[0] if is_coach and people else session.coach)


def state_in_words(session: Session) -> tuple[str, str]:
    """Say what became of ``session``, and how its chip looks; nothing of one that is to come."""
    state = session.State
    if session.state == state.BOOKED:
        return (_("Did it take place?"), "warn") if session.ends_at <= timezone.now() else ("", "")
    if session.state == state.HELD:
        number = session.number
        return (_("Session %(number)d") % {"number": number} if number else _("Held"), "good")
    if session.state == state.MISSED:
        return (_("Missed, does not count") if session.is_waived else _("Missed, counts"), "")
    if session.is_late:
        return (_("Cancelled late, does not count") if session.is_waived else _("Cancelled late, counts"), "")
    return _("Cancelled"), ""


def sessions_ahead(person: Person, here: ZoneInfo) -> list[SessionLine]:
    """Return the next sessions of ``person``, as coach and as who is coached."""
    ahead = Session.objects.of(person).to_come()
    return lines_of(along(ahead)[:AHEAD], person, here)


def sessions_to_come(engagement: Engagement) -> SessionQuerySet:
    return along(Session.objects.to_come().filter(engagement=engagement))


def sessions_before(engagement: Engagement) -> SessionQuerySet:
    """Return what is over or was cancelled, the latest first."""
    rest = Session.objects.filter(engagement=engagement).exclude(
        state=Session.State.BOOKED, ends_at__gt=timezone.now()
    )
    return along(rest.order_by("-starts_at", "pk"))


def week_of_agenda(coach: Coach, monday: date, here: ZoneInfo) -> list[tuple[date, list[SessionLine]]]:
    """Return the seven days from ``monday`` on ``here``'s clock, each with its sessions."""
    start = datetime.combine(monday, datetime.min.time(), tzinfo=here)
    end = datetime.combine(monday + timedelta(days=7), datetime.min.time(), tzinfo=here)
    shown = Session.objects.filter(coach=coach, starts_at__gte=start, starts_at__lt=end)
    lines = lines_of(along(shown.exclude(state=Session.State.CANCELLED)), coach.person, here)
    by_day = {day: list(group) for day, group in groupby(lines, lambda line: line.day)}
    days = [monday + timedelta(days=number) for number in range(7)]
    return [(day, by_day.get(day, [])) for day in days]
