"""Who may use which address of the later stages: a module for each noun, as in ``permission_table``."""

from permission_world import Line

from stage_lines import (
    adjustments,
    barriers,
    commitments,
    decisions,
    journal,
    recognitions,
    remits,
    retrospectives,
    reviews,
    say_do,
    switches,
)

NOUNS = (
    adjustments,
    barriers,
    commitments,
    decisions,
    journal,
    recognitions,
    remits,
    retrospectives,
    reviews,
    say_do,
    switches,
)
STAGES: dict[str, Line] = {}
for noun in NOUNS:
    STAGES |= noun.LINES
