"""What a person has written in Communicate & Cascade, for their own file."""

from __future__ import annotations

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.communicate.models import Mark, Rehearsal, Retelling, Story


def my_stories(person: Person) -> Part:
    fields = ("programme__name", "audience__name", "language", "texts", "what_is_new")
    mine = Story.objects.filter(author=person).order_by("pk")
    return "stories", list(mine.values(*fields, "edited_at", "published_at"))


def my_retellings(person: Person) -> Part:
    fields = ("id", "unit__name", "story", "number", "language", "texts", "link", "edited_at", "told_at")
    return "retellings", list(Retelling.objects.filter(author=person).order_by("pk").values(*fields))


def my_marks(person: Person) -> Part:
    mine = Mark.objects.filter(retelling__author=person).order_by("pk")
    return "marks_of_key_points", list(
        mine.values("retelling", "key_point__texts", "kind", "because", "text")
    )


def my_rehearsals(person: Person) -> Part:
    return "rehearsals", list(
        Rehearsal.objects.filter(person=person).order_by("pk").values("story", "notes", "edited_at")
    )
