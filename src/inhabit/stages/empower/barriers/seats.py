"""With whom a barrier is: in an open unit that somebody leads, or at the root."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Unit
from inhabit.stages.communicate.seats import seat_above, top_above
from inhabit.stages.communicate.unnamed import line_up


class Where(models.TextChoices):
    """Where whoever raises a barrier takes it."""

    UNIT = "unit", _("In my unit")
    ABOVE = "above", _("Above us")
    OTHER = "other", _("In another unit")


def seat_at(unit: Unit) -> Unit:
    """Return ``unit`` where it stands and somebody leads it, else the nearest such one above, or the root."""
    led = (candidate for candidate in line_up(unit, None) if candidate.lead_id is not None)
    return next(led, None) or top_above(unit)


def seat_for(where: str, unit: Unit, other: Unit | None = None) -> Unit:
    """Return whose lead sees to what stands in the way in ``unit``, when it is taken ``where``."""
    if where == Where.OTHER and other is not None:
        return seat_at(other)
    here = seat_at(unit)
    return (seat_above(here) or here) if where == Where.ABOVE else here
