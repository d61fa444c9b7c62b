"""Where this joins the rest of the product, once it is ready."""

from django.utils.translation import gettext_lazy as _

from inhabit.programme.programme_pages import AT_WORK
from inhabit.programme.unit_pages import HOW_WE_WORK


def join_say_do() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
    HOW_WE_WORK.add(_("Say and do"), "unit_say_do")
    AT_WORK.add(_("Say and do"), "programme_say_do")
