"""Where this joins the rest of the product."""

from inhabit.notify.kinds import add_kinds
from inhabit.people import tree
from inhabit.stages.reflect.adjustments.notices import KINDS_OF_ADJUSTMENTS
from inhabit.stages.reflect.adjustments.routing import reroute_adjustments


def join_adjustments() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
    add_kinds(*KINDS_OF_ADJUSTMENTS)
    if reroute_adjustments not in tree.followers:
        tree.followers.append(reroute_adjustments)
