"""Stories of people who lived a priority, for tests."""

from __future__ import annotations

from collections.abc import Collection

from programmes import Story

from inhabit.people.models import Person
from inhabit.stages.reflect.recognitions.actions import agree_to_recognition, write_recognition
from inhabit.stages.reflect.recognitions.models import Recognition

DID = "She rang back before the file was even open"
MADE_POSSIBLE = "The customer stayed"


def recognise(story: Story, *, by: Person, people: Collection[Person], did: str = DID) -> Recognition:
    return write_recognition(people=people, priority=story.first, did=did, made_possible=MADE_POSSIBLE, by=by)


def agree(recognition: Recognition, person: Person, *, reach: str = "unit") -> Recognition:
    recognition.refresh_from_db()
    return agree_to_recognition(recognition=recognition, reach=reach, edits=recognition.edits, by=person)
