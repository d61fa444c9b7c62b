"""What the pages of "Think it through" show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from inhabit.companion.models import Conversation
from inhabit.companion.talks import Talk, talk_of
from inhabit.people.models import Person


@dataclass(frozen=True)
class GoingOn:
    """A conversation that was begun and not finished, as a line in a list."""

    pk: UUID
    path_id: str
    title: str
    answered: int
    touched_at: datetime


@dataclass(frozen=True)
class Entry:
    """A kept conversation in its author's journal."""

    pk: UUID
    title: str
    kept_at: datetime
    talk: Talk

    @property
    def sentence(self) -> str:
        """The sentence that it came to, or the last words of its author."""
        said = [one.words or one.choice for one in self.talk.exchanges]
        return self.talk.sentence or (said[-1] if said else "")


def going_on_of(person: Person) -> list[GoingOn]:
    """Return what ``person`` began and has not finished, the latest first: at most a handful."""
    rows = Conversation.objects.going_on().filter(person=person).order_by("-touched_at", "pk")
    return [going_on(conversation, talk_of(conversation)) for conversation in rows]


def going_on(conversation: Conversation, talk: Talk) -> GoingOn:
    title = str(talk.path.title) if talk.path is not None else talk.title
    return GoingOn(conversation.pk, talk.path_id, title, len(talk.answers), conversation.touched_at)


def journal_of(person: Person) -> QuerySet[Conversation]:
    """Return what ``person`` kept, the newest first."""
    return Conversation.objects.kept().filter(person=person).order_by("-kept_at", "pk")


def entry_of(conversation: Conversation) -> Entry:
    """Return a kept conversation opened."""
    assert conversation.kept_at is not None, "only kept conversations are entries"  # noqa: S101  # a programmer's error
    talk = talk_of(conversation)
    return Entry(conversation.pk, talk.title, conversation.kept_at, talk)
