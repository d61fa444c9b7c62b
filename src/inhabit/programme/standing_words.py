"""What the page of a programme says of where its units stand."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import today
from inhabit.programme.models import Programme
from inhabit.programme.standing import Cause, Standing, Standings


def finding_of(standings: Standings, programme: Programme) -> str:
    """Return how many units have shared, can start and wait, a sentence for each that are there."""
    shared = shared_in_words(standings.numbers[Standing.SHARED], len(standings.places))
    if programme.ended_at is not None:
        return shared
    sentences = [shared, *sentences_about_the_others(standings)]
    return " ".join(sentences)


def shared_in_words(shared: int, units: int) -> str:
    if not shared:
        words = ngettext(
            "The one unit here has not shared yet.", "None of the %(units)s units has shared yet.", units
        )
    elif shared == units:
        words = ngettext("The one unit here has shared.", "All %(units)s units have shared.", units)
    else:
        words = ngettext(
            "%(shared)s of %(units)s units has shared.", "%(shared)s of %(units)s units have shared.", shared
        )
    return words % {"shared": figure(shared), "units": figure(units)}


def sentences_about_the_others(standings: Standings) -> list[str]:
    sentences = []
    if can_start := standings.numbers[Standing.OPEN]:
        words = ngettext("One can start now.", "%(number)s can start now.", can_start)
        sentences.append(words % {"number": figure(can_start)})
    if waiting := standings.waiting_for_somebody:
        words = ngettext("One waits for somebody else.", "%(number)s wait for somebody else.", waiting)
        sentences.append(words % {"number": figure(waiting)})
    if standings.next_day:
        sentences.append(_("The next can start on %(day)s.") % {"day": day_in_words(standings.next_day)})
    return sentences


def turn_in_words(cause: Cause) -> str:
    """Say for how long a unit has been able to start."""
    if not cause.days:
        return _("It can start from today.")
    words = ngettext(
        "It could have started a day ago.", "It could have started %(days)s days ago.", cause.days
    )
    return words % {"days": figure(cause.days)}


def load_in_words(cause: Cause) -> str:
    """Say how many units wait for a unit below it, and if none does, why."""
    if not cause.has_units_below:
        return _("No unit is below it.")
    if not cause.units:
        return _("Nobody waits for it: those below can go on without it.")
    words = ngettext("One unit below waits for it.", "%(units)s units below wait for it.", cause.units)
    return words % {"units": figure(cause.units)}


def day_in_words(day: date | None) -> str:
    """Return a day, with its year only where that is another one."""
    if day is None:
        return ""
    return date_format(day, "MONTH_DAY_FORMAT" if day.year == today().year else "DATE_FORMAT")


def figure(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)
