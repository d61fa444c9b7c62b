"""The end of a session: what somebody takes along, and what became of it by the next one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.coaching.booking.actions import hold_session
from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import CheckOut, Engagement, Session
from inhabit.coaching.rooms.actions.steps import take_on_step
from inhabit.coaching.rooms.actions.writing import engagement_of, refuse_where_closed
from inhabit.people.models import Person

LONGEST_ANSWER = 1000


class Useful(models.TextChoices):
    VERY = "very", gettext_lazy("Very")
    PARTLY = "partly", gettext_lazy("In part")
    HARDLY = "hardly", gettext_lazy("Not today")


@dataclass(frozen=True)
class Taken:
    """A check-out, opened."""

    pk: int
    person: Person
    will_try: str
    useful: str
    outcome: str

    @property
    def useful_in_words(self) -> str:
        return str(Useful(self.useful).label) if self.useful else ""


def opened(engagement: Engagement, stored: CheckOut) -> Taken:
    texts = {
        name: open_in(engagement, getattr(stored, name), purpose=purpose_of(stored, name))
        for name in ("will_try", "useful", "outcome")
    }
    return Taken(pk=stored.pk, person=stored.person, **texts)


def purpose_of(stored: CheckOut, name: str) -> str:
    return f"check-out {name}:{stored.pk}:{stored.person_id}"


@transaction.atomic
def check_out(
    *, session: Session, will_try: str, useful: str, due_on: date | None = None, by: Person
) -> CheckOut:
    """Keep what ``by`` takes from ``session``; with ``due_on`` it becomes a step from coaching, too.

    The session counts as held from now on. A second time replaces the first.
    """
    refuse_where_closed(session)
    if session.starts_at > timezone.now():
        raise ValidationError(_("This session has not begun yet."))
    engagement = engagement_of(session)
    locked = Session.objects.select_for_update().get(pk=session.pk)
    stored = CheckOut.objects.filter(session=locked, person=by).first() or CheckOut(session=locked, person=by)
    stored.will_try = seal_in(engagement, will_try.strip(), purpose=purpose_of(stored, "will_try"))
    stored.useful = seal_in(engagement, useful, purpose=purpose_of(stored, "useful"))
    stored.save()
    if due_on is not None and will_try.strip():
        take_on_step(engagement=engagement, owner=by, text=will_try, due_on=due_on, session=session, by=by)
    hold_session(locked, by)
    return stored


@transaction.atomic
def tell_outcome(*, stored: CheckOut, text: str, by: Person) -> CheckOut:
    """Keep what became of what ``by`` wanted to try."""
    engagement = engagement_of(stored.session)
    if not engagement.is_going_on:
        raise ValidationError(_("This coaching has ended. What was written stays readable."))
    stored.outcome = seal_in(engagement, text.strip(), purpose=purpose_of(stored, "outcome"))
    stored.save(update_fields=["outcome"])
    return stored
