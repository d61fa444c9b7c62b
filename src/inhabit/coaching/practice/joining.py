"""Where practice joins the rest of the product, once it is ready."""

from inhabit.coaching.joining import add_new
from inhabit.coaching.pages import COACH_PANELS
from inhabit.coaching.practice.panels import LINKS


def join_practice() -> None:
    """Name what the packages below have to know of practice. A second time changes nothing."""
    add_new(COACH_PANELS, [LINKS])
