"""How it ends: what was agreed on goes where it belongs, and what tied anything to anybody goes."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.notify.actions import send_notice
from inhabit.people.circles import MembersOf
from inhabit.people.models import Person
from inhabit.stages.reflect.retrospectives.actions.changing import count_change, is_live, locked
from inhabit.stages.reflect.retrospectives.actions.facilitating import facilitated, settle
from inhabit.stages.reflect.retrospectives.actions.starting import call_off
from inhabit.stages.reflect.retrospectives.actions.topics import drop_empty_topics
from inhabit.stages.reflect.retrospectives.models import (
    KEEPS_CARDS,
    REOPENED_WITHIN,
    Card,
    Idea,
    Phase,
    Retrospective,
    Support,
    Voice,
)
from inhabit.stages.reflect.retrospectives.outcomes import make_outcome


@transaction.atomic
def close_retrospective(*, retrospective: Retrospective, by: Person) -> None:
    """End it. What was agreed on and taken on becomes a promise, a stop or a proposal of whoever took it on.

    Twice is the same as once.
    """
    if not is_live(locked(retrospective.pk)):
        return
    stored = facilitated(retrospective, by)
    end(stored)
    send_notice(
        "reflect.retrospective_closed",
        to=MembersOf(stored.unit).people().exclude(pk=by.pk),
        address=reverse("retrospective_summary", args=[stored.pk]),
        key=str(stored.pk),
        details={"unit": str(stored.unit)},
    )
    record_event("retrospective.closed", stored.unit, by=by)


def end(stored: Retrospective) -> None:
    settle(stored)
    stored.phase, stored.closed_at = Phase.CLOSED, timezone.now()
    stored.ends_at = stored.paused_at = None
    stored.took_part = max(stored.took_part, stored.seats.count())
    stored.save(update_fields=["phase", "closed_at", "ends_at", "paused_at", "took_part"])
    forget_who(stored)
    wanted = stored.ideas.filter(is_agreed=True, owner__isnull=False, outcome__isnull=True)
    for idea in wanted.select_related("retrospective__unit", "retrospective__programme", "owner"):
        try_outcome(idea)
    count_change(stored)


def forget_who(stored: Retrospective) -> None:
    """Throw away seats, keys and receipts, and the words that were taken back or removed."""
    Voice.objects.filter(topic__retrospective=stored).delete()
    Support.objects.filter(idea__retrospective=stored).delete()
    stored.seats.all().delete()
    stored.arrivals.all().delete()
    stored.cards.filter(Q(text="") | Q(is_removed=True)).delete()
    stored.cards.update(receipt="")
    drop_empty_topics(stored)


def try_outcome(idea: Idea) -> None:
    """Make of ``idea`` what it is to become; where that can't be, it stays open in the summary."""
    try:
        with transaction.atomic():
            make_outcome(idea)
    except ValidationError:
        return


@transaction.atomic
def reopen_retrospective(*, retrospective: Retrospective, by: Person) -> None:
    """Go back into what ended within the last day, to agree on what was forgotten.

    ``ValidationError`` later, or when the unit looks back anew already.
    """
    stored = locked(retrospective.pk)
    if is_live(stored):
        return
    is_recent = stored.closed_at is not None and timezone.now() < stored.closed_at + REOPENED_WITHIN
    if stored.phase != Phase.CLOSED or stored.facilitator_id != by.pk or not is_recent:
        raise ValidationError(_("It ended more than a day ago. Begin a new one instead."))
    if Retrospective.objects.open().filter(unit=stored.unit_id).exists():
        raise ValidationError(_("A new retrospective has begun already."))
    stored.phase, stored.phase_began_at, stored.closed_at = Phase.AGREE, timezone.now(), None
    stored.save(update_fields=["phase", "phase_began_at", "closed_at"])
    count_change(stored)
    record_event("retrospective.reopened", stored.unit, by=by)


def care_for_retrospectives() -> None:
    """End what nobody has ended for a day, and delete the cards of what ended a month ago."""
    now = timezone.now()
    forgotten = Retrospective.objects.open().filter(starts_at__lt=now - REOPENED_WITHIN)
    for retrospective in forgotten:
        end_forgotten(retrospective)
    gone = Retrospective.objects.open().filter(unit__is_open=False)
    for retrospective in gone:
        call_off(retrospective=retrospective, by=None)
    old = Retrospective.objects.filter(closed_at__lt=now - KEEPS_CARDS)
    kept = Idea.objects.filter(topic=OuterRef("topic"), is_agreed=True)
    Card.objects.filter(~Exists(kept), retrospective__in=old.values("pk")).delete()
    Idea.objects.filter(is_agreed=False, retrospective__in=old.values("pk")).delete()


@transaction.atomic
def end_forgotten(retrospective: Retrospective) -> None:
    """End one that stands open since yesterday; without a card there is nothing to keep."""
    stored = locked(retrospective.pk)
    if not stored.cards.exclude(text="").exists():
        call_off(retrospective=stored, by=None)
    elif is_live(stored):
        end(stored)
