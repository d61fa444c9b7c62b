"""The catalogues of translations: what the source says, what each language answers, what still differs.

``bin/messages`` calls this file, and ``tests/house/test_languages.py`` imports it. Everything is Python,
so that nobody has to install GNU gettext. docs/decisions/0010-languages.md says why it is made this way.
"""

import ast
import gettext
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1] / "src" / "inhabit"
LOCALE = SOURCE / "locale"
LANGUAGES = sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir()) if LOCALE.exists() else []

# Which arguments of each function are (context, singular, plural), by position.
FUNCTIONS = {"_": (None, 0, None), "gettext": (None, 0, None), "gettext_lazy": (None, 0, None)}
FUNCTIONS |= {"gettext_noop": (None, 0, None), "ngettext": (None, 0, 1), "ngettext_lazy": (None, 0, 1)}
FUNCTIONS |= {"pgettext": (0, 1, None), "pgettext_lazy": (0, 1, None)}
FUNCTIONS |= {"npgettext": (0, 1, 2), "npgettext_lazy": (0, 1, 2)}

# What templatize() makes of a template: calls of these functions between characters that mean nothing.
TEXT = r"""u?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
CALL_IN_TEMPLATE = re.compile(rf"(?:\bn?p?gettext|(?<!\w)_)\({TEXT}(?:,\s*{TEXT})*(?:,\s*count)?\)")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|\{\w*\}|</?\w+|https?://\S+")
# The same source makes the same file, whenever that is.
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(order=True)
class Phrase:
    """A text of the source: its English, its plural or "", its context or "", and the files it stands in."""

    singular: str
    plural: str = ""
    context: str = ""
    files: set[str] = field(default_factory=set, compare=False)

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.context, self.singular, self.plural)

    def __str__(self) -> str:
        return f"“{self.singular}” ({', '.join(sorted(self.files))})"


class NotConstantError(Exception):
    """A text for translation is put together at run time, so that no catalogue can have it."""


def phrases_of_source(source: Path = SOURCE) -> dict[tuple[str, str, str], Phrase]:
    """Return every text that the product shows, by its key."""
    phrases: dict[tuple[str, str, str], Phrase] = {}
    for path in sorted(source.rglob("*")):
        if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
            name = str(path.relative_to(source))
            for phrase in phrases_of_file(path):
                phrases.setdefault(phrase.key, phrase).files.add(name)
    return phrases


def phrases_of_file(path: Path) -> Iterator[Phrase]:
    text = path.read_text()
    if path.suffix == ".py":
        trees = [ast.parse(text)]
    elif "templates" in path.parts:
        trees = [ast.parse(call) for call in CALL_IN_TEMPLATE.findall(templatize(text))]
    else:
        trees = []
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
                try:
                    yield phrase_of_call(node, node.func.id)
                except NotConstantError as error:
                    raise NotConstantError(f"{path}, line {node.lineno}: {error}") from None


def phrase_of_call(call: ast.Call, name: str) -> Phrase:
    def text(position: int | None) -> str:
        if position is None:
            return ""
        argument = call.args[position] if position < len(call.args) else None
        if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
            raise NotConstantError(f"{name}() needs the text itself, in one piece.")
        return argument.value

    context, singular, plural = FUNCTIONS[name]
    return Phrase(text(singular), text(plural), text(context))


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> Catalog:
    """Return the translations into ``language``; empty where there are none yet."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language)
    return read_po(BytesIO(path.read_bytes()), locale=language)


def messages_of(catalogue: Catalog) -> dict[tuple[str, str, str], Message]:
    return {key_of(message): message for message in catalogue if message.id}


def key_of(message: Message) -> tuple[str, str, str]:
    singular, plural = message.id if message.pluralizable else (message.id, "")
    return (message.context or "", singular, plural)


def translations_of(message: Message) -> tuple[str, ...]:
    """Return the translation; one for each plural form where there are several."""
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string,)


def renewed(language: str, phrases: Iterable[Phrase]) -> Catalog:
    """Return the catalogue with a place for exactly ``phrases``, the translations we have in theirs."""
    former = messages_of(read_catalogue(language))
    catalogue = Catalog(locale=language, fuzzy=False)
    for phrase in sorted(phrases, key=lambda phrase: (min(phrase.files), phrase)):
        known = former.get(phrase.key)
        catalogue.add(
            (phrase.singular, phrase.plural) if phrase.plural else phrase.singular,
            known.string if known else None,
            locations=[(name, None) for name in sorted(phrase.files)],
            flags=known.flags - {"python-format", "python-brace-format"} if known else (),
            user_comments=known.user_comments if known else (),
            context=phrase.context or None,
        )
    for message in catalogue:
        message.flags -= {"python-format", "python-brace-format"}
    return catalogue


def po_text(language: str, catalogue: Catalog) -> bytes:
    """Return a catalogue as a .po file without dates and line numbers, so that differences stay small."""
    plural = get_plural(language)
    name = Locale.parse(language).english_name
    header = (
        f"# Inhabit in {name}. Written by bin/messages; translate here, then run it again.\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: nplurals={plural.num_plurals}; plural={plural.plural_expr};\\n"\n\n'
    )
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, include_lineno=False)
    return header.encode() + body.getvalue().rstrip(b"\n") + b"\n"


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue as the product reads it."""
    file = BytesIO()
    catalogue.creation_date = catalogue.revision_date = NO_DATE
    write_mo(file, catalogue)
    return file.getvalue()


def as_read(mo: bytes) -> dict[object, str]:
    """Return what Python reads from a .mo file: its texts, without the header."""
    texts: dict[object, str] = dict(gettext.GNUTranslations(BytesIO(mo))._catalog)  # type: ignore[attr-defined]
    return {key: text for key, text in texts.items() if key}


def problems_of(language: str, phrases: dict[tuple[str, str, str], Phrase]) -> list[str]:
    """Return a sentence for each text that is missing, stale, unsure or at odds with its English."""
    messages = messages_of(read_catalogue(language))
    singulars = {key[:2] for key in messages}
    problems = [
        f"{'has another plural elsewhere' if key[:2] in singulars else 'missing'}: {phrase}"
        for key, phrase in phrases.items()
        if key not in messages
    ]
    for key, message in messages.items():
        texts = translations_of(message)
        if key not in phrases:
            problems.append(f"stale, no longer in the source: “{key[1]}”")
        elif not all(texts):
            problems.append(f"missing: {phrases[key]}")
        elif message.fuzzy:
            problems.append(f"fuzzy: {phrases[key]}")
        else:
            for form, text in enumerate(texts):
                is_for_one = len(texts) > 1 and form == 0
                odd = oddities(key, text, is_for_one=is_for_one)
                problems += [f"{what}: {phrases[key]} → “{text}”" for what in odd]
    return sorted(problems)


def oddities(key: tuple[str, str, str], text: str, *, is_for_one: bool) -> Iterator[str]:
    """Say in which ways a translation does not fit its English.

    A plural form needs what the English plural needs; only the one for a single thing may say "one" in
    words, as English may.
    """
    _context, singular, plural = key
    found = sorted(PLACEHOLDER.findall(text))
    wanted = [sorted(PLACEHOLDER.findall(english)) for english in (singular, plural) if english]
    leaves_out_only = is_for_one and not Counter(found) - Counter(wanted[0]) and "%d" not in wanted[0]
    if found not in wanted and not leaves_out_only:
        yield "other placeholders or tags"
    if text.startswith("\n") != singular.startswith("\n") or text.endswith("\n") != singular.endswith("\n"):
        yield "another line break at its beginning or end"
    if text.strip(" ") != text and singular.strip(" ") == singular:
        yield "a space too many at its beginning or end"


def is_compiled(language: str) -> bool:
    path = po_file(language).with_suffix(".mo")
    return path.exists() and as_read(path.read_bytes()) == as_read(mo_bytes(read_catalogue(language)))


def renew(language: str, phrases: dict[tuple[str, str, str], Phrase]) -> None:
    """Write both files of ``language``, and say what went and what is to do."""
    former = messages_of(read_catalogue(language))
    path = po_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po_text(language, renewed(language, phrases.values())))
    path.with_suffix(".mo").write_bytes(mo_bytes(read_catalogue(language)))
    for key in former.keys() - phrases.keys():
        print(f"gone: “{key[1]}” was “{translations_of(former[key])[0]}”")
    problems = problems_of(language, phrases)
    print(*problems, sep="\n")
    print(f"{language}: {len(phrases)} texts, {len(problems)} to do in {path.relative_to(SOURCE.parents[1])}")


if __name__ == "__main__":
    for language in sys.argv[1:] or LANGUAGES:
        renew(language, phrases_of_source())
