"""The page that every coach reads before their first session: how we keep people from harm.

Its words stand in ``templates/coaching/coaches/safeguarding.html``. Whoever changes what they say raises
``SAFEGUARDING_VERSION`` in ``models.coaches``: every coach is asked to read it again.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class HelpLine:
    """Help that is there at any hour, from outside of the organisation."""

    name: str
    number: str


def public_help() -> list[HelpLine]:
    return [
        HelpLine(_("Emergency, in all of Europe"), "112"),
        HelpLine(_("Germany: TelefonSeelsorge, day and night, free"), "116 123"),
        HelpLine(_("Help lines of other countries"), "findahelpline.com"),
    ]
