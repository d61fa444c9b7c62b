"""Who may use which address of coaching: a module for each noun, as in ``permission_table``."""

from permission_world import INSIDE, Line

from coaching_lines import (
    agreements,
    booking,
    brief,
    calendars,
    coaches,
    cohorts,
    feedback,
    goals,
    groups,
    matching,
    notes,
    practice,
    resources,
    rooms,
)

NOUNS = (
    agreements,
    booking,
    brief,
    calendars,
    coaches,
    cohorts,
    feedback,
    goals,
    groups,
    matching,
    notes,
    practice,
    resources,
    rooms,
)
COACHING: dict[str, Line] = {"coaching": Line(INSIDE)}
for noun in NOUNS:
    COACHING |= noun.LINES
