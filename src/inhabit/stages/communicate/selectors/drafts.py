"""What lies on a lead's desk while they retell a story."""

from __future__ import annotations

from dataclasses import dataclass

from inhabit.people.models import Person, Unit
from inhabit.stages.clarify.models import Interpretation
from inhabit.stages.communicate.models import KeyPoint, Mark, Retelling, Story, Telling
from inhabit.stages.communicate.selectors.stories import Level, points_of_story, way_to
from inhabit.strategy.models import Statement


@dataclass(frozen=True)
class Desk:
    """The story, how it is told above, what the priorities mean here, and what has been written so far."""

    unit: Unit
    story: Story
    points: list[KeyPoint]
    way: list[Level]
    interpretations: list[tuple[str, str]]
    draft: Retelling | None

    @property
    def told(self) -> Telling | None:
        """Return how the unit has been told already."""
        return self.way[-1].telling

    @property
    def above(self) -> Level | None:
        """Return the nearest unit above that tells it in its own words; None: only the story does."""
        return next((level for level in reversed(self.way[:-1]) if level.telling and not level.is_top), None)

    @property
    def silent(self) -> list[Unit]:
        """Return the units right above that have not told it yet."""
        units = []
        for level in reversed(self.way[:-1]):
            if level.telling is not None:
                break
            units.append(level.unit)
        return units

    @property
    def latest(self) -> Retelling | None:
        """Return where writing goes on: one's draft, or what has been told."""
        return self.draft or (self.told.words if self.told is not None else None)

    @property
    def texts_above(self) -> list[dict[str, str]]:
        return [level.telling.words.texts for level in self.way[:-1] if level.telling is not None]

    def points_unsaid(self, draft: Retelling) -> list[KeyPoint]:
        """Return the key points that ``draft`` neither keeps nor leaves out on purpose."""
        marked = {mark.key_point_id for mark in draft.marks.all()}
        return [point for point in self.points if point.pk not in marked]


def desk_of(unit: Unit, story: Story, writer: Person) -> Desk:
    drafts = Retelling.objects.drafts_of(writer).filter(story=story, unit=unit)
    desk = Desk(
        unit=unit,
        story=story,
        points=points_of_story(story),
        way=way_to(unit, story),
        interpretations=interpretations_of(unit, story),
        draft=drafts.prefetch_related("marks").first(),
    )
    if desk.draft is None and desk.told is not None and desk.told.words.author_id == writer.pk:
        read_reasons(desk.told.words)
    return desk


def read_reasons(words: Retelling) -> None:
    """Read why ``words`` leave points out, which the way down to a unit leaves sealed, all at once."""
    is_any = any(mark.kind == Mark.Kind.LEFT_OUT for mark in words.marks.all())
    stored = Mark.objects.filter(retelling=words).values_list("pk", "because") if is_any else []
    reasons = dict(stored)
    for mark in words.marks.all():
        mark.because = reasons.get(mark.pk, "")


def interpretations_of(unit: Unit, story: Story) -> list[tuple[str, str]]:
    """Return what the unit has said on priorities that it made its own: their names and its words."""
    own = Statement.objects.filter(
        version=story.version_id,
        priority__interpretations__unit=unit,
        priority__interpretations__programme=story.programme_id,
        priority__interpretations__is_current=True,
        priority__interpretations__stance=Interpretation.Stance.OURS,
    )
    return list(own.values_list("name", "priority__interpretations__meaning"))
