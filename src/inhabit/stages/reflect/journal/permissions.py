"""Who may read and write in a journal: its owner. To everybody else there is none."""

from __future__ import annotations

from uuid import UUID

from inhabit.access.permissions import Permission
from inhabit.people.models import Person
from inhabit.stages.reflect.journal.models import Reflection, ShownEntry
from inhabit.stages.reflect.journal.selectors import shown_to


def is_own(person: Person, pk: UUID) -> bool:
    return Reflection.objects.of(person).filter(pk=pk).exists()


def is_own_kept(person: Person, pk: UUID) -> bool:
    return Reflection.objects.of(person).kept().filter(pk=pk).exists()


def was_own(person: Person, pk: UUID) -> bool:
    return Reflection.objects.filter(person=person, pk=pk).exists()


def is_unwritten_or_own(person: Person, pk: UUID) -> bool:
    """Say whether nobody else has an entry of this number: a new page chooses its own."""
    return not Reflection.objects.filter(pk=pk).exclude(person=person).exists()


def is_shown_to(person: Person, pk: UUID) -> bool:
    return shown_to(person).filter(pk=pk).exists()


def has_shown(person: Person, pk: UUID) -> bool:
    return ShownEntry.objects.standing().filter(pk=pk, reflection__person=person).exists()


# That somebody has an entry, or none, is private too.
whose_reflection = Permission("whose journal it is", is_own, is_hidden=True)
whose_kept_reflection = Permission("whose journal it is", is_own_kept, is_hidden=True)
whose_reflection_it_was = Permission("whose journal it was in", was_own, is_hidden=True)
writer_of_the_page = Permission("whoever writes it", is_unwritten_or_own, is_hidden=True)
whose_showing = Permission("whoever showed it", has_shown, is_hidden=True)
reader_of_shown = Permission("whom it was shown to", is_shown_to, is_hidden=True, is_for_guests=True)
