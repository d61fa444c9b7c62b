"""The story of a programme is written and published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit, UnitAncestor
from inhabit.programme.models import Programme
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.communicate.actions.tellings import tell_first
from inhabit.stages.communicate.models import KeyPoint, Mark, Retelling, Story
from inhabit.strategy.models import Version

FEWEST_POINTS, MOST_POINTS = 3, 7


@dataclass(frozen=True)
class PointContents:
    """A key point by language; ``taken_from`` is the number of the strategy's key point it comes from."""

    texts: Mapping[str, str]
    taken_from: int | None = None

    def is_blank(self) -> bool:
        return not any(text.strip() for text in self.texts.values())


@dataclass(frozen=True)
class StoryContents:
    """What a story says. ``texts`` by language, each with the parts that ``Story.PARTS`` names."""

    language: str
    audience: Unit
    texts: Mapping[str, Mapping[str, str]]
    what_is_new: Mapping[str, str] = field(default_factory=dict)
    key_points: Sequence[PointContents] = ()


@transaction.atomic
def save_story_draft(*, programme: Programme, contents: StoryContents, edits: int, by: Person) -> Story:
    """Keep the story as written so far; all who may write it for the programme work on the same draft.

    ``edits`` is the count that the form was opened with; where the stored draft is newer,
    ``StaleFormError`` carries it and nothing is written. ``ValidationError`` for an ended programme, an
    audience outside it, or a strategy that is not published.
    """
    check_programme_runs(programme, contents.audience)
    stored = Story.objects.drafts().select_for_update().filter(programme=programme).first()
    draft = stored or Story(programme=programme)
    if stored is not None and stored.edits != edits:
        if says_the_same(stored, contents):
            return stored  # the same words sent again, since the first answer was lost
        raise StaleFormError(stored)
    draft.version = version_now(programme)
    draft.audience, draft.language = contents.audience, contents.language
    draft.texts, draft.what_is_new = texts_written(contents), written(contents.what_is_new)
    draft.edits, draft.author = edits + 1, by
    draft.save()
    draft.key_points.all().delete()
    KeyPoint.objects.bulk_create(points_of(contents, draft))
    return draft


def check_programme_runs(programme: Programme, audience: Unit) -> None:
    if programme.ended_at is not None:
        raise ValidationError(_("This programme has ended. What was told in it stays readable."))
    inside = UnitAncestor.objects.filter(unit=audience, ancestor=programme.root_unit_id)
    if not inside.exists():
        raise ValidationError(_("Choose a unit that takes part in the programme."))


def says_the_same(stored: Story, contents: StoryContents) -> bool:
    points = [(point.texts, point.taken_from_id) for point in stored.key_points.all()]
    sent = [(point.texts, point.taken_from_id) for point in points_of(contents, stored)]
    as_sent = (contents.audience, contents.language, texts_written(contents), written(contents.what_is_new))
    return (stored.audience, stored.language, stored.texts, stored.what_is_new) == as_sent and points == sent


def texts_written(contents: StoryContents) -> dict[str, dict[str, str]]:
    """Return the texts of the first language, and of those in which anything was written."""
    return {
        language: dict(parts)
        for language, parts in contents.texts.items()
        if language == contents.language or any(text.strip() for text in parts.values())
    }


def written(texts: Mapping[str, str]) -> dict[str, str]:
    return {language: text for language, text in texts.items() if text.strip()}


def points_of(contents: StoryContents, story: Story) -> list[KeyPoint]:
    kept = [point for point in contents.key_points if not point.is_blank()][:MOST_POINTS]
    return [
        KeyPoint(story=story, position=position, texts=written(point.texts), taken_from_id=point.taken_from)
        for position, point in enumerate(kept)
    ]


def version_now(programme: Programme) -> Version:
    """Return the latest published version of the programme's strategy."""
    version = Version.objects.published().filter(strategy=programme.strategy_id).order_by("-number").first()
    if version is None:
        raise ValidationError(_("Publish the strategy first: the story tells what it says."))
    return version


@transaction.atomic
def discard_story_draft(*, programme: Programme, by: Person) -> None:
    """Throw away the draft of a programme's story; what was published stays. Twice is the same as once."""
    Story.objects.drafts().filter(programme=programme).delete()


@transaction.atomic
def publish_story(*, story: Story, edits: int, by: Person) -> Story:
    """Publish a draft: it never changes again, and it is told in the unit at the top of its audience.

    The story before it for the same audience is no longer the one to be retold. ``ValidationError``
    says what is still missing; ``StaleFormError`` where it has changed since ``by`` looked at it.
    Publishing twice changes nothing.
    """
    stored = Story.objects.select_for_update().get(pk=story.pk)
    if not stored.is_draft:
        return stored
    if stored.edits != edits:
        raise StaleFormError(stored)
    if missing := what_is_missing(stored):
        raise ValidationError(missing)
    check_programme_runs(stored.programme, stored.audience)
    before = Story.objects.filter(programme=stored.programme, audience=stored.audience, is_current=True)
    stored.former = before.select_for_update().first()
    before.update(is_current=False)
    stored.published_at, stored.is_current, stored.author = timezone.now(), True, by
    stored.save()
    tell_at_the_top(stored, by)
    record_event("story.published", stored, by=by, details={"unit": stored.audience_id})
    return stored


def what_is_missing(story: Story) -> list[str]:
    """Return what a draft still needs before it can be told, in words; nothing when it is ready."""
    parts = story.texts.get(story.language, {})
    labels = {
        "title": _("A name for the story is missing."),
        "why": _("Why it has to change is missing."),
        "changes": _("What changes is missing."),
        "stays": _("What stays is missing. People want to know it at least as much."),
        "unknown": _("What nobody knows yet is missing. Saying it openly makes the rest credible."),
    }
    missing = [label for part, label in labels.items() if not parts.get(part, "").strip()]
    points = sum(bool(point.texts.get(story.language, "").strip()) for point in story.key_points.all())
    if not FEWEST_POINTS <= points <= MOST_POINTS:
        missing.append(
            _("Choose %(fewest)d to %(most)d key points: the sentences that must survive every retelling.")
            % {"fewest": FEWEST_POINTS, "most": MOST_POINTS}
        )
    return missing


def tell_at_the_top(story: Story, by: Person) -> None:
    """Let the story be told in its audience's own unit, in its own words, with every key point kept."""
    texts = {language: in_one_text(parts) for language, parts in story.texts.items()}
    retelling = Retelling.objects.create(
        story=story,
        unit=story.audience,
        author=by,
        number=1,
        language=story.language,
        texts=texts,
        told_at=story.published_at,
    )
    points = story.key_points.all()
    Mark.objects.bulk_create(
        Mark(retelling=retelling, key_point=point, kind=Mark.Kind.KEPT) for point in points
    )
    tell_first(retelling)


def in_one_text(parts: Mapping[str, str]) -> str:
    """Return a story's parts below each other, as it is told: why, what changes, what stays, what is open."""
    told = [parts.get(part, "").strip() for part in Story.PARTS if part != "title"]
    return "\n\n".join(text for text in told if text)
