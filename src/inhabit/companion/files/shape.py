"""The shape of a path's file, and in words what each of its keys must be."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from inhabit.strategy.files.shape import as_line

MOST_CHARACTERS = 600
FEWEST_QUESTIONS, MOST_QUESTIONS = 3, 5  # on each way from the first question to an end
MOST_CHOICES = 4

STAGES = ("clarify", "communicate", "empower", "reflect")
ROLES = ("member", "lead", "sponsor", "steward", "any")
THEMES = ("authenticity", "safety", "agility")
KINDS = ("words", "choose", "choose_and_say")
CONDITIONS = ("short", "long", "unsure", "mentions", "otherwise")


def as_key(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9_]{0,39}", value.strip(), re.ASCII):
        return value.strip()
    raise ValueError("not a key")


def as_id(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9-]{0,59}", value.strip(), re.ASCII):
        return value.strip()
    raise ValueError("not an id")


def as_list(value: Any) -> Any:
    return [] if value is None else value


def as_nothing_or_word(value: Any) -> Any:
    return "" if value in (None, "none") else value


type Text = Annotated[str, BeforeValidator(as_line), Field(min_length=1, max_length=MOST_CHARACTERS)]
type Key = Annotated[str, BeforeValidator(as_key)]
type Next = Annotated[str, BeforeValidator(as_line), Field(max_length=40)]
type Mention = Annotated[str, BeforeValidator(as_line), Field(min_length=2, max_length=60)]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Said(Part):
    """A text in each language. As a string it is that of the reader's language."""

    en: Text
    de: Text

    def __str__(self) -> str:
        return self.de if (get_language() or "").startswith("de") else self.en


class Keyed(Part):
    key: Key


class Choice(Keyed):
    """A short answer to choose, what is said to it, and where it leads."""

    text: Said
    said: Said | None = None
    next: Next = ""


class Branch(Part):
    """Where open words lead that meet a condition, and what is said to them."""

    when: Literal["short", "long", "unsure", "mentions", "otherwise"]
    words: Annotated[tuple[Mention, ...], BeforeValidator(as_list), Field(max_length=40)] = ()
    said: Said | None = None
    next: Next = ""


class Question(Keyed):
    kind: Literal["words", "choose", "choose_and_say"]
    text: Said
    hint: Said | None = None
    choices: Annotated[tuple[Choice, ...], BeforeValidator(as_list), Field(max_length=MOST_CHOICES)] = ()
    branches: Annotated[tuple[Branch, ...], BeforeValidator(as_list), Field(max_length=8)] = ()

    @property
    def has_choices(self) -> bool:
        return self.kind != "words"

    @property
    def has_words(self) -> bool:
        return self.kind != "choose"


class End(Keyed):
    """Where a conversation comes out: one sentence and one small act, each a suggestion."""

    sentence: Said
    act: Said


class CoachingPath(Part):
    id: Annotated[str, BeforeValidator(as_id)]
    title: Said
    lede: Said
    stage: Annotated[
        Literal["clarify", "communicate", "empower", "reflect", ""], BeforeValidator(as_nothing_or_word)
    ] = ""
    role: Literal["member", "lead", "sponsor", "steward", "any"] = "any"
    theme: Annotated[
        Literal["authenticity", "safety", "agility", ""], BeforeValidator(as_nothing_or_word)
    ] = ""
    moves: Annotated[tuple[Mention, ...], BeforeValidator(as_list)] = ()
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=20)]
    ends: Annotated[tuple[End, ...], Field(min_length=1, max_length=12)]

    def question(self, key: str) -> Question | None:
        return next((one for one in self.questions if one.key == key), None)

    def end(self, key: str) -> End | None:
        return next((one for one in self.ends if one.key == key), None)


SHAPES: dict[str, type[BaseModel]] = {
    "": CoachingPath,
    "title": Said,
    "lede": Said,
    "text": Said,
    "hint": Said,
    "said": Said,
    "sentence": Said,
    "act": Said,
    "questions[]": Question,
    "choices[]": Choice,
    "branches[]": Branch,
    "ends[]": End,
}

BOTH_LANGUAGES = _("a text in each language: “en: …” and below it “de: …”")
A_KEY = _("a short name in small letters, digits and _, such as first_step")
# What each key must be, in words that complete "must be …".
WANTED: dict[str, str | Promise] = {
    "": _("a path: id, title, lede, questions and ends, each as “key: value”"),
    "id": _("a name in small letters, digits and hyphens, such as clarify-member"),
    **dict.fromkeys(("title", "lede", "text", "hint", "said", "sentence", "act"), BOTH_LANGUAGES),
    "en": _("a text of 1 to %(most)s characters") % {"most": MOST_CHARACTERS},
    "de": _("a text of 1 to %(most)s characters") % {"most": MOST_CHARACTERS},
    "stage": _("one of %(known)s, or left out") % {"known": ", ".join(STAGES)},
    "role": _("one of %(known)s") % {"known": ", ".join(ROLES)},
    "theme": _("one of %(known)s, or left out") % {"known": ", ".join(THEMES)},
    "moves": _("a list of next steps, such as [interpret, contribute]"),
    "moves[]": _("the key of a next step"),
    "questions": _("a list of questions"),
    "questions[]": _("a question: key, kind, text, and choices or branches, each as “key: value”"),
    "key": A_KEY,
    "kind": _("one of %(known)s") % {"known": ", ".join(KINDS)},
    "choices": _("a list of two to %(most)s answers") % {"most": MOST_CHOICES},
    "choices[]": _("an answer: key, text and next, each as “key: value”"),
    "branches": _("a list of at most 8 branches"),
    "branches[]": _("a branch: when and next, each as “key: value”"),
    "when": _("one of %(known)s") % {"known": ", ".join(CONDITIONS)},
    "words": _("a list of at most 40 words, such as [tired, exhaust*]"),
    "words[]": _("a word of 2 to 60 characters"),
    "next": _("the key of a question or an end"),
    "ends": _("a list of at most 12 ends"),
    "ends[]": _("an end: key, sentence and act, each as “key: value”"),
}
