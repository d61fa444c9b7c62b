"""Figures as the reader's language writes them."""

from django import template
from django.utils.formats import localize
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def percent(number: float | None) -> str:
    """Return a number of per cent with its sign: 64%, in German 64 %. Empty where there is none."""
    return "" if number is None else _("%(number)s%%") % {"number": localize(number)}
