"""Writing the journal of the cast's member: content/learned.yaml. Nobody else reads it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from inhabit.demo.at_work import AtWork
from inhabit.demo.plans import content
from inhabit.people.models import Person
from inhabit.stages.reflect.journal.actions import write_reflection
from inhabit.stages.reflect.journal.models import Reflection, ShownEntry
from inhabit.stages.reflect.journal.showing import answer_shown, note_reading, show_entry

UNIT, MEMBER = "zwolle-doors", "member"


class Journal:
    """Lets the member have written to herself, and have shown an entry to her lead."""

    def __init__(self, work: AtWork) -> None:
        self.work = work

    def write(self) -> None:
        for told in content("learned.yaml")["reflections"]:
            self.write_entry(told)

    def write_entry(self, told: dict[str, Any]) -> None:
        at, member = self.work.moment(told["day"]), self.work.who(UNIT, MEMBER, told["day"])
        entry = write_reflection(
            pk=uuid.UUID(int=self.work.random.getrandbits(128), version=4),
            guide=told["guide"],
            answers=told["answers"],
            edits=0,
            by=member,
            keep=True,
        )
        Reflection.objects.filter(pk=entry.pk).update(begun_at=at, edited_at=at, kept_at=at)
        if "shown" in told:
            self.show(entry, told["shown"], member, at)

    def show(self, entry: Reflection, told: dict[str, Any], member: Person, at: datetime) -> None:
        lead = self.work.lead(UNIT, -1)
        shown = show_entry(entry=entry, reader=lead, word=told["word"], by=member)
        note_reading(shown=shown, by=lead)
        answer_shown(shown=shown, words=told["answer"], by=lead)
        rows = ShownEntry.objects.filter(pk=shown.pk)
        rows.update(shown_at=at, first_read_at=at, last_read_at=at, answered_at=at)
