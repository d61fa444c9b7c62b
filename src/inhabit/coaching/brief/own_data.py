"""What somebody prepared for their sessions, opened, for their own file."""

from dataclasses import asdict

from inhabit.coaching.brief.words import opened_given
from inhabit.coaching.models import ForNextTime
from inhabit.people.models import Person
from inhabit.people.own_data import Part


def my_words_for_next_time(person: Person) -> Part:
    mine = ForNextTime.objects.filter(person=person).select_related("engagement__key").order_by("pk")
    return "for_the_next_session", [
        {
            "draft": asdict(opened_given(row, row.draft)),
            "shown": asdict(opened_given(row, row.content)) if row.content else None,
            "shown_at": row.shown_at,
        }
        for row in mine
    ]
