"""Where this joins the rest of the product, once it is ready."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import add_kinds
from inhabit.people.own_data import contributors
from inhabit.programme.programme_pages import AT_WORK
from inhabit.programme.unit_pages import HOW_WE_WORK
from inhabit.programme.work_pages import MY_WORK
from inhabit.stages.empower.commitments.notices import KINDS_OF_COMMITMENTS
from inhabit.stages.empower.commitments.own_data import beside_whom_i_stand, my_promises

MY_PROMISES = (_("My promises"), "my_commitments")


def join_commitments() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
    add_kinds(*KINDS_OF_COMMITMENTS)
    parts = (my_promises, beside_whom_i_stand)
    contributors.extend(part for part in parts if part not in contributors)
    HOW_WE_WORK.add(_("Promises"), "unit_commitments")
    AT_WORK.add(_("Outcomes"), "programme_outcomes")
    if MY_PROMISES not in MY_WORK.pages:
        MY_WORK.pages.insert(0, MY_PROMISES)  # "My work" leads to its first page
