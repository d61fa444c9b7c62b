"""Where groups join the rest of the product, once it is ready."""

from inhabit.coaching.agreements.ending import endings, leavings
from inhabit.coaching.groups.actions.answering import close_with_engagement, free_seat
from inhabit.coaching.groups.actions.together import GOALS_OF_GROUPS
from inhabit.coaching.groups.notices import GROUP_KINDS
from inhabit.coaching.groups.own_data import my_groups
from inhabit.coaching.joining import add_new
from inhabit.coaching.sealed_texts import texts
from inhabit.notify.kinds import add_kinds
from inhabit.people.own_data import contributors


def join_groups() -> None:
    """Name what the packages below have to know of groups. A second time changes nothing."""
    add_kinds(*GROUP_KINDS)
    add_new(contributors, [my_groups])
    add_new(endings, [close_with_engagement])
    add_new(leavings, [free_seat])
    add_new(texts, [GOALS_OF_GROUPS])
