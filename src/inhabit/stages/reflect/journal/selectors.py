"""What the pages of the journal show: reflections, and the conversations with oneself that one kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from uuid import UUID

from django.urls import reverse

from inhabit.companion.models import Conversation
from inhabit.companion.selectors import Entry, entry_of, journal_of
from inhabit.people.models import Person
from inhabit.stages.reflect.journal.models import Reflection, ShownEntry, ShownEntryQuerySet
from inhabit.stages.reflect.journal.pages import Written, written_of
from inhabit.stages.reflect.journal.sharing import possible_readers, shown_by_somebody_beside

MOST_FOUND = 40

type Where = tuple[datetime, bool, UUID]  # when it was kept, whether it is a reflection, and its number


@dataclass(frozen=True)
class Line:
    """An entry of the journal in its list: a reflection, or a conversation that was kept."""

    pk: UUID
    address: str
    title: str
    at: datetime
    words: str
    written: Written | None = None
    entry: Entry | None = None

    def holds(self, words: str) -> bool:
        if self.written is not None:
            return self.written.holds(words)
        assert self.entry is not None  # noqa: S101  # tells mypy that it is one or the other
        talk = self.entry.talk
        said = (text for one in talk.exchanges for text in (one.asked, one.choice, one.words))
        whole = "\n".join([talk.title, *said, talk.sentence, talk.act]).casefold()
        return all(word in whole for word in words.casefold().split())


def places_in_journal(person: Person) -> list[Where]:
    """Return where everything stands that ``person`` kept, the newest first, unopened: two queries."""
    reflections = Reflection.objects.of(person).kept().order_by("-kept_at", "pk")
    talks = journal_of(person)
    written = [(at, True, pk) for pk, at in reflections.values_list("pk", "kept_at") if at]
    kept = [(at, False, pk) for pk, at in talks.values_list("pk", "kept_at") if at]
    return list(merge(written, kept, key=lambda where: where[0], reverse=True))


def lines_at(places: Iterable[Where]) -> list[Line]:
    """Open what stands at ``places``, in their order, in two queries."""
    wanted = list(places)
    reflections = Reflection.objects.in_bulk([pk for _at, is_written, pk in wanted if is_written])
    talks = Conversation.objects.in_bulk([pk for _at, is_written, pk in wanted if not is_written])
    return [
        line_of_reflection(reflections[pk], at) if is_written else line_of_talk(entry_of(talks[pk]))
        for at, is_written, pk in wanted
    ]


def line_of_reflection(entry: Reflection, at: datetime) -> Line:
    written = written_of(entry.content)
    address = reverse("reflection", args=[entry.pk])
    return Line(entry.pk, address, written.title, at, written.first_words, written=written)


def line_of_talk(entry: Entry) -> Line:
    address = reverse("journal_entry", args=[entry.pk])
    return Line(entry.pk, address, entry.title, entry.kept_at, entry.sentence, entry=entry)


def found_in_journal(person: Person, words: str) -> list[Line]:
    """Return entries of ``person`` that hold every one of ``words``: opened one after the other, for
    nothing in the database can be searched."""
    lines = lines_at(places_in_journal(person))
    return [line for line in lines if line.holds(words)][:MOST_FOUND]


def whole_journal(person: Person) -> list[Line]:
    """Return everything that ``person`` kept, the newest first, opened."""
    return lines_at(places_in_journal(person))


@dataclass(frozen=True)
class DraftLine:
    """A page that was begun and not kept yet."""

    pk: UUID
    title: str
    guide: str
    edited_at: datetime
    words: str


def drafts_of(person: Person) -> list[DraftLine]:
    drafts = Reflection.objects.of(person).drafts().order_by("-edited_at", "pk")
    return [draft_line(draft, written_of(draft.content)) for draft in drafts]


def draft_line(draft: Reflection, written: Written) -> DraftLine:
    return DraftLine(draft.pk, written.title, written.guide, draft.edited_at, written.first_words)


def shown_to(reader: Person) -> ShownEntryQuerySet:
    """Return what ``reader`` may read of others' journals: shown to them by whom they stand beside today."""
    shown = ShownEntry.objects.standing().filter(reader=reader)
    return shown.filter(shown_by_somebody_beside(reader))


@dataclass(frozen=True)
class Showing:
    """To whom an entry is shown, for its writer; ``holds`` while that person stands beside them."""

    shown: ShownEntry
    holds: bool


def showings_of(entry: Reflection, writer: Person) -> list[Showing]:
    rows = list(entry.shown.select_related("reader").order_by("shown_at", "pk"))
    beside = {one.person.pk for one in possible_readers(writer)} if rows else set()
    return [Showing(row, row.reader_id in beside) for row in rows]
