"""What has come back to somebody: answers to what they asked, until they have opened them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.notify.selectors import what_came_back_to
from inhabit.people.models import Person
from inhabit.thread.selectors import Strand


@dataclass(frozen=True)
class Returned:
    """Something that came back, when, and where to read it. ``at`` is None while it is under way.

    ``move`` is the key of the next step that it asks for as well, or "".
    """

    text: str
    at: datetime | None
    address: str
    move: str = ""


def what_came_back(person: Person, strand: Strand | None) -> list[Returned]:
    """Return what came back to ``person`` and was not opened yet, then what they asked in the programme."""
    answers, is_more = what_came_back_to(person)
    news = [Returned(one.words, one.made_at, one.address, one.move) for one in answers]
    if is_more:
        news.append(Returned(_("More has come back"), None, reverse("notices")))
    return news + (answers_to_requests(strand) if strand else [])


def answers_to_requests(strand: Strand) -> list[Returned]:
    """Return the answers to what the person asked in the programme, and what is still under way."""
    returned = []
    for stage in strand.asked:
        text = (
            _("You asked what it means for %(unit)s: here is the answer.")
            if stage.shared_at is not None
            else _("You asked what it means for %(unit)s. Nothing yet; your lead has been told.")
        )
        returned.append(
            Returned(
                text=text % {"unit": stage.unit},
                at=stage.shared_at,
                address=reverse("unit", args=[stage.unit_id]),
            )
        )
    return returned
