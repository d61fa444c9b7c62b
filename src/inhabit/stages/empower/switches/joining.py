"""Where switches join the rest of the product."""

from inhabit.people import tree
from inhabit.stages.empower.switches.working_out import work_out_switches


def join_switches() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
    if work_out_switches not in tree.followers:
        tree.followers.append(work_out_switches)
