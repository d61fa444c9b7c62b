"""The check refuses whatever would leave somebody alone in the middle of a conversation."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from inhabit.companion.files.reading import read_path
from inhabit.companion.library import SHIPPED
from inhabit.strategy.files.nodes import UnusableFileError

SMALL = """\
id: small
title: {en: Small, de: Klein}
lede: {en: For a test, de: Für einen Test}
moves: [contribute]
questions:
  - key: first
    kind: words
    text: {en: "What is it?", de: "Was ist es?"}
    branches:
      - {when: mentions, words: [tired, müde], said: {en: "“{word}”.", de: "„{word}“."}, next: second}
      - {when: otherwise, next: second}
  - key: second
    kind: choose
    text: {en: "Which one?", de: "Welches?"}
    choices:
      - {key: left, text: {en: Left, de: Links}, next: third}
      - {key: right, text: {en: Right, de: Rechts}, next: third}
  - key: third
    kind: words
    text: {en: "And then?", de: "Und dann?"}
    branches:
      - {when: otherwise, next: end}
ends:
  - key: end
    sentence: {en: "So: {first}.", de: "Also: {first}."}
    act: {en: Do it, de: Tun Sie es}
"""
LAST = "      - {when: otherwise, next: end}\n"
RIGHT = "      - {key: right, text: {en: Right, de: Rechts}, next: third}\n"


def problems_with(old: str, new: str) -> str:
    assert old in SMALL, "the example has changed"
    with pytest.raises(UnusableFileError) as raised:
        read_path(SMALL.replace(old, new).encode())
    return "\n".join(map(str, raised.value.problems))


def test_a_whole_path_is_read() -> None:
    assert read_path(SMALL.encode()).id == "small"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # dead ends
        ("{when: otherwise, next: end}", "{when: otherwise}", "questions[2].branches[0]: this leads nowhere"),
        ("next: end}", "next: ends}", "there is no question and no end “ends”. Did you mean “end”?"),
        ("de: Rechts}, next: third}", "de: Rechts}}", "line 17, questions[1].choices[1]: this leads nowhere"),
        (f"    branches:\n{LAST}", "", "what is said here may lead nowhere"),
        ("when: otherwise, next: end", "when: short, next: end", "End the branches with “when: otherwise”"),
        # loops and lengths
        ("{when: otherwise, next: end}", "{when: otherwise, next: first}", "goes round in a circle"),
        (RIGHT, RIGHT.replace("third", "end"), "a way here has 2 questions. Every way takes 3 to 5."),
        # what is never reached
        (
            "ends:\n",
            "ends:\n  - {key: far, sentence: {en: A, de: B}, act: {en: A, de: B}}\n",
            "nothing leads to “far”",
        ),
        # both languages
        (', de: "Und dann?"}', "}", "questions[2].text.de: this is missing"),
        # names
        ("[contribute]", "[contribut]", "there is no next step “contribut”. Did you mean “contribute”?"),
        ("moves: [contribute]", "role: manager", "role: must be one of member, lead"),
        ("moves: [contribute]", "stage: clarifying", "stage: must be one of clarify, communicate"),
        ("kind: choose", "kind: chose", "kind: must be one of words, choose, choose_and_say, not “chose”"),
        ("lede:", "leed:", "this key is not known here. Did you mean “lede”?"),
        ("id: small", "id: Small Path", "id: must be a name in small letters"),
        # answers that don't fit their question
        (RIGHT, "", "give two to 4 choices"),
        ("key: right", "key: left", "“left” stands here a second time"),
        ("  - key: second", "  - key: first", "“first” stands here a second time"),
        ("words: [tired, müde], ", "", "words belong to “when: mentions”"),
        # placeholders
        ("So: {first}.", "So: {third_one}.", "{third_one} has nothing to put in here"),
        ("“{word}”.", "“{other}”.", "Possible here: {said}, {word}."),
        # more than plain data
        ("id: small", "id: &a small\nstage: *a", "aliases (*name) are not read here"),
        ("id: small", "id: small\nid: smaller", "this key stands here a second time"),
    ],
)
def test_it_says_where_and_what_to_do(old: str, new: str, expected: str) -> None:
    assert expected in problems_with(old, new)


def test_an_otherwise_before_other_branches_is_refused() -> None:
    more = f"{LAST}      - {{when: short, next: end}}\n"

    assert "nothing after this is ever reached" in problems_with(LAST, more)


def test_more_than_five_questions_are_refused() -> None:
    longer = "".join(
        f"  - key: more{n}\n    kind: words\n    text: {{en: More, de: Mehr}}\n    branches:\n"
        f"      - {{when: otherwise, next: {'end' if n == 2 else f'more{n + 1}'}}}\n"
        for n in range(3)
    )

    found = problems_with(f"{LAST}ends:\n", f"{LAST.replace('end}', 'more0}')}{longer}ends:\n")

    assert "a way here has 6 questions" in found


def test_a_sentence_may_not_quote_what_only_some_were_asked() -> None:
    skipping = RIGHT.replace("third", "other") + (
        "  - key: other\n    kind: words\n    text: {en: Or, de: Oder}\n    branches:\n" + LAST
    )

    with pytest.raises(UnusableFileError, match="every way has asked before"):
        read_path(SMALL.replace(RIGHT, skipping).replace("So: {first}.", "So: {third}.").encode())


def test_the_command_checks_a_folder_and_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL)
    (tmp_path / "other.yaml").write_text(SMALL.replace("next: end}", "next: nowhere}"))

    with pytest.raises(CommandError) as raised:
        call_command("check_paths", tmp_path, stdout=(out := StringIO()))

    assert "1 of 2 paths are whole" in out.getvalue()
    assert "other.yaml:" in str(raised.value)
    assert "line 22, questions[2].branches[0].next" in str(raised.value)
    assert "must be the name of the file, “other”" in str(raised.value)


def test_the_command_finds_the_shipped_paths_whole() -> None:
    call_command("check_paths", stdout=(out := StringIO()))

    many = len(list(SHIPPED.glob("*.yaml")))
    assert f"{many} of {many} paths are whole" in out.getvalue()


def test_the_example_in_the_guide_is_whole() -> None:
    guide = (Path(__file__).parents[2] / "docs/guide/paths.md").read_text()
    example = guide.split("```yaml\n")[1].split("```")[0]

    assert read_path(example.encode(), name="before-a-visit").role == "lead"
