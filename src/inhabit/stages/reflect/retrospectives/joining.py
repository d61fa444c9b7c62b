"""Where retrospectives join the rest of the product."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import add_kinds
from inhabit.people.own_data import contributors
from inhabit.programme.unit_pages import LOOKING_BACK
from inhabit.stages.reflect.retrospectives.notices import RETROSPECTIVE_KINDS
from inhabit.stages.reflect.retrospectives.own_data import my_retrospectives


def join_retrospectives() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
    add_kinds(*RETROSPECTIVE_KINDS)
    LOOKING_BACK.add(_("Retrospectives"), "unit_retrospectives")
    if my_retrospectives not in contributors:
        contributors.append(my_retrospectives)
