"""The written set of values: what one can choose from, beside one's own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml
from django.utils.translation import get_language

type InLanguages = dict[str, str]
FALLBACK = "en"


@dataclass(frozen=True)
class Value:
    """A value: a word and a plain sentence, by language. ``key`` stands for it in what people wrote."""

    key: str
    words: InLanguages
    sentences: InLanguages

    @property
    def word(self) -> str:
        return in_language(self.words)

    @property
    def sentence(self) -> str:
        return in_language(self.sentences)

    @property
    def pair(self) -> tuple[str, str]:
        """Return it as it stands among somebody's own: its key and its word."""
        return self.key, self.word


@dataclass(frozen=True)
class ValueGroup:
    """Values that one looks for in the same place."""

    key: str
    names: InLanguages
    values: tuple[Value, ...]

    @property
    def name(self) -> str:
        return in_language(self.names)


@lru_cache(maxsize=1)
def value_groups() -> tuple[ValueGroup, ...]:
    """Return the written set, as it stands in ``content/values.yaml``."""
    text = (files("inhabit.stages.clarify") / "content" / "values.yaml").read_text(encoding="utf-8")
    return tuple(group_from(row) for row in yaml.safe_load(text))


def group_from(row: dict[str, Any]) -> ValueGroup:
    values = tuple(Value(item["key"], item["word"], item["sentence"]) for item in row["values"])
    return ValueGroup(row["key"], row["name"], values)


def all_values() -> dict[str, Value]:
    """Return the written set by key."""
    return {value.key: value for group in value_groups() for value in group.values}


def words_of(keys: Iterable[str]) -> list[str]:
    """Return the word of each of ``keys`` in the reader's language; one that is unknown stays as it is."""
    known = all_values()
    return [known[key].word if key in known else key for key in keys]


def in_language(texts: InLanguages) -> str:
    return texts.get((get_language() or FALLBACK)[:2], texts[FALLBACK])
