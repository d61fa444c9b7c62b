"""What has come back to somebody: answers to what they asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.thread.selectors import Strand


@dataclass(frozen=True)
class Returned:
    """Something that came back, when, and where to read it. ``at`` is None while it is under way."""

    text: str
    at: datetime | None
    address: str


def what_came_back(strand: Strand) -> list[Returned]:
    """Return the answers to what the person asked in the programme, and what is still under way."""
    returned = []
    for request in strand.requests:
        stage = strand.stages.get(request.unit_id)
        is_answered = stage is not None and stage.shared_at is not None
        text = (
            _("You asked what it means for %(unit)s: here is the answer.")
            if is_answered
            else _("You asked what it means for %(unit)s. Nothing yet; your lead has been told.")
        )
        returned.append(
            Returned(
                text=text % {"unit": request.unit},
                at=stage.shared_at if stage is not None else None,
                address=reverse("unit", args=[request.unit_id]),
            )
        )
    return returned
