"""Where barriers and trials join the rest of the product, once it is ready."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import add_kinds
from inhabit.people import tree
from inhabit.people.own_data import contributors
from inhabit.programme.lead_pages import LEAD_PAGES
from inhabit.programme.programme_pages import AT_WORK
from inhabit.programme.unit_pages import HOW_WE_WORK
from inhabit.programme.work_pages import MY_WORK
from inhabit.stages.empower.barriers import own_data
from inhabit.stages.empower.barriers.notices import BARRIER_KINDS
from inhabit.stages.empower.barriers.upkeep import follow_the_tree


def join_barriers() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
    HOW_WE_WORK.add(_("Barriers"), "unit_barriers")
    HOW_WE_WORK.add(_("Trials"), "unit_trials")
    AT_WORK.add(_("Barriers"), "programme_barriers")
    AT_WORK.add(_("Trials"), "programme_trials")
    MY_WORK.add(_("What stands in my way"), "my_barriers")
    page = (_("Barriers"), "barriers_for_me")
    if page not in LEAD_PAGES:
        LEAD_PAGES.append(page)
    add_kinds(*BARRIER_KINDS)
    parts = (
        own_data.my_barriers,
        own_data.my_words_on_barriers,
        own_data.barriers_i_closed,
        own_data.my_trials,
        own_data.my_trial_notes,
    )
    contributors.extend(part for part in parts if part not in contributors)
    if follow_the_tree not in tree.followers:
        tree.followers.append(follow_the_tree)
