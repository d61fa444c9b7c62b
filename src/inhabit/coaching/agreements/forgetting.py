"""What was written in a coaching is forgotten a year after its end, as the agreement says."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from inhabit.coaching.models import Agreement, Engagement, EngagementKey
from inhabit.coaching.sealed_texts import texts

BATCH = 100


def forget_what_is_due() -> int:
    """Forget every coaching whose time has come, a batch at a time; return how many. Can be run twice."""
    number = 0
    while forgotten := forget_next():
        number += forgotten
    return number


@transaction.atomic
def forget_next() -> int:
    """Destroy the keys of the next ended coachings and remove their words; return how many those were.

    Without its key a text opens nowhere, also in what a database keeps of removed rows.
    """
    due = Engagement.objects.select_for_update().filter(
        state=Engagement.State.ENDED, kept_until__lte=timezone.localdate(), forgotten_at__isnull=True
    )
    engagements = [engagement.pk for engagement in due.order_by("kept_until")[:BATCH]]
    EngagementKey.objects.filter(engagement__in=engagements).delete()
    for kind in texts:
        kind.model._default_manager.filter(**{f"{kind.engagement}__in": engagements}).delete()
    for agreement in Agreement.objects.filter(engagement__in=engagements):
        agreement.clauses = [clause for clause in agreement.clauses if "sealed" not in clause]
        agreement.save(update_fields=["clauses"])
    Engagement.objects.filter(pk__in=engagements).update(forgotten_at=timezone.now())
    return len(engagements)
