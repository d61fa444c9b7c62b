"""What the map says first: the finding as a sentence."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.thread.sight import Sight


def finding_of(sight: Sight) -> str:
    """Return how far the thread reaches and in how many places it breaks."""
    part = sight.curtain.root.part
    if sight.above is not None:
        return _("The thread does not come this far. It breaks further up, at %(unit)s.") % {
            "unit": sight.above
        }
    reach = reach_of(part.reached, part.people)
    if not sight.breaks.number:
        return reach
    places = ngettext("It breaks in one place.", "It breaks in %(number)s places.", sight.breaks.number) % {
        "number": figure(sight.breaks.number)
    }
    return f"{reach} {places}"


def reach_of(reached: int, people: int) -> str:
    if reached == people:
        words = ngettext(
            "The thread reaches the one person here.",
            "The thread reaches all %(people)s people here.",
            people,
        )
    elif not reached:
        words = ngettext(
            "The thread does not reach the one person here yet.",
            "The thread reaches nobody of %(people)s people here yet.",
            people,
        )
    else:
        words = ngettext(
            "The thread reaches %(reached)s of %(people)s person.",
            "The thread reaches %(reached)s of %(people)s people.",
            people,
        )
    return words % {"reached": figure(reached), "people": figure(people)}


def figure(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)
