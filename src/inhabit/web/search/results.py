"""What somebody finds: only what they may open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.access.checks import permission_of
from inhabit.people.directory import people_called
from inhabit.people.models import Person
from inhabit.people.selectors import units_called
from inhabit.strategy.selectors import statements_of, version_in_force
from inhabit.web.navigation import PLACES

MOST = 8  # of each kind: whoever looks for more narrows it down, or goes to the list

# Pages beside the places at the top. Whether the reader may open one, the page itself says.
OTHER_PAGES: list[tuple[str | Promise, str]] = [
    (gettext_lazy("My part"), "my_parts"),
    (gettext_lazy("Connect"), "connections"),
    (gettext_lazy("My values and goals"), "my_values"),
    (gettext_lazy("My questions"), "my_questions"),
    (gettext_lazy("What I heard"), "playbacks"),
    (gettext_lazy("What my people need to say yes"), "needs"),
    (gettext_lazy("Questions that wait for you"), "questions_waiting"),
    (gettext_lazy("Notices"), "notices"),
    (gettext_lazy("When and how I am told"), "notice_preferences"),
    (gettext_lazy("What others can see of me"), "me"),
    (gettext_lazy("Language and time zone"), "me"),
    (gettext_lazy("Change my password"), "account_change_password"),
    (gettext_lazy("Who reads what I write here"), "promise"),
    (gettext_lazy("What we have stopped"), "stopped"),
    (gettext_lazy("The strategy, lived"), "recognitions"),
    (gettext_lazy("Write in my journal"), "journal_pages"),
    (gettext_lazy("What waits for your answer"), "contests_for_me"),
    (gettext_lazy("All versions of the strategy"), "strategy_versions"),
    (gettext_lazy("Start a strategy"), "new_strategy"),
    (gettext_lazy("Start a programme"), "new_programme"),
    (gettext_lazy("Import people"), "import_people"),
]


@dataclass(frozen=True)
class Result:
    """Something with an address; ``note`` tells it apart from its namesakes."""

    label: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    """What was found of one kind. ``more`` is where the whole list is, empty where this is all."""

    key: str
    label: str
    results: tuple[Result, ...]
    more: str = ""


def groups_for(reader: Person, words: str) -> list[Group]:
    """Return what ``reader`` finds under ``words``, kind by kind; without words, the pages."""
    groups = [pages(words)] if not words else [people(words), units(words), priorities(words), pages(words)]
    allowed = [only_allowed(reader, group) for group in groups]
    return [group for group in allowed if group.results]


def only_allowed(reader: Person, group: Group) -> Group:
    results = tuple(result for result in group.results if may_open(reader, result.address))
    return Group(group.key, group.label, results, group.more)


def may_open(reader: Person, address: str) -> bool:
    """Say whether ``reader`` may open ``address``: asked of the page itself, so that both never differ."""
    page = resolve(urlsplit(address).path)
    permission = permission_of(page.func)
    return permission is not None and permission.holds(reader, *page.args, **page.kwargs)


def people(words: str) -> Group:
    found = people_called(words, most=MOST)
    results = tuple(
        Result(
            str(entry.person),
            reverse("person", args=[entry.person.pk]),
            joined(entry.person.job_title, entry.unit_name),
        )
        for entry in found
    )
    more = reverse("directory", query={"q": words}) if len(found) == MOST else ""
    return Group("people", _("People"), results, more)


def units(words: str) -> Group:
    results = tuple(
        Result(unit.name, reverse("unit", args=[unit.pk]), joined(unit.parent, unit.lead))
        for unit in units_called(words, most=MOST)
    )
    return Group("units", _("Units"), results)


def priorities(words: str) -> Group:
    version = version_in_force()
    statements = statements_of(version) if version is not None else []
    results = tuple(
        Result(one.name, f"{reverse('strategy')}#priority-{number}")
        for number, one in enumerate(statements, start=1)
        if is_called(one.name, words)
    )
    return Group("priorities", _("Priorities"), results[:MOST])


def pages(words: str) -> Group:
    results = tuple(
        Result(label, reverse(name)) for label, name in every_page() if not words or is_called(label, words)
    )
    return Group("pages", _("Pages"), results)


def every_page() -> Iterator[tuple[str, str]]:
    for place in PLACES:
        yield str(place.label), place.view_name
    for label, name in OTHER_PAGES:
        yield str(label), name


def is_called(name: str, words: str) -> bool:
    """Say whether each of ``words`` begins a word of ``name``."""
    parts = name.casefold().replace("-", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words.casefold().split())


def joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def number_of(groups: Iterable[Group]) -> int:
    return sum(len(group.results) for group in groups)
