"""Rehearsing with the coach: the coach plays a listener, whoever tells notes one thing to change."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import Session, Tryout
from inhabit.coaching.rooms.actions.writing import engagement_of, refuse_where_closed
from inhabit.coaching.rooms.sealed import open_content, seal_content
from inhabit.people.models import Person
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.communicate.listeners import LISTENERS, Listener

LONGEST_CHANGE = 1000


@dataclass(frozen=True)
class Staged:
    """What both see: who listens, and the text that its author has chosen to show."""

    listener: Listener | None = None
    shown: str = ""


def staged_in(tryout: Tryout) -> Staged:
    engagement = engagement_of(tryout.session)
    found = open_content(engagement, tryout.content, purpose=f"tryout:{tryout.pk}")
    listener = next((one for one in LISTENERS if one.key == found.get("listener")), None)
    return Staged(listener, found.get("shown", ""))


def change_of(tryout: Tryout) -> str:
    """Return the one thing to change; only its author may be shown it."""
    return open_in(engagement_of(tryout.session), tryout.change, purpose=purpose_of_change(tryout))


def purpose_of_change(tryout: Tryout) -> str:
    return f"tryout change:{tryout.pk}:{tryout.person_id}"


def locked_tryout(session: Session, person: Person) -> Tryout:
    refuse_where_closed(session)
    Tryout.objects.get_or_create(session=session, person=person)
    tryout = Tryout.objects.select_for_update().get(session=session, person=person)
    tryout.session = session  # with its engagement and key, read once
    return tryout


@transaction.atomic
def stage_tryout(
    *, session: Session, person: Person, listener: str | None = None, shown: str | None = None, by: Person
) -> Tryout:
    """Choose who listens to ``person``, or what they show of theirs; what is None stays as it is.

    Only ``person`` shows a text of theirs, and takes it back with an empty one.
    """
    tryout = locked_tryout(session, person)
    staged = staged_in(tryout)
    if listener is not None and listener not in {one.key for one in LISTENERS}:
        raise ValidationError(_("There is no such listener. Choose one of the four."))
    if shown is not None and by != person:
        raise ValidationError(_("Only whoever wrote it can show it."))
    kept = staged.listener.key if staged.listener else ""
    content = {
        "listener": kept if listener is None else listener,
        "shown": staged.shown if shown is None else shown,
    }
    tryout.content = seal_content(engagement_of(session), content, purpose=f"tryout:{tryout.pk}")
    tryout.edits += 1
    tryout.save()
    return tryout


@transaction.atomic
def note_change(*, session: Session, text: str, seen: str, by: Person) -> Tryout:
    """Keep the one thing that ``by`` will change; it stands beside their draft next time.

    ``seen`` is what the form began with: ``StaleFormError`` where something else stands there by now.
    """
    tryout = locked_tryout(session, by)
    standing = change_of(tryout)
    if standing == text:
        return tryout
    if standing != seen:
        raise StaleFormError(tryout)
    tryout.change = seal_in(engagement_of(session), text, purpose=purpose_of_change(tryout))
    tryout.put_away_at = None
    tryout.save()
    return tryout


@transaction.atomic
def put_away_change(*, session: Session, by: Person) -> None:
    """Take the note from beside the draft. It stays in the rehearsal. A second time changes nothing."""
    waiting = Tryout.objects.filter(session=session, person=by, put_away_at__isnull=True)
    waiting.update(put_away_at=timezone.now())
