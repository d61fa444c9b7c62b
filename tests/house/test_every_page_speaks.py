"""Every page speaks the reader's language throughout, and writes numbers for machines as machines read them.

Each translation is put between marks, and so is each number that the language's own signs go into.
What a page then shows outside of the marks must come from the database, or be the same everywhere.
"""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from zoneinfo import available_timezones

import pytest
from cast import Cast
from coaching_goals import EARLY
from django.apps import apps
from django.conf import settings
from django.template import base as template_base
from django.urls import reverse
from django.utils import translation
from pages import address_of, client_of, is_page, names_of_addresses_to_get, reader_of
from path_walks import shown_in_german
from permission_world import World
from programmes import Story
from prose import FOR_CONTRIBUTORS, NOT_PROSE, READ_ALOUD_OR_SHOWN, SAME_IN_EVERY_LANGUAGE

from inhabit.coaching.coaches.forms import CURRENCIES
from inhabit.coaching.resources.guides import all_guides
from inhabit.coaching.rooms.frames import all_frames
from inhabit.companion import urls as companion_urls
from inhabit.companion.library import all_paths
from inhabit.people.models import Person
from inhabit.stages.clarify.connect.values import value_groups
from inhabit.stages.reflect.journal.guides import all_guides as all_pages_with_questions
from inhabit.stages.reflect.retrospectives.frames import all_frames as all_frames_of_retrospectives

OPEN, CLOSE = "⟦", "⟧"  # around what was translated
NUMBER = "⌗"  # before a number that was written as the language does
NAMES_THINGS = {
    "id",
    "for",
    "name",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "headers",
    "class",
}


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put marks around every translation and before every localised number."""

    def one(message: str) -> str:
        return f"{OPEN}{message}{CLOSE}" if message else message

    trans = translation._trans
    monkeypatch.setattr(trans, "gettext", one, raising=False)
    monkeypatch.setattr(trans, "pgettext", lambda context, message: one(message), raising=False)
    plural = lambda singular, plural, number: one(singular if number == 1 else plural)  # noqa: E731
    monkeypatch.setattr(trans, "ngettext", plural, raising=False)
    monkeypatch.setattr(
        trans, "npgettext", lambda context, *forms_and_number: plural(*forms_and_number), raising=False
    )
    localized = template_base.localize
    monkeypatch.setattr(template_base, "localize", mark_numbers(localized))


def mark_numbers(localized: Callable[..., object]) -> Callable[..., object]:
    def localize(value: object, use_l10n: bool | None = None) -> object:
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and use_l10n is not False
        return f"{NUMBER}{value}" if is_number else localized(value, use_l10n=use_l10n)

    return localize


class Shown(HTMLParser):
    """Collects what is shown outside of marks, and marked numbers in what machines read."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.texts: list[str] = []
        self.odd_numbers: list[str] = []
        self.skipping: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NOT_PROSE:
            self.skipping.append(tag)
        for name, value in attrs:
            is_read = name in READ_ALOUD_OR_SHOWN and tag != "title"
            if is_read or (name.startswith("data-") and " " in (value or "")):
                self.texts += outside_of_marks(value or "", 0)[0]
            elif NUMBER in (value or "") and name not in NAMES_THINGS and not (value or "").startswith("#"):
                self.odd_numbers.append(f"<{tag} {name}={value!r}>")

    def handle_endtag(self, tag: str) -> None:
        if self.skipping and self.skipping[-1] == tag:
            self.skipping.pop()

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            found, self.depth = outside_of_marks(data, self.depth)
            self.texts += found


def outside_of_marks(text: str, depth: int) -> tuple[list[str], int]:
    """Return the stretches of ``text`` outside of all marks, and how many marks are open at its end."""
    found = [""]
    for sign in text:
        if sign == CLOSE:
            depth -= 1
            found.append("")
        elif sign == OPEN:
            depth += 1
        elif depth == 0:
            found[-1] += sign
    return [" ".join(stretch.split()) for stretch in found if stretch.strip()], depth


def texts_of_the_database() -> Iterator[str]:
    """Yield every value of every row, as pages may show it, and people's initials."""
    for model in apps.get_models():
        for row in model._default_manager.values_list():
            yield from (str(value) for value in row if isinstance(value, str | dict | list))
    yield from (person.initials for person in Person.objects.all())


def texts_of_paths(name: str) -> Iterator[str]:
    """Yield the German of the paths, where a page asks their questions: they bring both languages along."""
    if name in {pattern.name for pattern in companion_urls.urlpatterns}:
        for known in all_paths().values():
            yield from shown_in_german(known.path.model_dump())


def texts_of_values() -> Iterator[str]:
    """Yield the German of the work values, which bring both languages along."""
    with translation.override("de"):
        for group in value_groups():
            yield str(group.name)
            for value in group.values:
                yield from (str(value.word), str(value.sentence))


def texts_of_journal(address: str) -> Iterator[str]:
    """Yield the German of the journal's pages with questions."""
    if address.startswith("/journal/"):
        with translation.override("de"):
            for page in all_pages_with_questions().values():
                yield from (page.title, page.lede, *(question.text for question in page.questions))


def texts_of_coaching(address: str) -> Iterator[str]:
    """Yield the German of guides and of frames of sessions, and what the world's people wrote sealed."""
    if address.startswith("/coaching/"):
        for written in [*all_guides().values(), *all_frames().values()]:
            yield from shown_in_german(written.model_dump())
        yield from (EARLY.text, *EARLY.levels.values(), "Ask", *CURRENCIES)


def texts_of_retrospectives(address: str) -> Iterator[str]:
    """Yield the German of the questions to which a unit looks back."""
    if "/retrospectives/" in address:
        for frame in all_frames_of_retrospectives().values():
            yield from shown_in_german(frame.model_dump())


def shown_by(page: str) -> Shown:
    shown = Shown()
    shown.feed(page)
    shown.close()
    assert shown.depth == 0, "a translation was cut into pieces"
    return shown


def is_the_same_everywhere(text: str, known: str) -> bool:
    """Say whether every word of a text comes from the database, or needs no translation."""
    if text in known:
        return True
    own_names = {name for _code, name in settings.LANGUAGES} | available_timezones()
    rest = text
    for name in sorted(SAME_IN_EVERY_LANGUAGE | own_names, key=len, reverse=True):
        rest = rest.replace(name, " ")
    words = re.findall(r"[^\W\d_]{2,}", rest)
    if re.fullmatch(r"[^\W\d_a-z]{2}", text):
        return True  # the initials of a name
    return all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", known) for word in words)


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("name", names_of_addresses_to_get())
def test_a_page_says_everything_in_the_readers_language(name: str, cast: Cast, story: Story) -> None:
    world = World(cast, story)
    Person.objects.update(language="de")
    address = address_of(name, world)
    response = client_of(reader_of(name, world)).get(address, headers={"accept-language": "de"})
    if not is_page(response):
        return
    assert '<html lang="de" dir="ltr"' in response.text
    shown = shown_by(response.text)
    assert shown.odd_numbers == [], 'say |unlocalize or |stringformat:"d" where a machine reads the number'
    if not name.startswith(FOR_CONTRIBUTORS):
        brought = [
            *texts_of_paths(name),
            *texts_of_values(),
            *texts_of_coaching(address),
            *texts_of_retrospectives(address),
        ]
        known = "\n".join([*texts_of_the_database(), *brought, *texts_of_journal(address)])
        assert [text for text in shown.texts if not is_the_same_everywhere(text, known)] == []


@pytest.mark.usefixtures("marked")
def test_the_test_sees(cast: Cast, story: Story) -> None:
    page = f"<p title='Bare'>{OPEN}two <b>{OPEN}in{CLOSE}</b>{CLOSE} bare<i x='{NUMBER}5'></i></p>"
    shown = shown_by(page)
    assert shown.texts == ["Bare", "bare"]
    assert shown.odd_numbers == [f"<i x='{NUMBER}5'>"]
    page = client_of(cast.member).get(reverse("home")).text
    assert f"{OPEN}Sign out{CLOSE}" in page
