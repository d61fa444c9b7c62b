"""A story for tests, published at the top and retold below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cast import Cast
from programmes import Story as Scene

from inhabit.people.models import Person, Unit
from inhabit.stages.communicate.actions.retellings import (
    MarkContents,
    RetellingContents,
    save_retelling_draft,
    tell_story,
)
from inhabit.stages.communicate.actions.stories import (
    PointContents,
    StoryContents,
    publish_story,
    save_story_draft,
)
from inhabit.stages.communicate.models import Retelling, Story

ENGLISH = {
    "title": "One front door",
    "why": "People ring three offices before somebody helps them.",
    "changes": "From May one person stays with each caller.",
    "stays": "Shifts and places of work stay as they are.",
    "unknown": "Which office moves first is open.",
}
GERMAN = {
    "title": "Eine Tür",
    "why": "Wer uns anruft, landet bei drei Stellen.",
    "changes": "Ab Mai bleibt eine Person zuständig.",
    "stays": "Schichten und Orte bleiben.",
    "unknown": "Offen ist, wer zuerst umzieht.",
}
POINTS = ["One person stays with each caller", "Shifts stay as they are", "We start in May"]


def contents(audience: Unit, **changed: object) -> StoryContents:
    """Return a story that is ready to be published."""
    fields: dict[str, object] = {
        "language": "en",
        "audience": audience,
        "texts": {"en": ENGLISH},
        "key_points": [PointContents({"en": text}) for text in POINTS],
    }
    return StoryContents(**(fields | changed))  # type: ignore[arg-type]  # as a test changes them


def published(
    cast: Cast, scene: Scene, by: Person | None = None, audience: Unit | None = None, **changed: object
) -> Story:
    """Return a story that has been told at the top of ``cast``, or of ``audience``."""
    who = by or cast.ceo
    draft = save_story_draft(
        programme=scene.programme, contents=contents(audience or cast.board, **changed), edits=0, by=who
    )
    return publish_story(story=draft, edits=draft.edits, by=who)


def retold(
    story: Story,
    unit: Unit,
    text: str = "In our own words.",
    *,
    kinds: Sequence[str] = (),
    because: str = "",
    added: Sequence[str] = (),
    texts: Mapping[str, str] | None = None,
) -> Retelling:
    """Let the lead of ``unit`` tell ``story``; ``kinds`` are the marks of its key points, in order."""
    unit.refresh_from_db()
    points = story.key_points.all()
    marks = [MarkContents(point.pk, kind, because) for point, kind in zip(points, kinds, strict=False)]
    stood = Retelling.objects.told().filter(story=story, unit=unit).order_by("number").last()
    draft = save_retelling_draft(
        story=story,
        unit=unit,
        contents=RetellingContents(language="en", texts=texts or {"en": text}, marks=marks, added=added),
        edits=stood.edits if stood else 0,
        by=unit.lead,
    )
    return tell_story(story=story, unit=unit, edits=draft.edits, by=unit.lead)
