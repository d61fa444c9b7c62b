"""Where cohorts join the rest of the product, once it is ready."""

from inhabit.coaching.cohorts.notices import KINDS_OF_COHORTS
from inhabit.coaching.cohorts.own_data import my_offers_of_coaching
from inhabit.coaching.joining import add_new
from inhabit.notify.kinds import add_kinds
from inhabit.people.own_data import contributors


def join_cohorts() -> None:
    """Name what the packages below have to know of cohorts. A second time changes nothing."""
    add_kinds(*KINDS_OF_COHORTS)
    add_new(contributors, [my_offers_of_coaching])
