"""Sealing everything of an engagement anew, under a new key of its own."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from inhabit.coaching.agreements.texts import PURPOSE
from inhabit.coaching.keys import new_wrapped_key, open_in, seal_in
from inhabit.coaching.models import Agreement, Engagement, EngagementKey
from inhabit.coaching.sealed_texts import SealedTexts, texts

BATCH = 500


@transaction.atomic
def renew_key(number: int) -> int:
    """Give the engagement of key ``number`` a new key, and return how many texts were sealed anew.

    People may go on writing: who does so at this very moment seals under the former key, which goes on
    opening until the next time. Nothing changes where a text opens with neither: ``UnreadableSealError``.
    """
    key = EngagementKey.objects.select_for_update().get(pk=number)
    before = Engagement.objects.get(pk=key.engagement_id)
    key.wrapped, key.former = new_wrapped_key(), before.key.wrapped
    after = Engagement.objects.get(pk=key.engagement_id)
    after.key = key
    done = sum(seal_anew(kind, before, after) for kind in texts) + seal_agreements_anew(before, after)
    key.save(update_fields=["wrapped", "former"])
    return done


def seal_anew(kind: SealedTexts, before: Engagement, after: Engagement) -> int:
    """Seal every text of one kind with the key of ``after``; return how many rows that were."""
    rows: QuerySet[Any] = kind.model._default_manager.select_for_update(of=("self",))
    found = list(rows.filter(**{kind.engagement: before.pk}))
    for row in found:
        for field, purpose_of in kind.purposes.items():
            purpose = purpose_of(row)
            text = open_in(before, getattr(row, field), purpose=purpose)
            setattr(row, field, seal_in(after, text, purpose=purpose))
    kind.model._default_manager.bulk_update(found, list(kind.purposes), batch_size=BATCH)
    return len(found)


def seal_agreements_anew(before: Engagement, after: Engagement) -> int:
    """Seal people's own sentences anew, in every version of the agreement."""
    found = list(Agreement.objects.select_for_update().filter(engagement=before))
    for agreement in found:
        for clause in agreement.clauses:
            if "sealed" in clause:
                text = open_in(before, clause["sealed"], purpose=PURPOSE)
                clause["sealed"] = seal_in(after, text, purpose=PURPOSE)
    Agreement.objects.bulk_update(found, ["clauses"], batch_size=BATCH)
    return len(found)
