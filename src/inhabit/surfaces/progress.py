"""How far something is, in words."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def count_in_words(done: int, total: int) -> str:
    """Return "1,200 of 65,000" in the reader's manner; nothing while nobody knows the total."""
    if not total:
        return ""
    return _("%(done)s of %(total)s") % {
        "done": number_format(done, force_grouping=True),
        "total": number_format(total, force_grouping=True),
    }
