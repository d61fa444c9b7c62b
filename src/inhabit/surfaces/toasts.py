"""What has just happened, said once on the next page; where it is safe, with a way to take it back.

Kept in Django's messages, which carry a text, a level and tags: the address of the undo travels as a tag.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

UNDO = "undo:"


@dataclass(frozen=True)
class Toast:
    """One thing that happened. ``undo`` is the address to post to, empty where there is none."""

    text: str
    level: str  # success, info, warning or error
    undo: str = ""

    @property
    def is_trouble(self) -> bool:
        """Say whether it stays in the page until it has been read: what went wrong never floats by."""
        return self.level in {"warning", "error"}


def say_with_undo(request: HttpRequest, text: str, *, undo: str) -> None:
    """Say ``text`` on the next page, with a button that posts to ``undo``.

    Only for acts that can be taken back as if they had not happened.
    """
    messages.success(request, text, extra_tags=f"{UNDO}{undo}")


def toasts_of(request: HttpRequest) -> list[Toast]:
    """Return what waits to be said, and forget it."""
    return [toast_of(message) for message in messages.get_messages(request)]


def toast_of(message: Message) -> Toast:
    tags = message.extra_tags or ""
    undo = tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""
    return Toast(str(message.message), message.level_tag, undo)
