"""Appending to the trail."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from inhabit.audit.models import Chain, Event


@transaction.atomic
def record_event(
    verb: str, subject: models.Model | None, *, by: models.Model | None, details: dict[str, Any] | None = None
) -> Event:
    """Append what ``by`` did to ``subject``, sealed with the event before it.

    ``details`` carries counts, states and dates only: no names, no words that somebody wrote.
    """
    chain, _ = Chain.objects.select_for_update().get_or_create(pk=1)
    event = Event(
        at=timezone.now(),
        actor_id=None if by is None else by.pk,
        verb=verb,
        subject_kind="" if subject is None else subject._meta.label_lower,
        subject_id="" if subject is None else str(subject.pk),
        details=details or {},
        previous_seal=chain.seal,
    )
    event.seal = event.computed_seal()
    event.save(force_insert=True)
    chain.seal = event.seal
    chain.save(update_fields=["seal"])
    return event
