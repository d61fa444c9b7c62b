"""Where agreements join the rest of the product, once it is ready."""

from inhabit.coaching.agreements.notices import KINDS_OF_AGREEMENTS
from inhabit.coaching.agreements.own_data import PARTS_OF_AGREEMENTS
from inhabit.coaching.joining import add_new
from inhabit.notify.kinds import add_kinds
from inhabit.people.own_data import contributors


def join_agreements() -> None:
    """Name what the packages below have to know of agreements. A second time changes nothing."""
    add_kinds(*KINDS_OF_AGREEMENTS)
    add_new(contributors, PARTS_OF_AGREEMENTS)
