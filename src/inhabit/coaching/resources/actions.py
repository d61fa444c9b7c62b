"""A coach suggests a guide to whoever is coached: which one, only they and the coach know."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import Engagement, Participant, Recommendation
from inhabit.coaching.resources.guides import Guide, all_guides
from inhabit.coaching.rooms.notices import GUIDE_SUGGESTED
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person


def guide_of(recommendation: Recommendation) -> Guide | None:
    """Return what was suggested; None where a later version has no such guide."""
    purpose = f"recommendation:{recommendation.pk}"
    return all_guides().get(open_in(recommendation.engagement, recommendation.content, purpose=purpose))


@transaction.atomic
def recommend_guide(*, engagement: Engagement, guide: str, by: Person) -> Recommendation:
    """Suggest ``guide`` (its id). A second time changes nothing."""
    if guide not in all_guides():
        raise ValidationError(_("There is no such guide. Choose one of the list."))
    locked = Engagement.objects.select_related("key").select_for_update(of=("self",)).get(pk=engagement.pk)
    if not locked.is_going_on:
        raise ValidationError(_("This coaching has ended. What was written stays readable."))
    for stored in Recommendation.objects.filter(engagement=locked):
        stored.engagement = locked
        known = guide_of(stored)
        if known is not None and known.id == guide:
            return stored
    recommendation = Recommendation(engagement=locked, made_by=by)
    purpose = f"recommendation:{recommendation.pk}"
    recommendation.content = seal_in(locked, guide, purpose=purpose)
    recommendation.save()
    coachees = Participant.objects.current().filter(engagement=locked).values_list("person", flat=True)
    address = f"{reverse('engagement_actions', args=[locked.pk])}#reading"
    send_notice(GUIDE_SUGGESTED.key, to=coachees, address=address, key=str(recommendation.pk))
    return recommendation


def withdraw_recommendation(*, recommendation: Recommendation, by: Person) -> None:
    """Take a suggestion back. A second time changes nothing."""
    Recommendation.objects.filter(pk=recommendation.pk).delete()
