"""Where matching joins the rest of the product, once it is ready."""

from inhabit.coaching.joining import add_new
from inhabit.coaching.matching.notices import KINDS_OF_MATCHING
from inhabit.coaching.matching.own_data import my_searches_for_a_coach
from inhabit.coaching.matching.waiting import forget_those_who_left
from inhabit.notify.kinds import add_kinds
from inhabit.people import tree
from inhabit.people.own_data import contributors


def join_matching() -> None:
    """Name what the packages below have to know of matching. A second time changes nothing."""
    add_kinds(*KINDS_OF_MATCHING)
    add_new(contributors, [my_searches_for_a_coach])
    add_new(tree.followers, [forget_those_who_left])
