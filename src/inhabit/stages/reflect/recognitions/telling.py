"""Whom a story is told of: those in it, and whoever wrote it. Nobody learns of a "no"."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from inhabit.notify.actions import send_notice
from inhabit.stages.reflect.recognitions.models import Recognised, Recognition
from inhabit.strategy.models import Statement


def tell_whom_it_is_about(story: Recognition, people: Iterable[int]) -> None:
    tell(story, "reflect.recognition_about_me", people, f"{story.pk}:{story.edits}")


def tell_that_it_shows(story: Recognition) -> None:
    if story.author_id is not None:
        tell(story, "reflect.recognition_shows", [story.author_id], f"{story.pk}:{story.edits}")


def tell_that_other_words_are_wished(story: Recognition, wish: Recognised) -> None:
    if story.author_id is not None:
        key = f"{story.pk}:{story.edits}:{wish.pk}"
        tell(story, "reflect.recognition_other_words", [story.author_id], key)


def tell(story: Recognition, kind: str, to: Iterable[int], key: str) -> None:
    details = {"priority": name_of_priority(story)}
    send_notice(kind, to=to, address=reverse("recognition", args=[story.pk]), key=key, details=details)


def name_of_priority(story: Recognition) -> str:
    """Return the priority's name as the strategy calls it now, or called it last."""
    statements = Statement.objects.filter(priority=story.priority_id, version__published_at__isnull=False)
    return statements.order_by("-version__number").values_list("name", flat=True).first() or ""
