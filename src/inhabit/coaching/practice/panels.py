"""What "As a coach" shows of the practice: where feedback, hours and invoices are."""

from __future__ import annotations

from inhabit.coaching.models import Coach
from inhabit.coaching.pages import Panel


def links_for(coach: Coach) -> dict[str, bool]:
    return {"may_invoice": coach.is_external}


LINKS = Panel("coaching/practice/links.html", links_for)
