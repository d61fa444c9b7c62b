"""A unit is told the story for the first time."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from inhabit.notify.actions import send_notice
from inhabit.people.models import Person, Placement, Unit
from inhabit.stages.communicate.languages import in_own_language
from inhabit.stages.communicate.models import Retelling, Telling
from inhabit.stages.communicate.notices import TOLD


def tell_first(retelling: Retelling) -> Telling:
    """Note that the unit has been told with ``retelling``, and say so to its members.

    To be called within the transaction that tells.
    """
    told_at = retelling.told_at or timezone.now()
    patience = timedelta(days=retelling.story.programme.patience_days)
    telling = Telling.objects.create(
        story=retelling.story,
        unit=retelling.unit,
        words=retelling,
        told_at=told_at,
        waits_until=timezone.localdate(told_at) + patience,
    )
    story = retelling.story
    titles = {language: parts.get("title", "") for language, parts in story.texts.items()}
    send_notice(
        TOLD.key,
        to=members_of(retelling.unit, besides=retelling.author),
        address=f"{reverse('unit_story', args=[retelling.unit_id])}?story={story.pk}",
        key=f"{story.pk}-{retelling.unit_id}",
        details={"story": in_own_language(titles, story.language).text, "unit": retelling.unit.name},
    )
    return telling


def members_of(unit: Unit, *, besides: Person | None) -> QuerySet[Person]:
    """Return everyone who is placed in ``unit`` today but ``besides``."""
    placed = Placement.objects.current().filter(unit=unit)
    members = Person.objects.filter(pk__in=placed.values("person"))
    return members.exclude(pk=besides.pk) if besides is not None else members
