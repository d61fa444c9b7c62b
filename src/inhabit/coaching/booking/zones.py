"""Whose clock shows what, and how a time is said where two zones meet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from inhabit.notify.rhythms import zone_called
from inhabit.people.models import Person


def zone_of(person: Person) -> ZoneInfo:
    """Return the zone that ``person`` chose, else the one that the list names, else the organisation's."""
    account = getattr(person, "account", None)
    return zone_called((account.time_zone if account else "") or person.time_zone)


def differ(one: ZoneInfo, other: ZoneInfo, moment: datetime) -> bool:
    """Say whether the clocks of two zones show another time at ``moment``."""
    return moment.astimezone(one).utcoffset() != moment.astimezone(other).utcoffset()


def place_of(zone: ZoneInfo) -> str:
    """Name a zone as people do: by its place, "Kathmandu"."""
    return zone.key.rsplit("/", 1)[-1].replace("_", " ")


def clock(moment: datetime, zone: ZoneInfo) -> str:
    return formats.time_format(moment.astimezone(zone), "TIME_FORMAT")


def day_and_clock(moment: datetime, zone: ZoneInfo) -> str:
    """Say ``moment`` as a weekday, day and time in ``zone``, in the language that is spoken now."""
    local = moment.astimezone(zone)
    return _("%(weekday)s, %(day)s, %(time)s") % {
        "weekday": formats.date_format(local, "l"),
        "day": formats.date_format(local, "DATE_FORMAT"),
        "time": formats.time_format(local, "TIME_FORMAT"),
    }


def there_in_words(moment: datetime, here: ZoneInfo, there: ZoneInfo) -> str:
    """Say what the clock shows ``there``: "18:00 in Tokyo", with the day where it is another; else ""."""
    if not differ(here, there, moment):
        return ""
    near, far = moment.astimezone(here), moment.astimezone(there)
    said = {"time": clock(moment, there), "place": place_of(there), "day": formats.date_format(far, "D")}
    if near.date() == far.date():
        return _("%(time)s in %(place)s") % said
    return _("%(day)s %(time)s in %(place)s") % said


def changes_of_clock(moments: Iterable[datetime], here: ZoneInfo, there: ZoneInfo) -> list[list[datetime]]:
    """Return ``moments``, at one time on the clock ``here``, in runs that are at one time ``there``, too."""
    runs: list[list[datetime]] = []
    for moment in sorted(moments):
        if runs and distance(runs[-1][-1], here, there) == distance(moment, here, there):
            runs[-1].append(moment)
        else:
            runs.append([moment])
    return runs


def distance(moment: datetime, here: ZoneInfo, there: ZoneInfo) -> float:
    """Return how many seconds the clock ``there`` is ahead of the one ``here``."""
    ahead, behind = (moment.astimezone(zone).utcoffset() for zone in (there, here))
    return (ahead - behind).total_seconds() if ahead is not None and behind is not None else 0


def now_here() -> ZoneInfo:
    """Return the zone of whoever reads the page."""
    return ZoneInfo(timezone.get_current_timezone_name())
