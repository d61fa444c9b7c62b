"""Who may play back what, and who may listen."""

from __future__ import annotations

from uuid import UUID

from inhabit.access.permissions import Permission
from inhabit.people.models import Person
from inhabit.people.selectors import units_led_by
from inhabit.stages.communicate.models import Playback, PlaybackBatch
from inhabit.stages.communicate.selectors.listening import has_heard


def is_said_to(person: Person, pk: int) -> bool:
    return Playback.objects.heard_by_lead(person).filter(pk=pk).exists()


def is_released_to(person: Person, pk: UUID) -> bool:
    return PlaybackBatch.objects.heard_by_lead(person).filter(pk=pk).exists()


hearer_of_the_telling = Permission(
    "whoever heard the telling", lambda person, pk, **_: has_heard(person, pk), is_hidden=True
)
lead_of_a_unit = Permission("lead of a unit", lambda person, **_: bool(units_led_by(person)))
lead_who_is_told = Permission(
    "lead to whom it is said", lambda person, pk, **_: is_said_to(person, pk), is_hidden=True
)
lead_who_reads_the_batch = Permission(
    "lead who reads the batch", lambda person, pk, **_: is_released_to(person, pk), is_hidden=True
)
