"""Who reads a private note: its author. There is no second rule."""

from inhabit.access.readers import Readers
from inhabit.people.circles import Themself
from inhabit.people.models import Person


def readers_of_notes(author: Person) -> Readers:
    return Readers((Themself(author),))
