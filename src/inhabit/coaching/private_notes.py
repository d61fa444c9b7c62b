"""Who reads a private note: its author. There is no second rule.

It stands outside of ``coaching.notes``, so that the page of promises can say it without importing notes.
"""

from inhabit.access.readers import Readers
from inhabit.people.circles import Themself
from inhabit.people.models import Person


def readers_of_private_notes(author: Person) -> Readers:
    return Readers((Themself(author),))
