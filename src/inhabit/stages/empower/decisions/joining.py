"""Where this joins the rest of the product, once it is ready."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import add_kinds
from inhabit.people import tree
from inhabit.people.own_data import contributors
from inhabit.programme.programme_pages import AT_WORK
from inhabit.programme.unit_pages import HOW_WE_WORK
from inhabit.programme.work_pages import MY_WORK
from inhabit.stages.empower.decisions.notices import TO_LOOK_AT
from inhabit.stages.empower.decisions.own_data import PARTS
from inhabit.stages.empower.decisions.upkeep import follow_the_tree


def join_decisions() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
    HOW_WE_WORK.add(_("Decisions"), "unit_decisions")
    MY_WORK.add(_("My decisions"), "my_decisions")
    AT_WORK.add(_("Decisions"), "programme_decisions")
    add_kinds(TO_LOOK_AT)
    contributors.extend(part for part in PARTS if part not in contributors)
    if follow_the_tree not in tree.followers:
        tree.followers.append(follow_the_tree)
