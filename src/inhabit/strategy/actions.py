"""Everything that can be done to a strategy. A version that was published never changes again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, today
from inhabit.strategy.contents import Contents, PriorityContents
from inhabit.strategy.models import Sign, Strategy, Version
from inhabit.strategy.problems import reasons_not_to_publish
from inhabit.strategy.selectors import contents_of, former_version
from inhabit.strategy.writing import carry_readings_over, write_contents


class StaleDraftError(Exception):
    """Somebody else, or another tab, saved the draft since this writer opened it."""


class PublishedVersionError(Exception):
    """A published version cannot be written to."""


@transaction.atomic
def create_strategy(*, name: str, by: Person | None) -> Version:
    """Create a strategy and return its first draft, with one priority to begin with."""
    strategy = Strategy(name=" ".join(name.split()))
    strategy.full_clean()
    strategy.save()
    draft = Version.objects.create(strategy=strategy, number=1, edited_by=by)
    write_contents(draft, Contents(priorities=(PriorityContents(),)))
    record_event("strategy.created", strategy, by=by)
    return draft


@transaction.atomic
def start_draft(*, strategy: Strategy, by: Person | None) -> Version:
    """Return the draft of ``strategy``; where there is none, a copy of the latest published version."""
    Strategy.objects.select_for_update().get(pk=strategy.pk)
    draft = strategy.versions.drafts().first()
    if draft is not None:
        return draft
    latest = strategy.versions.order_by("-number").first()
    draft = Version.objects.create(strategy=strategy, number=latest.number + 1 if latest else 1, edited_by=by)
    write_contents(draft, contents_of(latest) if latest else Contents())
    record_event("strategy.drafted", draft, by=by, details={"number": draft.number})
    return draft


@transaction.atomic
def save_draft(
    *, version: Version, contents: Contents, edits: int, by: Person | None, name: str | None = None
) -> Version:
    """Replace everything that a draft says, and return the draft as it is now.

    ``edits`` is the count of saves that the writer started from: where the draft has moved on since
    (and says something else than ``contents``), nothing is written and :class:`StaleDraftError` raised.
    ``name`` renames the strategy, as long as nothing of it is published.
    """
    draft = draft_for_writing(version)
    is_renamed = name is not None and rename_strategy(draft.strategy, name)
    current = contents_of(draft)
    if current == contents and not is_renamed:
        return draft
    if draft.edits != edits:
        raise StaleDraftError
    write_contents(draft, contents)
    draft.edits += 1
    draft.edited_by = by
    draft.save()
    return draft


def draft_for_writing(version: Version) -> Version:
    """Return ``version`` as it is now, locked until the end of the transaction."""
    draft = Version.objects.select_for_update(of=("self",)).select_related("strategy").get(pk=version.pk)
    if not draft.is_draft:
        raise PublishedVersionError
    return draft


def rename_strategy(strategy: Strategy, name: str) -> bool:
    """Give ``strategy`` another name. Returns False where that is already its name."""
    name = " ".join(name.split())
    if name == strategy.name:
        return False
    if strategy.versions.published().exists():
        raise ValidationError({"name": _("A strategy keeps its name once it has been published.")})
    strategy.name = name
    strategy.full_clean()
    strategy.save()
    return True


@transaction.atomic
def publish_version(*, version: Version, by: Person | None) -> Version:
    """Put a draft in force for everybody; the version that was in force before no longer is.

    Raises ``ValidationError`` with everything that is still missing. Publishing what is in force
    already changes nothing.
    """
    # All strategies are locked, in one order, because one version is in force among all of them.
    list(Strategy.objects.select_for_update().order_by("pk"))
    version = Version.objects.select_related("strategy").get(pk=version.pk)
    if version.is_in_force:
        return version
    if not version.is_draft:
        raise ValidationError(_("This version has been replaced. Start a new draft to change the strategy."))
    contents = contents_of(version).tidied()
    if problems := reasons_not_to_publish(contents):
        raise ValidationError([problem.message for problem in problems])
    write_contents(version, contents)
    carry_readings_over(former_version(version), version)
    Version.objects.in_force().update(is_in_force=False)
    version.is_in_force = True
    version.published_at = timezone.now()
    version.published_by = by
    version.save()
    record_event(
        "strategy.published",
        version,
        by=by,
        details={"number": version.number, "priorities": len(contents.priorities)},
    )
    return version


@transaction.atomic
def discard_draft(*, version: Version, by: Person | None) -> None:
    """Delete a draft, and its strategy where it was the only version. Doing it twice is harmless."""
    draft = Version.objects.select_for_update(of=("self",)).filter(pk=version.pk).first()
    if draft is None:
        return
    if not draft.is_draft:
        raise PublishedVersionError
    strategy, pk = draft.strategy, draft.pk
    draft.delete()
    if strategy.versions.exists():
        strategy.priorities.filter(statements=None).delete()
    else:
        strategy.delete()
    draft.pk = pk  # gone from the database; the trail names it, and comes last
    record_event("strategy.draft_discarded", draft, by=by, details={"number": draft.number})


@transaction.atomic
def record_reading(*, sign: Sign, latest: str, on: date, by: Person | None) -> Sign:
    """Write down where a sign of a published version stands: the one thing that moves on in it."""
    sign = Sign.objects.select_for_update(of=("self",)).select_related("statement__version").get(pk=sign.pk)
    if sign.statement.version.is_draft:
        raise ValidationError(_("Readings are recorded once the strategy is published."))
    if on > today():
        raise ValidationError({"latest_on": _("A reading cannot be of a day to come.")})
    if (sign.latest, sign.latest_on) == (latest, on):
        return sign
    sign.latest, sign.latest_on = latest, on
    sign.full_clean(exclude=["statement"])
    sign.save(update_fields=["latest", "latest_on"])
    record_event("sign.recorded", sign, by=by, details={"on": on.isoformat()})
    return sign


@dataclass(frozen=True)
class Imported:
    """What an import did: the version that now says what the file says."""

    version: Version
    outcome: Literal["new", "published draft", "unchanged"]
    readings: int = 0  # how many signs of a published version got a newer reading


class DraftInTheWayError(Exception):
    """A draft that says something else than the file would be lost."""

    def __init__(self, draft: Version) -> None:
        super().__init__()
        self.draft = draft


@transaction.atomic
def import_strategy(
    *, name: str, contents: Contents, publish: bool, by: Person | None, replace_draft: bool = False
) -> Imported:
    """Make the strategy called ``name`` say ``contents``, as a new version where it doesn't yet.

    Priorities keep their identity by their name. A draft of people's own that says something else
    is only overwritten with ``replace_draft``; otherwise :class:`DraftInTheWayError` is raised.
    """
    strategy = Strategy.objects.filter(name__iexact=name).first()
    latest = strategy.versions.order_by("-number").first() if strategy else None
    if strategy is None or latest is None:
        draft = create_strategy(name=name, by=by)
    else:
        contents = with_keys_by_name(contents, contents_of(latest))
        if contents_of(latest).says_the_same_as(contents):
            return settle_unchanged(latest, contents, publish=publish, by=by)
        if latest.is_draft and not replace_draft:
            raise DraftInTheWayError(latest)
        draft = start_draft(strategy=strategy, by=by)
    draft = save_draft(version=draft, contents=contents, edits=draft.edits, by=by)
    if publish:
        draft = publish_version(version=draft, by=by)
    return Imported(draft, "new")


def with_keys_by_name(contents: Contents, former: Contents) -> Contents:
    """Return ``contents`` with the identities that priorities of the same name have in ``former``."""
    keys = {priority.name.casefold(): priority.key for priority in former.priorities}
    return Contents(
        vision=contents.vision,
        dated_on=contents.dated_on,
        priorities=tuple(
            PriorityContents(**vars(priority) | {"key": keys.get(priority.name.casefold(), priority.key)})
            for priority in contents.priorities
        ),
    )


def settle_unchanged(latest: Version, contents: Contents, *, publish: bool, by: Person | None) -> Imported:
    """Publish a draft that says what the file says; record newer readings where it is published."""
    if latest.is_draft and publish:
        return Imported(publish_version(version=latest, by=by), "published draft")
    readings = 0
    if not latest.is_draft:
        readings = record_newer_readings(latest, contents, by=by)
    return Imported(latest, "unchanged", readings)


def record_newer_readings(version: Version, contents: Contents, *, by: Person | None) -> int:
    """Record the readings in ``contents`` that are dated after those that stand; return how many."""
    dated = {
        (priority.key, sign.measure): sign
        for priority in contents.priorities
        for sign in priority.signs
        if sign.latest_on is not None
    }
    count = 0
    for sign in Sign.objects.filter(statement__version=version).select_related("statement__priority"):
        reading = dated.get((sign.statement.priority.key, sign.measure))
        if reading is None or reading.latest_on is None:
            continue
        if sign.latest_on is None or reading.latest_on > sign.latest_on:
            record_reading(sign=sign, latest=reading.latest, on=reading.latest_on, by=by)
            count += 1
    return count
