"""Entries of a journal, for tests."""

from __future__ import annotations

from uuid import uuid4

from inhabit.people.models import Person
from inhabit.stages.reflect.journal.actions import write_reflection
from inhabit.stages.reflect.journal.models import Reflection, ShownEntry
from inhabit.stages.reflect.journal.showing import show_entry

SECRET = "Zwetschgenmus on the keyboard"


def reflect(person: Person, words: str = SECRET, *, keep: bool = True) -> Reflection:
    """Let ``person`` write ``words`` on a free page."""
    return write_reflection(pk=uuid4(), guide="free", answers={"free": words}, edits=0, by=person, keep=keep)


def reflect_and_show(person: Person, reader: Person, words: str = SECRET) -> ShownEntry:
    return show_entry(entry=reflect(person, words), reader=reader, word="For you", by=person)
