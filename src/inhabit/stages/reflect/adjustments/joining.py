"""Where this joins the rest of the product."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import add_kinds
from inhabit.people import tree
from inhabit.people.own_data import contributors
from inhabit.programme.lead_pages import LEAD_PAGES
from inhabit.programme.programme_pages import LEARNED
from inhabit.programme.unit_pages import LOOKING_BACK
from inhabit.programme.work_pages import MY_WORK
from inhabit.stages.reflect.adjustments.notices import KINDS_OF_ADJUSTMENTS
from inhabit.stages.reflect.adjustments.own_data import PARTS
from inhabit.stages.reflect.adjustments.routing import reroute_adjustments
from inhabit.stages.reflect.adjustments.thanks import join_thanks

LEAD_PAGE = (_("Proposed changes"), "adjustments_for_me")


def join_adjustments() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
    add_kinds(*KINDS_OF_ADJUSTMENTS)
    contributors.extend(part for part in PARTS if part not in contributors)
    if reroute_adjustments not in tree.followers:
        tree.followers.append(reroute_adjustments)
    if LEAD_PAGE not in LEAD_PAGES:
        LEAD_PAGES.append(LEAD_PAGE)
    join_thanks()
    LOOKING_BACK.add(_("What changed"), "unit_changes")
    LEARNED.add(_("What changed"), "programme_changes")
    MY_WORK.add(_("What I proposed"), "my_adjustments")
