"""Nothing visible is written past the translations: neither in templates nor in Python."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template.base import Lexer, TokenType
from prose import FOR_CONTRIBUTORS, NOT_PROSE, READ_ALOUD_OR_SHOWN, SAME_IN_EVERY_LANGUAGE

SOURCE: Path = settings.PACKAGE
TEMPLATES = sorted(
    path
    for path in (SOURCE / "templates").rglob("*")
    if path.suffix in {".html", ".svg", ".txt"} and not path.name.startswith(FOR_CONTRIBUTORS)
)

LETTERS = re.compile(r"[^\W\d_]{2,}")
STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'")
TRANSLATED = re.compile(r"_\((\"[^\"]*\"|'[^']*')\)")
DATE_FILTER = re.compile(r"\|(?:date|time):(\"[^\"]*\"|'[^']*')")
SAYS_NOTHING = {
    "translate",
    "load",
    "extends",
    "url",
    "static",
    "if",
    "elif",
    "partialdef",
    "partial",
    "block",
}
VALUE = "\u2007"  # stands for what a template puts in; no letter


def is_prose(text: str) -> bool:
    """Say whether a text has words that some reader would have to know English for."""
    words = re.sub("|".join(re.escape(name) for name in SAME_IN_EVERY_LANGUAGE), "", text)
    return bool(LETTERS.search(words))


class Prose(HTMLParser):
    """Collects what a browser would show or read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.skipping: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NOT_PROSE:
            self.skipping.append(tag)
        for name, value in attrs:
            is_words_for_script = name.startswith("data-") and " " in (value or "").strip()
            is_label = name in READ_ALOUD_OR_SHOWN and not (tag == "title" or (value or "").startswith("{"))
            is_button = tag == "input" and name == "value" and ("type", "submit") in attrs
            if (is_words_for_script or is_label or is_button) and is_prose(value or ""):
                self.found.append(f"{name}={value!r}")

    def handle_endtag(self, tag: str) -> None:
        if self.skipping and self.skipping[-1] == tag:
            self.skipping.pop()

    def handle_data(self, data: str) -> None:
        if not self.skipping and is_prose(data):
            self.found.append(" ".join(data.split()))
        elif not self.skipping and f"{VALUE}%" in data:
            self.found.append("% behind a value: each language spaces it in its own way, so say |percent")


def untranslated_in(template: str) -> list[str]:
    """Return the visible texts of a template that are outside of translate and blocktranslate."""
    kept, found, inside = [], [], ""
    for token in Lexer(template).tokenize():
        name = token.contents.split(" ")[0]
        if inside:
            if token.token_type == TokenType.BLOCK and name == f"end{inside}":
                inside = ""
                kept.append(VALUE)
        elif token.token_type == TokenType.TEXT:
            kept.append(token.contents)
        elif token.token_type == TokenType.BLOCK and re.match(r"block \w+_class$", token.contents):
            inside = "block"  # classes for the style sheet
        elif token.token_type == TokenType.BLOCK and name in {"blocktranslate", "comment"}:
            inside = name
            found += odd_formats(token.contents)
        elif token.token_type in {TokenType.VAR, TokenType.BLOCK}:
            kept.append(VALUE if token.token_type == TokenType.VAR or name in {"translate", "url"} else "")
            found += odd_formats(token.contents) + prose_in_arguments(name, token.contents)
    parser = Prose()
    parser.feed("".join(kept))
    parser.close()
    return found + parser.found


def odd_formats(tag: str) -> list[str]:
    """Return the formats of dates that only one language writes that way."""
    formats = [argument.strip("\"'") for argument in DATE_FILTER.findall(tag)]
    for_machines = {"c", "Y-m-d"}
    return [
        f"date:“{one}”: name a format of inhabit/formats"
        for one in formats
        if not re.fullmatch(r"[A-Z_]+_FORMAT", one) and one not in for_machines
    ]


def prose_in_arguments(name: str, tag: str) -> list[str]:
    """Return the words that a tag hands on: {% include … with label="Some words" %}."""
    if name in SAYS_NOTHING:
        return []
    texts = [one or other for one, other in STRING.findall(TRANSLATED.sub("", DATE_FILTER.sub("", tag)))]
    return [text for text in texts if is_prose(text) and (" " in text.strip() or text[:1].isupper())]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE / "templates")))
def test_a_template_says_everything_in_every_language(path: Path) -> None:
    assert untranslated_in(path.read_text()) == []


@pytest.mark.parametrize(
    ("template", "number"),
    [
        ("<p>Hello</p>", 1),
        ("<p>{% translate 'Hello' %} {{ name }}, Inhabit</p>", 0),
        ('<a aria-label="Close it" href="/x/y">×</a>', 1),
        (
            '<a aria-label="{{ name }} ×" class="a b">{% blocktranslate %}W{% endblocktranslate %}</a>',
            0,
        ),
        ('{% include "a/b.html" with label="Pages of units" only %}', 1),
        ('{% include "a/b.html" with label=_("Pages of units") name="units" only %}', 0),
        ('{{ words|default:"Nothing yet" }}', 1),
        ('{{ day|date:"j F" }} {{ day|date:"DATE_FORMAT" }}', 1),
        ("<td>{{ share }}%</td>", 1),
        ('<svg x="{{ share }}%"></svg>{# nobody reads this #}', 0),
        ("<p data-saved='Kept at'></p><style>b { c: d }</style>", 1),
    ],
)
def test_the_test_sees(template: str, number: int) -> None:
    assert len(untranslated_in(template)) == number


WORDS_AS_ARGUMENTS = {"label", "help_text", "empty_label", "verbose_name", "verbose_name_plural", "title"}
CALLS_WITH_WORDS = {"ValidationError", "add_error", "success", "error", "warning", "info"}


def is_bare(node: ast.expr) -> bool:
    """Say whether an expression is a text as it stands, not handed to gettext."""
    if isinstance(node, ast.BinOp):
        return is_bare(node.left)
    if isinstance(node, ast.JoinedStr):
        return any(is_bare(part) for part in node.values if isinstance(part, ast.Constant))
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and is_prose(node.value)


def bare_texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of labels, errors, messages and choices that are not handed to gettext."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [one.value for one in node.keywords if one.arg in WORDS_AS_ARGUMENTS]
            if name in CALLS_WITH_WORDS and not is_log(node.func):
                texts += node.args[-1:]
        elif isinstance(node, ast.ClassDef) and has_choices(node):
            values = [one.value for one in node.body if isinstance(one, ast.Assign)]
            texts = [value.elts[1] if isinstance(value, ast.Tuple) else value for value in values]
        else:
            continue
        yield from ((text.lineno, ast.unparse(text)) for text in texts if is_bare(text))


def has_choices(node: ast.ClassDef) -> bool:
    return any(ast.unparse(base).endswith("Choices") for base in node.bases)


def is_log(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and ast.unparse(function.value) in {"logger", "log", "parser"}


MODULES = sorted(
    path
    for path in SOURCE.rglob("*.py")
    if not {"migrations", "commands", FOR_CONTRIBUTORS} & set(path.parts)  # the command line speaks English
)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_labels_errors_and_messages_are_translated(path: Path) -> None:
    assert list(bare_texts(ast.parse(path.read_text()))) == []


SCRIPTS = sorted(path for path in (SOURCE / "static" / "js").rglob("*.js") if ".min." not in path.name)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_take_their_words_from_the_page(path: Path) -> None:
    shown = re.findall(
        r"(?:textContent|innerText|title|placeholder|ariaLabel)\s*=\s*[\"'`]([^\"'`$]*[^\W\d_]{2}[^\"'`]*)",
        path.read_text(),
    )
    assert shown == []
