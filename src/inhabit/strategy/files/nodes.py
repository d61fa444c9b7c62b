"""YAML text to plain values, with the line on which each stands.

Every scalar stays the text that was written. What YAML could do beyond plain data (aliases, tags,
several documents) is refused, so that no small file can grow large or become an object.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

import yaml
from django.utils.translation import gettext as _

MOST_BYTES = 256 * 1024
MOST_DEPTH = 12


class Mark(Protocol):
    """Where PyYAML stands in a text, counted from 0."""

    line: int
    column: int


type Place = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class FileProblem:
    """One mistake in a file: on which line, at which key, and what is wrong."""

    line: int
    column: int | None
    key: str
    message: str

    def __str__(self) -> str:
        if self.line == 0:
            return self.message
        where = _("line %(line)s") % {"line": self.line}
        if self.column is not None:
            where = _("line %(line)s, column %(column)s") % {"line": self.line, "column": self.column}
        return f"{where}, {self.key}: {self.message}" if self.key else f"{where}: {self.message}"


class UnusableFileError(Exception):
    """A file cannot be used, and this is all that is wrong with it."""

    def __init__(self, problems: list[FileProblem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass
class Document:
    """What a file says, as dicts, lists, texts and None, and the line of every place in it."""

    value: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[FileProblem] = field(default_factory=list)

    def line_of(self, place: Place) -> int:
        """Return the line of ``place`` or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem_at(self, place: Place, message: str) -> FileProblem:
        return FileProblem(self.line_of(place), None, path(place), message)


def path(place: Place) -> str:
    """Return ``place`` as one writes it: ``priorities[2].weight``."""
    words = ""
    for step in place:
        words += f"[{step}]" if isinstance(step, int) else f".{step}" if words else step
    return words


def read_document(raw: bytes) -> Document:
    """Return what the YAML in ``raw`` says. Raises :class:`UnusableFileError` where it is not YAML."""
    text = decoded(raw)
    try:
        refuse_more_than_data(text)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise UnusableFileError([problem_of_syntax(error)]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = _("there is a character that has no place in a text file. Delete it.")
        raise UnusableFileError([FileProblem(line, None, "", message)]) from None
    if root is None:
        raise UnusableFileError([FileProblem(0, None, "", _("The file is empty."))])
    document = Document()
    document.value = plain(root, (), document)
    return document


def decoded(raw: bytes) -> str:
    if len(raw) > MOST_BYTES:
        message = _("The file is larger than %(size)s kB. A few pages are enough.")
        raise UnusableFileError([FileProblem(0, None, "", message % {"size": MOST_BYTES // 1024})])
    encoding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = _("this is not UTF-8 text. Save the file as UTF-8 and try again.")
        raise UnusableFileError([FileProblem(line, None, "", message)]) from None


def refuse_more_than_data(text: str) -> None:
    """Look through the events of the YAML, which takes no recursion, for what is more than plain data."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        message = ""
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            message = _("a second document starts here. Keep one in one file.") if documents > 1 else ""
        elif isinstance(event, yaml.AliasEvent):
            message = _("aliases (*name) are not read here. Write the value out.")
        elif getattr(event, "tag", None) and not str(getattr(event, "tag", "")).endswith(":str"):
            message = _("tags (!name) are not read here. Write the plain value.")
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            message = _("this is nested deeper than is read here.") if depth > MOST_DEPTH else ""
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if message:
            raise UnusableFileError([problem_at_mark(event.start_mark, message)])


def problem_of_syntax(error: yaml.MarkedYAMLError) -> FileProblem:
    message = _("this is not valid YAML: %(problem)s.") % {"problem": error.problem or error.context}
    if "'\\t'" in str(error.problem):
        message = _("there is a tab. YAML is indented with spaces only.")
    return problem_at_mark(error.problem_mark or error.context_mark, message)


def problem_at_mark(mark: Mark | None, message: str) -> FileProblem:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return FileProblem(line, column, "", message)


def plain(node: yaml.Node, place: Place, document: Document) -> Any:
    """Return ``node`` as plain values and note the line of everything in it."""
    document.lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return plain_mapping(node, place, document)
    if isinstance(node, yaml.SequenceNode):
        return [plain(one, (*place, index), document) for index, one in enumerate(node.value)]
    return None if node.tag == "tag:yaml.org,2002:null" else node.value


def plain_mapping(node: yaml.MappingNode, place: Place, document: Document) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if not isinstance(key_node, yaml.ScalarNode):
            document.problems.append(FileProblem(line, column, path(place), _("a key must be plain text.")))
            continue
        key = key_node.value
        if key in values:
            message = _("this key stands here a second time (first on line %(line)s). Keep one.")
            first = document.lines[*place, key]
            document.problems.append(
                FileProblem(line, column, path((*place, key)), message % {"line": first})
            )
            continue
        document.lines[*place, key] = line
        values[key] = plain(value_node, (*place, key), document)
    return values
