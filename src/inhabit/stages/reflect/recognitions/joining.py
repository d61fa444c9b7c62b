"""Where this joins the rest of the product, once it is ready."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import add_kinds
from inhabit.people import tree
from inhabit.people.own_data import contributors
from inhabit.programme.unit_pages import LOOKING_BACK
from inhabit.programme.work_pages import MY_WORK
from inhabit.stages.reflect.recognitions.actions import hide_stories_of_leavers
from inhabit.stages.reflect.recognitions.notices import KINDS_OF_RECOGNITION
from inhabit.stages.reflect.recognitions.own_data import PARTS


def join_recognitions() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
    LOOKING_BACK.add(_("Recognition"), "unit_recognitions")
    MY_WORK.add(_("Recognition"), "my_recognitions")
    add_kinds(*KINDS_OF_RECOGNITION)
    contributors.extend(part for part in PARTS if part not in contributors)
    if hide_stories_of_leavers not in tree.followers:
        tree.followers.append(hide_stories_of_leavers)
