"""What somebody who looks for a coach says they need, as an enquiry keeps it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields

from django.db import models
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models import Enquiry

MOST_TOPICS = 3


class TimeOfDay(models.TextChoices):
    """When somebody likes to meet, on their own clock."""

    MORNING = "morning", _("In the morning, 8 to 11")
    MIDDAY = "midday", _("Around noon, 11 to 14")
    AFTERNOON = "afternoon", _("In the afternoon, 14 to 18")
    EVENING = "evening", _("In the evening, 18 to 21")


@dataclass(frozen=True)
class Needs:
    """Keys of :mod:`inhabit.coaching.vocabulary`, and a person's own words.

    ``languages`` are codes, the preferred one first. ``time_zone`` is a zone's name, ``times`` keys of
    :class:`TimeOfDay`; none of them means: any. ``never`` holds the numbers of coaches who are not to be
    suggested. ``words`` are the person's own; their coach reads them only with ``shows_words``.
    """

    topics: tuple[str, ...] = ()
    stage: str = ""
    styles: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    format: str = "one_to_one"
    time_zone: str = ""
    times: tuple[str, ...] = ()
    words: str = ""
    shows_words: bool = False
    never: tuple[int, ...] = ()


def needs_of(enquiry: Enquiry) -> Needs | None:
    """Return what ``enquiry`` keeps; None as long as nothing was said."""
    if not enquiry.needs:
        return None
    kept = json.loads(enquiry.needs)
    known = {field.name for field in fields(Needs)}
    given = {name: value for name, value in kept.items() if name in known}
    return Needs(
        **{name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    )


def as_kept(needs: Needs) -> str:
    """Return ``needs`` as ``Enquiry.needs`` keeps them, before they are sealed."""
    return json.dumps(asdict(needs))
