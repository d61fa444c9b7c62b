"""What pages of coaching say of an engagement."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from inhabit.coaching.models import Engagement, Format, Participant
from inhabit.people.models import Person


def title_for(reader: Person, engagement: Engagement, *, coachees: Sequence[Person] | None = None) -> str:
    """Name ``engagement`` to ``reader``: with whom, or which group or team.

    ``coachees`` are read only where whoever asks does not know them already.
    """
    if engagement.format == Format.TEAM and engagement.unit is not None:
        return _("%(unit)s as a team") % {"unit": engagement.unit}
    if engagement.name:
        return engagement.name
    if engagement.coach.person_id != reader.pk:
        return _("Coaching with %(coach)s") % {"coach": engagement.coach}
    if coachees:
        return _("Coaching %(person)s") % {"person": coachees[0]}
    first = Participant.objects.filter(engagement=engagement).select_related("person").first()
    return _("Coaching %(person)s") % {"person": first.person if first else ""}
