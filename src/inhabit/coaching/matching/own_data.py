"""What somebody wrote when they looked for a coach, for their own file."""

from __future__ import annotations

from dataclasses import asdict

from inhabit.coaching.matching.needs import needs_from_text
from inhabit.coaching.models import Enquiry
from inhabit.people.models import Person
from inhabit.people.own_data import Part


def my_searches_for_a_coach(person: Person) -> Part:
    mine = Enquiry.objects.filter(person=person).order_by("made_at", "pk")
    return "searches_for_a_coach", [
        {"state": one.state, "made_at": one.made_at, "needs": asdict(needs_from_text(one.needs))}
        for one in mine
    ]
