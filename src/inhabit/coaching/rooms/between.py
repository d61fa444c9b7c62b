"""What the page "From coaching" shows: steps, what to read, and reminders to oneself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from inhabit.coaching.models import Action, ActionQuerySet, CheckOut, Engagement, Nudge, Session
from inhabit.coaching.rooms.actions.check_outs import Taken, opened
from inhabit.coaching.rooms.actions.nudges import text_of_nudge
from inhabit.coaching.rooms.actions.steps import text_of_step, word_of_step
from inhabit.coaching.selectors import since
from inhabit.people.models import Person


@dataclass(frozen=True)
class ShownStep:
    """A step, opened."""

    pk: int
    text: str
    word: str
    owner: Person
    due_on: date
    state: str
    state_in_words: str
    is_mine: bool

    @property
    def is_open(self) -> bool:
        return self.state == Action.State.OPEN

    @property
    def is_over(self) -> bool:
        """Say whether its day has passed."""
        return self.is_open and self.due_on < timezone.localdate()


@dataclass(frozen=True)
class ShownNudge:
    """A reminder, opened for its author."""

    pk: int
    text: str
    weekdays: list[int]
    at: time
    next_at: datetime | None

    @property
    def days_in_words(self) -> str:
        if len(self.weekdays) == len(WEEKDAYS):
            return _("every day")
        return get_text_list([str(WEEKDAYS[day]) for day in self.weekdays], _("and"))


def open_steps(engagement: Engagement, reader: Person, came: datetime | None) -> list[ShownStep]:
    """Return what is to do, what is due first at the top. ``came``: of ``selectors.came_at``."""
    waiting = steps_for(engagement, reader, came).open().select_related("owner")
    return shown_steps(engagement, waiting, reader)


def steps_for(engagement: Engagement, reader: Person, came: datetime | None) -> ActionQuerySet:
    """Return the steps that ``reader`` reads: of others, those since they came into the group."""
    steps = Action.objects.filter(engagement=engagement)
    return steps if came is None else steps.filter(Q(made_at__gte=came) | Q(owner=reader))


def shown_steps(engagement: Engagement, actions: Iterable[Action], reader: Person) -> list[ShownStep]:
    return [shown_step(engagement, action, reader) for action in actions]


def shown_step(engagement: Engagement, action: Action, reader: Person) -> ShownStep:
    action.engagement = engagement  # with its key, read once
    return ShownStep(
        pk=action.pk,
        text=text_of_step(action),
        word=word_of_step(action),
        owner=action.owner,
        due_on=action.due_on,
        state=action.state,
        state_in_words=str(Action.State(action.state).label),
        is_mine=action.owner_id == reader.pk,
    )


def nudges_of(engagement: Engagement, reader: Person) -> list[ShownNudge]:
    found = []
    for nudge in Nudge.objects.filter(engagement=engagement, person=reader):
        nudge.engagement = engagement
        found.append(ShownNudge(nudge.pk, text_of_nudge(nudge), nudge.weekdays, nudge.at, nudge.next_at))
    return found


MOST_BEFORE = 30  # a group of ten, today and two sessions back


@dataclass(frozen=True)
class Takings:
    """What people take along from a session, and what they wanted to try at the end of the one before."""

    today: list[Taken]
    last_time: list[Taken]

    @property
    def are_there(self) -> bool:
        return bool(self.today or self.last_time)


def takings_of(session: Session, engagement: Engagement, came: datetime | None) -> Takings:
    """Return the check-outs of ``session`` and, of each person, the latest before it, in one query."""
    until_now = CheckOut.objects.filter(
        since("session__ends_at", came),
        session__engagement=engagement,
        session__starts_at__lte=session.starts_at,
    ).order_by("-session__starts_at", "pk")
    today: list[Taken] = []
    latest: dict[int, CheckOut] = {}
    for stored in until_now.select_related("person")[:MOST_BEFORE]:
        if stored.session_id == session.pk:
            today.append(opened(engagement, stored))
        else:
            latest.setdefault(stored.person_id, stored)
    before = [opened(engagement, stored) for stored in latest.values()]
    return Takings(today, [taken for taken in before if taken.will_try])
