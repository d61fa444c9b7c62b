"""What an entry holds, as it is sealed into the database."""

from __future__ import annotations

from pydantic import BaseModel


class Passage(BaseModel):
    """A question as it stood on the page, and what was written to it; perhaps nothing."""

    key: str
    asked: str
    words: str = ""


class Written(BaseModel):
    """An entry's content: the guided page it was written on, in the words of that day."""

    guide: str
    title: str
    passages: list[Passage]

    @property
    def answered(self) -> list[Passage]:
        return [one for one in self.passages if one.words]

    @property
    def first_words(self) -> str:
        """The first thing that was written, for lists."""
        return next((one.words for one in self.passages if one.words), "")

    @property
    def is_empty(self) -> bool:
        return not self.answered

    def holds(self, words: str) -> bool:
        """Say whether every one of ``words`` stands somewhere in the entry, in capitals or not."""
        texts = [self.title, *(text for one in self.answered for text in (one.asked, one.words))]
        whole = "\n".join(texts).casefold()
        return all(word in whole for word in words.casefold().split())


def written_of(content: str) -> Written:
    return Written.model_validate_json(content)
