"""The map's picture as a file of its own, to be put into a board paper."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from inhabit.charts.palette import light_colours
from inhabit.charts.xml import without_forbidden
from inhabit.people.models import Unit, today
from inhabit.thread.findings import finding_of
from inhabit.thread.pieces import WIDE
from inhabit.thread.sight import Sight

EDGE = 40  # pixels
LINE, LIST_LINE = 38, 24
LETTERS = 64  # of the finding that fit a line
SMALL_LETTERS = 120  # of the words beneath
BESIDE_NAME = 30  # of the words in the line of a unit's name


@dataclass(frozen=True)
class Line:
    """A line of words; ``y`` is its baseline."""

    y: float
    words: str


def poster_text(unit: Unit, sight: Sight) -> str:
    """Return an SVG document on light paper that needs nothing else: no style sheet, no font of ours."""
    title = textwrap.wrap(finding_of(sight), LETTERS)
    top = EDGE + 34 + len(title) * LINE + 24
    end = top + sight.curtain.height + 36
    beneath = [Line(end + index * LIST_LINE, words) for index, words in enumerate(words_beneath(sight))]
    context = {
        "unit": short_name(unit),
        "day": date_format(today(), "DATE_FORMAT"),
        "finding": finding_of(sight),
        "title": [Line(EDGE + 50 + index * LINE, words) for index, words in enumerate(title)],
        "beneath": beneath,
        "curtain": sight.curtain,
        "width": WIDE + 2 * EDGE,
        "height": end + len(beneath) * LIST_LINE + EDGE / 2,
        "edge": EDGE,
        "top": top,
        "colours": {name.replace("-", "_"): colour for name, colour in light_colours().items()},
    }
    return without_forbidden(render_to_string("thread/curtain.svg", context))


def words_beneath(sight: Sight) -> list[str]:
    """Return a line for each break that is listed, and how to read the picture."""
    breaks = [
        f"{item.number} · {short_name(item.unit)} · {item.people_in_words}" for item in sight.breaks.listed
    ]
    key = _(
        "Widths are people. A crossing line is a unit that has said what the strategy means for it;"
        " where none crosses, the threads end."
    )
    return [*breaks, "", *textwrap.wrap(key, SMALL_LETTERS)]


def short_name(unit: Unit) -> str:
    """Return as much of a unit's name as leaves room in its line for the words beside it."""
    return Truncator(unit).chars(SMALL_LETTERS - BESIDE_NAME)
