"""Where notes join the rest of the product, once it is ready."""

from inhabit.coaching.joining import add_new
from inhabit.coaching.notes.actions import NOTES
from inhabit.coaching.notes.own_data import my_private_notes
from inhabit.coaching.sealed_texts import texts
from inhabit.people.own_data import contributors


def join_notes() -> None:
    """Name what the packages below have to know of notes. A second time changes nothing."""
    add_new(contributors, [my_private_notes])
    add_new(texts, [NOTES])
