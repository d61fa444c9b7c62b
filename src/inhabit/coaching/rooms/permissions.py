"""Who may do what with something in a session room: its author or owner, while they are in the session."""

from __future__ import annotations

from inhabit.access.permissions import Permission
from inhabit.coaching.models import Engagement, Paragraph
from inhabit.people.models import Person


def wrote_paragraph(person: Person, pk: int) -> bool:
    mine = Engagement.objects.of(person).filter(agreed_at__isnull=False)
    finished = Paragraph.objects.filter(pk=pk, author=person, is_open=False)
    return finished.filter(session__engagement__in=mine).exists()


author_of_the_paragraph = Permission(
    "author of the paragraph", lambda person, pk, **_: wrote_paragraph(person, pk), is_hidden=True
)
