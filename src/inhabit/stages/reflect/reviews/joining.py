"""Where this joins the rest of the product."""

from django.utils.translation import gettext_lazy as _

from inhabit.people.own_data import contributors
from inhabit.programme.programme_pages import LEARNED
from inhabit.programme.unit_pages import LOOKING_BACK
from inhabit.stages.reflect.reviews.own_data import PARTS


def join_reviews() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
    contributors.extend(part for part in PARTS if part not in contributors)
    LOOKING_BACK.add(_("Reviews"), "unit_reviews")
    LEARNED.add(_("Reviews"), "programme_reviews")
