"""What coaches do with paths."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from inhabit.audit.actions import record_event
from inhabit.companion.files.reading import read_path
from inhabit.companion.models import PathEdition
from inhabit.people.models import Person


@transaction.atomic
def save_path(*, text: str, by: Person) -> PathEdition:
    """Put a path in force as the next edition of its id. The same text as the one in force changes nothing.

    Raises ``UnusableFileError`` for a text that does not pass the check.
    """
    path = read_path(text.encode())
    editions = PathEdition.objects.select_for_update().filter(path=path.id)
    current = editions.filter(is_in_force=True).first()
    if current is not None and current.text == text:
        return current
    number = (editions.aggregate(last=Max("number"))["last"] or 0) + 1
    editions.filter(is_in_force=True).update(is_in_force=False)
    edition = PathEdition.objects.create(path=path.id, number=number, text=text, made_by=by)
    record_event("path.saved", edition, by=by, details={"path": path.id, "number": number})
    return edition


@transaction.atomic
def revert_path(*, path_id: str, by: Person) -> None:
    """Take the saved edition of a path out of force, so that its file holds again. Editions stay."""
    current = PathEdition.objects.select_for_update().filter(path=path_id, is_in_force=True).first()
    if current is None:
        return
    current.is_in_force = False
    current.save(update_fields=["is_in_force"])
    record_event("path.reverted", current, by=by, details={"path": path_id, "number": current.number})
