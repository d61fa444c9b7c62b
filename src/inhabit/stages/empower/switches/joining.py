"""Where switches join the rest of the product."""

from django.utils.translation import gettext_lazy as _

from inhabit.people import tree
from inhabit.programme.programme_pages import AT_WORK
from inhabit.stages.empower.switches.working_out import work_out_switches


def join_switches() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
    AT_WORK.add(_("On and off"), "programme_switches")
    if work_out_switches not in tree.followers:
        tree.followers.append(work_out_switches)
