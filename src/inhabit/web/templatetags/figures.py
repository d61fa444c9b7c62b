"""Figures as the reader's language writes them."""

from django import template

from inhabit.charts.figures import in_percent

register = template.Library()


@register.filter
def percent(number: float | None) -> str:
    """Return a number of per cent with its sign: 64%, in German 64 %. Empty where there is none."""
    return "" if number is None else in_percent(number)
