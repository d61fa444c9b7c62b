"""Who reads a private note: its author. There is no second rule. And where somebody has left some.

It stands outside of ``coaching.notes``, so that other pages can say it without importing notes.
"""

from inhabit.access.readers import Readers
from inhabit.coaching.models import Engagement, Note, Participant
from inhabit.coaching.permissions import OPEN
from inhabit.people.circles import Themself
from inhabit.people.models import Person


def readers_of_private_notes(author: Person) -> Readers:
    return Readers((Themself(author),))


def left_with_notes(person: Person) -> list[Engagement]:
    """Return the groups that ``person`` has left and in which they have noted something, by name."""
    left = Participant.objects.filter(person=person, left_at__isnull=False).values("engagement")
    noted = Note.objects.filter(author=person).exclude(text="").values("engagement")
    mine = Engagement.objects.filter(pk__in=left, **OPEN).filter(pk__in=noted)
    return list(mine.exclude(pk__in=Participant.objects.places_of(person)).select_related("unit"))
