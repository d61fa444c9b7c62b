"""Appending to the trail."""

import json
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from inhabit.audit.models import Chain, Event


@transaction.atomic
def record_event(
    verb: str, subject: models.Model | None, *, by: models.Model | None, details: dict[str, Any] | None = None
) -> Event:
    """Append what ``by`` did to ``subject``, sealed with the event before it.

    ``verb`` is the noun of what happened and what became of it: "invitation.sent". ``details``
    carries counts, states and dates only: no names, no words that somebody wrote.

    Call it last in an action: from here to the end of the transaction nobody else can append, so
    locks taken afterwards could wait for one another in a circle.
    """
    chain = locked_chain()
    event = Event(
        at=timezone.now(),
        actor_id=None if by is None else by.pk,
        verb=verb,
        subject_kind="" if subject is None else subject._meta.label_lower,
        subject_id="" if subject is None else str(subject.pk),
        details=json.loads(json.dumps(details or {})),  # as the database will give it back
        previous_seal=chain.seal,
    )
    event.actor_mark = event.computed_actor_mark()
    event.seal = event.computed_seal()
    event.save(force_insert=True)
    chain.seal = event.seal
    chain.save(update_fields=["seal"])
    return event


def locked_chain() -> Chain:
    """Return the head of the trail, locked until the transaction ends.

    PostgreSQL locks the row; whoever waited reads the newest seal. On SQLite a transaction is
    immediate, so there is one writer in all. The row is made together with the table; should it
    be gone, two at once make one of it.
    """
    chain, _ = Chain.objects.select_for_update().get_or_create(pk=1)
    return chain
