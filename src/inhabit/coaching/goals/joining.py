"""Where goals join the rest of the product, once it is ready."""

from inhabit.coaching.agreements.party import panels
from inhabit.coaching.goals.own_data import my_coaching_goals
from inhabit.coaching.goals.panels import SHARED_GOALS
from inhabit.coaching.goals.sealed_texts import TEXTS_OF_GOALS
from inhabit.coaching.joining import add_new
from inhabit.coaching.sealed_texts import texts
from inhabit.people.own_data import contributors


def join_goals() -> None:
    """Name what the packages below have to know of goals. A second time changes nothing."""
    add_new(contributors, [my_coaching_goals])
    add_new(panels, [SHARED_GOALS])
    add_new(texts, TEXTS_OF_GOALS)
