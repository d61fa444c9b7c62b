"""What pages of coaching say of an engagement."""

from __future__ import annotations

from django.utils.translation import gettext as _

from inhabit.coaching.models import Engagement, Format, Participant
from inhabit.people.models import Person


def title_for(reader: Person, engagement: Engagement) -> str:
    """Name ``engagement`` to ``reader``: with whom, or which group or team."""
    if engagement.format == Format.TEAM and engagement.unit is not None:
        return _("%(unit)s as a team") % {"unit": engagement.unit}
    if engagement.name:
        return engagement.name
    if engagement.coach.person_id != reader.pk:
        return _("Coaching with %(coach)s") % {"coach": engagement.coach}
    first = Participant.objects.filter(engagement=engagement).select_related("person").first()
    return _("Coaching %(person)s") % {"person": first.person if first else ""}
