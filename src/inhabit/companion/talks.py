"""What a conversation holds, as it is sealed into the database."""

from __future__ import annotations

from pydantic import BaseModel

from inhabit.companion.files.shape import CoachingPath
from inhabit.companion.models import Conversation
from inhabit.companion.walking import Answer, Walk, walk


class Exchange(BaseModel):
    """A question and what was said to it, as they stood on the page."""

    asked: str
    choice: str = ""
    words: str = ""


class Talk(BaseModel):
    """A conversation's content.

    While it goes on it carries the path that it began with, so that an edited path changes nothing under
    somebody's hands. Once kept it holds the words alone. ``drafts`` are open words not yet sent, by
    question.
    """

    path_id: str
    title: str = ""
    path: CoachingPath | None = None
    answers: list[Answer] = []
    drafts: dict[str, str] = {}
    exchanges: list[Exchange] = []
    sentence: str = ""
    act: str = ""
    is_done: bool = False

    @property
    def walk(self) -> Walk:
        assert self.path is not None, "a kept conversation is not walked"  # noqa: S101  # a programmer's error
        return walk(self.path, self.answers)


def talk_of(conversation: Conversation) -> Talk:
    return Talk.model_validate_json(conversation.content)


def exchanges_of(taken: Walk) -> list[Exchange]:
    """Return the questions and answers of a conversation in the reader's language."""
    found = []
    for step in taken.answered:
        assert step.answer is not None  # noqa: S101  # tells mypy what "answered" means
        chosen = next((one for one in step.question.choices if one.key == step.answer.choice), None)
        choice = str(chosen.text) if chosen else ""
        found.append(Exchange(asked=step.text, choice=choice, words=step.answer.words))
    return found
