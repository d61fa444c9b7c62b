"""A lead writes back to the unit what they heard in the playbacks."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person, Unit
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.communicate.actions.tellings import members_of
from inhabit.stages.communicate.languages import in_own_language
from inhabit.stages.communicate.models import Echo, Playback, Story
from inhabit.stages.communicate.notices import ECHO, ECHO_TO_YOU
from inhabit.stages.communicate.readers.circles import EveryoneUnder


def latest_echo(story: Story, unit: Unit, person: Person) -> Echo | None:
    """Return what ``person`` is writing or, without a draft, what holds now."""
    mine = Q(shared_at__isnull=True, author=person)
    versions = Echo.objects.filter(mine | Q(is_current=True), story=story, unit=unit)
    return versions.order_by("is_current").first()


@transaction.atomic
def save_echo_draft(*, story: Story, unit: Unit, text: str, edits: int, by: Person) -> Echo:
    """Keep what the unit's lead has typed so far; nobody else reads it.

    ``edits`` is the count that the form was opened with; where the stored text is newer,
    ``StaleFormError`` carries it and nothing is written.
    """
    Unit.objects.select_for_update().get(pk=unit.pk)
    latest = latest_echo(story, unit, by)
    if latest is not None and latest.edits != edits:
        if latest.text == text:
            return latest  # the same words sent again, since the first answer was lost
        raise StaleFormError(latest)
    is_draft = latest is not None and latest.shared_at is None
    draft = latest if latest is not None and is_draft else Echo(story=story, unit=unit, author=by)
    draft.text, draft.edits = text, edits + 1
    draft.save()
    return draft


@transaction.atomic
def share_echo(*, story: Story, unit: Unit, text: str, edits: int, by: Person) -> Echo:
    """Let everyone in the unit and below it read what its lead heard; a later version replaces it.

    Those who played it back with their name learn that something came back, the other members of the
    unit with their digest. ``ValidationError`` without words. Sharing the same twice shares it once.
    """
    if not text.strip():
        raise ValidationError(_("Write a sentence about what you heard first."))
    Unit.objects.select_for_update().get(pk=unit.pk)
    standing = latest_echo(story, unit, by)
    if standing is not None and standing.is_current and standing.text == text.strip():
        return standing
    echo = save_echo_draft(story=story, unit=unit, text=text.strip(), edits=edits, by=by)
    versions = Echo.objects.filter(story=story, unit=unit)
    versions.current().update(is_current=False)
    echo.number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
    echo.shared_at, echo.is_current = timezone.now(), True
    echo.save()
    record_event("echo.shared", unit, by=by, details={"number": echo.number})
    tell_of_echo(echo, by)
    return echo


def tell_of_echo(echo: Echo, author: Person) -> None:
    titles = {language: parts.get("title", "") for language, parts in echo.story.texts.items()}
    said = Playback.objects.filter(telling__story=echo.story, telling__unit=echo.unit)
    under = EveryoneUnder(echo.unit).people().exclude(pk=author.pk)
    to_answer = set(under.filter(pk__in=said.values("person")).values_list("pk", flat=True))
    others = set(members_of(echo.unit, besides=author).values_list("pk", flat=True)) - to_answer
    for kind, people in ((ECHO_TO_YOU, to_answer), (ECHO, others)):
        send_notice(
            kind.key,
            to=people,
            address=f"{reverse('unit_story', args=[echo.unit_id])}?story={echo.story_id}",
            key=f"{echo.story_id}-{echo.unit_id}-{echo.number}",
            details={
                "story": in_own_language(titles, echo.story.language).text,
                "unit": echo.unit.name,
            },
        )
