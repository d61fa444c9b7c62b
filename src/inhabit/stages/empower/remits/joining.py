"""Where remits join the rest of the product."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import add_kinds
from inhabit.people import tree
from inhabit.people.own_data import contributors
from inhabit.programme.lead_pages import LEAD_PAGES
from inhabit.programme.programme_pages import AT_WORK
from inhabit.programme.unit_pages import HOW_WE_WORK
from inhabit.programme.work_pages import MY_WORK
from inhabit.stages.empower.remits.notices import KINDS_OF_REMITS
from inhabit.stages.empower.remits.own_data import PARTS
from inhabit.stages.empower.remits.upkeep import follow_the_tree

TO_SETTLE = (_("To settle"), "decision_requests")


def join_remits() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
    HOW_WE_WORK.add(_("What’s ours to decide"), "unit_remits")
    MY_WORK.add(_("What’s mine to decide"), "may_i")
    AT_WORK.add(_("Who decides what"), "programme_remits")
    if TO_SETTLE not in LEAD_PAGES:
        LEAD_PAGES.append(TO_SETTLE)
    add_kinds(*KINDS_OF_REMITS)
    contributors.extend(part for part in PARTS if part not in contributors)
    if follow_the_tree not in tree.followers:
        tree.followers.append(follow_the_tree)
