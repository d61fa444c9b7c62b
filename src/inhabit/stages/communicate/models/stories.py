"""The story of a programme: what changes, what stays, why, and what nobody knows yet."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme
from inhabit.stages.communicate.languages import Words, in_own_language
from inhabit.strategy.models import KeyPoint as StrategyKeyPoint
from inhabit.strategy.models import Version


class StoryQuerySet(models.QuerySet["Story"]):
    def drafts(self) -> StoryQuerySet:
        return self.filter(published_at__isnull=True)

    def published(self) -> StoryQuerySet:
        return self.filter(published_at__isnull=False)

    def to_be_told(self) -> StoryQuerySet:
        """Return what is told and retold today: the latest of each audience, in running programmes."""
        return self.filter(is_current=True, programme__ended_at__isnull=True)


class Story(models.Model):
    """A story in one or more languages: a draft until it is published, unchangeable from then on.

    ``texts`` holds by language the parts that :data:`PARTS` names. ``language`` is the one that it was
    written in first: whoever reads none of the others reads this one. The story is for ``audience`` and
    every unit below it; a later story for the same audience names it as its ``former`` one.
    """

    PARTS = ("title", "why", "changes", "stays", "unknown")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="stories")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="stories")
    former = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="later")
    language = models.CharField(max_length=10)
    texts = models.JSONField(default=dict)
    what_is_new = models.JSONField(default=dict)  # by language: what changed since the former story
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="stories")
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed
    edited_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True)
    is_current = models.BooleanField(default=False)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"
        ordering = ["-published_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme"], condition=Q(published_at__isnull=True), name="one_draft_story"
            ),
            models.UniqueConstraint(
                fields=["programme", "audience"], condition=Q(is_current=True), name="one_current_story"
            ),
            models.CheckConstraint(
                condition=Q(is_current=False) | Q(published_at__isnull=False),
                name="only_a_published_story_is_current",
            ),
        ]

    def __str__(self) -> str:
        return self.title.text

    @property
    def is_draft(self) -> bool:
        return self.published_at is None

    @property
    def languages(self) -> list[str]:
        """Return the languages that it can be read in, the first one first."""
        return sorted(self.texts, key=lambda language: (language != self.language, language))

    def part(self, name: str) -> Words:
        """Return one of ``PARTS`` as the reader reads it, in their own language where the story has it."""
        return in_own_language({at: parts.get(name, "") for at, parts in self.texts.items()}, self.language)

    @property
    def title(self) -> Words:
        return self.part("title")

    @property
    def why(self) -> Words:
        return self.part("why")

    @property
    def changes(self) -> Words:
        return self.part("changes")

    @property
    def stays(self) -> Words:
        return self.part("stays")

    @property
    def unknown(self) -> Words:
        return self.part("unknown")

    @property
    def news(self) -> Words:
        """Return what changed since the former story, as the reader reads it."""
        return in_own_language(self.what_is_new, self.language)


class KeyPoint(models.Model):
    """One sentence of a story that must survive every retelling, in the story's languages."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="key_points")
    position = models.PositiveSmallIntegerField()
    texts = models.JSONField(default=dict)
    taken_from = models.ForeignKey(
        StrategyKeyPoint, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["story", "position"], name="one_key_point_per_position")
        ]

    def __str__(self) -> str:
        return self.words.text

    @property
    def words(self) -> Words:
        """Return the sentence as the reader reads it."""
        return in_own_language(self.texts, self.story.language)
