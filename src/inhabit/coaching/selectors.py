"""What pages of coaching say of an engagement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.coaching.models import Engagement, Format, Participant, Session
from inhabit.people.models import Person


def title_for(reader: Person, engagement: Engagement, *, coachees: Sequence[Person] | None = None) -> str:
    """Name ``engagement`` to ``reader``: with whom, or which group or team.

    ``coachees`` are read only where whoever asks does not know them already.
    """
    if engagement.format == Format.TEAM and engagement.unit is not None:
        return _("%(unit)s as a team") % {"unit": engagement.unit}
    if engagement.name:
        return engagement.name
    if engagement.coach.person_id != reader.pk:
        return _("Coaching with %(coach)s") % {"coach": engagement.coach}
    if coachees:
        return _("Coaching %(person)s") % {"person": coachees[0]}
    first = Participant.objects.filter(engagement=engagement).select_related("person").first()
    return _("Coaching %(person)s") % {"person": first.person if first else ""}


def came_at(engagement: Engagement, reader: Person) -> datetime | None:
    """Return since when ``reader`` is in a group or team: what was written before is not for them.

    None for the coach, and in one-to-one, where there is nobody whose words came before.
    """
    if engagement.format == Format.ONE_TO_ONE or engagement.coach.person_id == reader.pk:
        return None
    mine = Participant.objects.current().filter(engagement=engagement, person=reader)
    return mine.values_list("joined_at", flat=True).first()


def since(lookup: str, moment: datetime | None) -> Q:
    """Return the condition that what stands at ``lookup`` is not from before ``moment``."""
    return Q() if moment is None else Q(**{f"{lookup}__gte": moment})


@dataclass(frozen=True)
class Card:
    """A coaching on the page where coaching begins: what it is, how far, and the page to go on with."""

    title: str
    state: str
    progress: str
    address: str
    label: str
    done: int
    planned: int

    @property
    def is_over(self) -> bool:
        return self.state == Engagement.State.ENDED


MOST_CARDS = 12


def cards_of(person: Person) -> list[Card]:
    """Return the coachings in which ``person`` is coached, those that go on first. One query."""
    held = Count("sessions", filter=Q(sessions__state=Session.State.HELD))
    mine = Engagement.objects.with_coachee(person).select_related("coach__person", "unit")
    booked = Count("sessions", filter=Q(sessions__state=Session.State.BOOKED))
    some = mine.annotate(held=held, booked=booked).order_by("ended_at", "-made_at")
    in_order = sorted(some[:MOST_CARDS], key=lambda one: one.ended_at is not None)
    return [card_of(one, person, vars(one)["held"]) for one in in_order]


def card_of(engagement: Engagement, person: Person, held: int) -> Card:
    page, label = next_page(engagement, held or vars(engagement)["booked"])
    return Card(
        title=title_for(person, engagement),
        state=engagement.state,
        progress=progress_of(engagement, held),
        address=reverse(page, args=[engagement.pk]),
        label=label,
        done=held,
        planned=engagement.sessions_planned,
    )


def next_page(engagement: Engagement, sessions: int) -> tuple[str, str]:
    """Return the address's name and the words of what comes next; ``sessions`` are held or booked."""
    if not engagement.is_agreed:
        return "agreement", _("To the agreement")
    is_first = engagement.is_going_on and not sessions
    if is_first and engagement.format == Format.ONE_TO_ONE and engagement.coach.is_in_service:
        return "session_slots", _("Book the first session")
    return "engagement_sessions", _("Open")


def progress_of(engagement: Engagement, held: int) -> str:
    if not engagement.is_agreed:
        return _("First you agree on how you work together.")
    planned = engagement.sessions_planned
    words = ngettext("%(held)s of %(planned)s session held", "%(held)s of %(planned)s sessions held", planned)
    return words % {"held": held, "planned": planned}
