"""One at a time: whoever changes an engagement holds its row until the transaction ends."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from inhabit.coaching.models import Engagement


def lock(engagement: Engagement) -> Engagement:
    """Return ``engagement`` as it is stored now, locked."""
    rows = Engagement.objects.select_for_update(of=("self",))
    return rows.select_related("coach__person", "unit", "party").get(pk=engagement.pk)


def refuse_after_end(engagement: Engagement) -> None:
    if engagement.state == Engagement.State.ENDED:
        raise ValidationError(_("This coaching has ended. Nothing can be agreed any more."))
