"""Somebody's own notes, opened, for their own file."""

from __future__ import annotations

from inhabit.coaching.keys import open_in
from inhabit.coaching.models import Note
from inhabit.coaching.notes.actions import purpose_for
from inhabit.people.models import Person
from inhabit.people.own_data import Part


def my_private_notes(person: Person) -> Part:
    mine = Note.objects.filter(author=person, engagement__forgotten_at__isnull=True)
    notes = mine.select_related("engagement__key", "session").order_by("edited_on", "pk")
    return "private_notes_in_coaching", [
        {
            "session": note.session.starts_at if note.session else None,
            "text": open_in(note.engagement, note.text, purpose=purpose_for(person)),
            "edited_on": note.edited_on,
        }
        for note in notes
    ]
