"""Looking people up: pages of the directory, whose cost does not grow with the organisation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from inhabit.access.numbers import row_number
from inhabit.people.models import Person, PersonQuerySet, Placement, Unit
from inhabit.people.words import every_word_begins

PAGE_SIZE = 50


class Among(StrEnum):
    """Whom to look among."""

    EVERYONE = ""
    MY_UNIT = "my-unit"
    LEADS = "leads"
    POSTS = "posts"


@dataclass(frozen=True)
class Entry:
    """A line of the directory."""

    person: Person
    unit_name: str


@dataclass(frozen=True)
class DirectoryPage:
    entries: list[Entry]
    next_cursor: str  # empty on the last page


def directory_page(
    *, words: str = "", cursor: str = "", unit_id: int | None = None, among: Among = Among.EVERYONE
) -> DirectoryPage:
    """Return one page of everyone who works here, by name; posts without a name come last.

    A page starts after the last line of the one before (``cursor``), so that the thousandth page
    costs what the first one does. A cursor that makes no sense starts at the beginning. ``unit_id``
    narrows it down to one unit, ``among`` to leads or to posts without a name.
    """
    people = Person.objects.here().matching(words)
    if unit_id is not None:
        people = people.filter(
            placements__in=Placement.objects.current().filter(unit=unit_id, is_counted=True)
        )
    if among is Among.LEADS:
        people = people.filter(Exists(Unit.objects.open().filter(lead=OuterRef("pk"))))
    if among is Among.POSTS:
        people = people.filter(name="")
    after = after_person(cursor)
    found: list[Person] = []
    if after is None or after[0]:
        found += named_first(people.filter(name__gt=""), after)
        after = None
    if len(found) <= PAGE_SIZE:
        found += named_first(people.filter(name=""), after)
    shown = found[:PAGE_SIZE]
    is_more = len(found) > PAGE_SIZE
    return DirectoryPage(with_units(shown), str(shown[-1].pk) if is_more else "")


def people_called(words: str, *, most: int) -> list[Entry]:
    """Return up to ``most`` people who work here and have every one of ``words`` begin a word of their name.

    By name, so that the database stops as soon as it has enough.
    """
    people = Person.objects.here().filter(every_word_begins("name", words), name__gt="")
    return with_units(list(people.order_by("name", "job_title", "pk")[:most]))


def named_first(people: PersonQuerySet, after: tuple[str, str, int] | None) -> list[Person]:
    if after is not None:
        name, title, pk = after
        people = people.filter(
            Q(name__gt=name) | Q(name=name, job_title__gt=title) | Q(name=name, job_title=title, pk__gt=pk),
            name__gte=name,
        )
    return list(people.order_by("name", "job_title", "pk")[: PAGE_SIZE + 1])


def with_units(people: list[Person]) -> list[Entry]:
    """Return the people with the name of the unit in which each is counted: one query for all."""
    rows = Placement.objects.current().filter(is_counted=True, person__in=people)
    units = dict(rows.values_list("person_id", "unit__name"))
    return [Entry(person, units.get(person.pk, "")) for person in people]


def after_person(cursor: str) -> tuple[str, str, int] | None:
    """Return name, title and number of the person whose number ``cursor`` is: no name in an address."""
    return Person.objects.filter(pk=row_number(cursor)).values_list("name", "job_title", "pk").first()
