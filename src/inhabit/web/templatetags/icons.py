"""``{% icon "eye" %}``: an icon within the page, in the colour and size of the words around it."""

import re
from functools import cache
from pathlib import Path

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
FOLDER = Path(__file__).parents[1] / "icons"
SHAPES = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """Draw the icon ``name``. It is hidden from screen readers: the words beside it say the same.

    ``FileNotFoundError`` where there is no such icon.
    """
    [shapes] = SHAPES.findall((FOLDER / f"{name}.svg").read_text())
    shapes = re.sub(r">\s+<", "><", shapes.strip())
    # Width and height hold where the style sheet did not arrive.
    return mark_safe(  # noqa: S308  # our own file
        f'<svg class="icon icon-{name}" width="20" height="20" viewBox="0 0 24 24" fill="none"'
        f' stroke="currentColor" aria-hidden="true">{shapes}</svg>'
    )


def names_of_icons() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.svg"))
