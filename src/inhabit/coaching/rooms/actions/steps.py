"""Steps from coaching: taken on by a day, done, let go, or moved to another day with a word."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import Action, Engagement, Participant, Session
from inhabit.people.models import Person

LONGEST_STEP, MOST_OPEN = 500, 40
State = Action.State


def text_of_step(action: Action) -> str:
    return open_in(action.engagement, action.content, purpose=f"action:{action.pk}")


def word_of_step(action: Action) -> str:
    """Return why it was let go or moved."""
    return open_in(action.engagement, action.word, purpose=f"action word:{action.pk}")


@transaction.atomic
def take_on_step(
    *,
    engagement: Engagement,
    owner: Person,
    text: str,
    due_on: date,
    session: Session | None = None,
    by: Person,
) -> Action:
    """Write down what ``owner`` does by ``due_on``. The same words for the same day are one step.

    ``ValidationError`` after the end, without words, or for a day that is over.
    """
    text = text.strip()
    locked = Engagement.objects.select_for_update(of=("self",)).get(pk=engagement.pk)
    refuse_unusable(locked, text, due_on)
    if not is_in(locked, owner):
        raise ValidationError(_("Whoever takes this step is not in this coaching any more."))
    same = Action.objects.open().filter(engagement=engagement, owner=owner, due_on=due_on)
    for action in same.select_related("engagement__key"):
        if text_of_step(action) == text:
            return action
    if Action.objects.open().filter(engagement=engagement).count() >= MOST_OPEN:
        raise ValidationError(_("A lot is to do already. Let one of the others go first."))
    return new_step(engagement, owner, text, due_on, session=session, by=by)


def refuse_unusable(engagement: Engagement, text: str, due_on: date) -> None:
    if not engagement.is_going_on:
        raise ValidationError(_("This coaching has ended. What was written stays readable."))
    if not text or len(text) > LONGEST_STEP:
        raise ValidationError(
            _("Say in a sentence what is done, in at most %(most)s characters.") % {"most": LONGEST_STEP}
        )
    if due_on < timezone.localdate():
        raise ValidationError(_("That day is over. Choose today or a later one."))


def is_in(engagement: Engagement, person: Person) -> bool:
    if engagement.coach.person_id == person.pk:
        return True
    return Participant.objects.current().filter(engagement=engagement, person=person).exists()


def new_step(
    engagement: Engagement,
    owner: Person,
    text: str,
    due_on: date,
    *,
    session: Session | None,
    by: Person,
    before: Action | None = None,
) -> Action:
    action = Action(
        engagement=engagement, owner=owner, due_on=due_on, session=session, made_by=by, before=before
    )
    action.content = seal_in(engagement, text, purpose=f"action:{action.pk}")
    action.save()
    return action


@transaction.atomic
def settle_step(*, action: Action, state: Action.State, word: str = "", by: Person) -> Action:
    """Say that a step is done, let go, or open again. A second time changes nothing.

    ``ValidationError`` where it was moved to another day meanwhile: then that one counts.
    """
    locked = locked_step(action)
    if locked.state == state:
        return locked
    if locked.state == State.CHANGED:
        raise ValidationError(_("It was moved to another day meanwhile: that one counts now."))
    locked.state = state
    locked.settled_at = None if state == State.OPEN else timezone.now()
    locked.word = seal_in(locked.engagement, word.strip(), purpose=f"action word:{locked.pk}")
    locked.save()
    return locked


@transaction.atomic
def renegotiate_step(*, action: Action, due_on: date, text: str, word: str, by: Person) -> Action:
    """Agree on another day for a step, or on another step in its place.

    What was agreed before stays to be seen. Pressed twice it is moved once.
    """
    locked = locked_step(action)
    text = text.strip() or text_of_step(locked)
    after = Action.objects.filter(before=locked).first()
    if after is not None:
        return after
    refuse_unusable(locked.engagement, text, due_on)
    if locked.state != State.OPEN:
        raise ValidationError(_("It is settled already. Open it again first."))
    locked.state, locked.settled_at = State.CHANGED, timezone.now()
    locked.word = seal_in(locked.engagement, word.strip(), purpose=f"action word:{locked.pk}")
    locked.save()
    return new_step(
        locked.engagement, locked.owner, text, due_on, session=locked.session, by=by, before=locked
    )


def locked_step(action: Action) -> Action:
    together = Action.objects.select_related("engagement__key", "engagement__coach", "owner", "session")
    return together.select_for_update(of=("self",)).get(pk=action.pk)
