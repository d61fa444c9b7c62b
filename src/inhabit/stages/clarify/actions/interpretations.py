"""A lead interprets the priorities for the unit."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit, today
from inhabit.programme.actions import mark_as_shared
from inhabit.programme.models import Programme, UnitStage
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.clarify.contests.actions import follow_stance
from inhabit.stages.clarify.models import Interpretation, InterpretationRequest
from inhabit.strategy.models import Priority

MOST_PRIORITIES = 3  # a unit concentrates on one to three


class Texts(TypedDict, total=False):
    """What a lead writes about one priority. ``stance`` is one of ``Interpretation.Stance``."""

    stance: str
    meaning: str
    changes: str
    stays: str
    telling: str
    because: str
    wish: str
    also: list[int]


@transaction.atomic
def save_interpretation_draft(
    *, programme: Programme, unit: Unit, priority: Priority, texts: Texts, edits: int, by: Person
) -> Interpretation:
    """Keep what the unit's lead has typed so far. Only who writes it reads it, also after a change of lead.

    ``edits`` is the count that the form was opened with; where the stored text is newer,
    ``StaleFormError`` carries it and nothing is written. ``ValidationError`` before the unit may start.
    """
    check_unit_may_start(programme, unit)
    list(versions_of(programme, unit, priority).select_for_update())
    latest = latest_version(programme=programme, unit=unit, priority=priority, reader=by)
    if latest is not None and latest.edits != edits:
        if all(getattr(latest, field) == text for field, text in texts.items()):
            return latest  # the same words sent again, since the first answer was lost
        raise StaleFormError(latest)
    draft = latest if latest is not None and latest.is_draft else next_version(programme, unit, priority)
    for field, text in texts.items():
        setattr(draft, field, text)
    draft.edits, draft.author = edits + 1, by
    draft.save()
    return draft


def versions_of(programme: Programme, unit: Unit, priority: Priority) -> QuerySet[Interpretation]:
    """Return a unit's versions on one priority, the newest first, drafts (of anybody) included."""
    return Interpretation.objects.filter(programme=programme, unit=unit, priority=priority).order_by(
        "-number"
    )


def latest_version(
    *, programme: Programme, unit: Unit, priority: Priority, reader: Person
) -> Interpretation | None:
    """Return the draft of ``reader`` or, without one, the latest version that was shared."""
    versions = versions_of(programme, unit, priority)
    draft = versions.filter(shared_at__isnull=True, author=reader).first()
    return draft or versions.filter(shared_at__isnull=False).first()


def next_version(programme: Programme, unit: Unit, priority: Priority) -> Interpretation:
    latest = versions_of(programme, unit, priority).first()
    number = 1 if latest is None else latest.number + 1
    return Interpretation(programme=programme, unit=unit, priority=priority, number=number)


def check_unit_may_start(programme: Programme, unit: Unit) -> None:
    stage = UnitStage.objects.filter(programme=programme, unit=unit).first()
    if programme.ended_at is not None or stage is None:
        raise ValidationError(_("This unit does not take part in the programme any more."))
    if not stage.is_open_on(today()):
        raise ValidationError(
            _("This unit can start when the unit above has shared what the strategy means.")
        )


@transaction.atomic
def share_interpretations(
    *, programme: Programme, unit: Unit, priorities: Collection[int], by: Person
) -> int:
    """Share the drafts of ``by`` on ``priorities`` (their keys) that are complete; return how many were.

    Afterwards one to three priorities must be interpreted as the unit's own, else
    ``ValidationError`` and nothing is shared. The same sent again, as by a double click, changes
    nothing and returns how many of ``priorities`` stand shared by ``by`` with no draft left.
    """
    check_unit_may_start(programme, unit)
    mine = Interpretation.objects.filter(programme=programme, unit=unit, author=by)
    drafts = mine.drafts().filter(priority__in=priorities).select_for_update()
    complete = [draft for draft in drafts if draft.is_complete()]
    if not complete:
        begun = mine.drafts().values("priority")
        return mine.shared().filter(priority__in=priorities).exclude(priority__in=begun).count()
    check_number_of_own_priorities(programme, unit, complete)
    written = {draft.priority_id for draft in complete}
    for draft in complete:
        draft.programme, draft.unit = programme, unit
        let_hold(draft)
        follow_stance(shared=draft, by=by)
        for words in words_for_further_priorities(draft, written):
            let_hold(words)
            follow_stance(shared=words, by=by)
    mark_as_shared(programme=programme, unit=unit)
    record_event("interpretation.shared", unit, by=by, details={"priorities": len(complete)})
    return len(complete)


def let_hold(words: Interpretation) -> None:
    """Share ``words`` as what their unit says on their priority from now on."""
    versions = versions_of(words.programme, words.unit, words.priority)
    versions.filter(is_current=True).update(is_current=False)
    newer = versions.exclude(pk=words.pk).filter(number__gte=words.number).first()
    if newer is not None:  # another lead has shared since this draft was begun
        words.number = newer.number + 1
    words.shared_at, words.is_current = timezone.now(), True
    words.save()


def words_for_further_priorities(main: Interpretation, written: set[int]) -> list[Interpretation]:
    """Return the same words for each further priority that ``main`` serves, not saved yet.

    Priorities that it served before and does no longer are freed: nothing holds there. Those that were
    ``written`` about in the same act keep words of their own.
    """
    served = set(main.also) - written - {main.priority_id} if main.is_ours else set()
    together = Interpretation.objects.shared().filter(
        programme=main.programme, unit=main.unit, said_with=main.priority
    )
    together.exclude(priority__in=served).update(is_current=False)
    priorities = Priority.objects.filter(pk__in=served, strategy=main.programme.strategy_id)
    return [same_words(main, priority) for priority in priorities]


def same_words(main: Interpretation, priority: Priority) -> Interpretation:
    words = next_version(main.programme, main.unit, priority)
    for field in ("stance", "meaning", "changes", "stays", "telling", "author"):
        setattr(words, field, getattr(main, field))
    words.said_with = main.priority
    return words


def check_number_of_own_priorities(programme: Programme, unit: Unit, drafts: list[Interpretation]) -> None:
    """Raise ``ValidationError`` unless one to three texts of the unit's own would stand.

    Texts are counted, not the priorities they serve: a unit that says one thing for two priorities
    concentrates all the same. Whoever contests a priority may have none of their own until the answer.
    """
    changing = {draft.priority_id for draft in drafts}
    served = {priority for draft in drafts if draft.is_ours for priority in draft.also}
    standing = Interpretation.objects.shared().filter(programme=programme, unit=unit)
    others = standing.exclude(priority__in=changing | served).exclude(said_with__in=changing)
    kept = [words for words in others if words.said_with_id is None]
    own = sum(words.is_ours for words in [*kept, *drafts])
    if own == 0 and any(words.is_contested for words in [*kept, *drafts]):
        return
    if own == 0:
        raise ValidationError(
            _("Choose at least one priority as yours: the one that concerns your unit most.")
        )
    if own > MOST_PRIORITIES:
        raise ValidationError(
            ngettext(
                "That makes %(own)d priority of your own. Choose the three that matter most.",
                "That makes %(own)d priorities of your own. Choose the three that matter most; "
                "for the others, say “not ours, because…”.",
                own,
            )
            % {"own": own}
        )


@transaction.atomic
def discard_interpretation_draft(*, programme: Programme, unit: Unit, priority: Priority, by: Person) -> None:
    """Throw away the draft of ``by`` on one priority; what was shared stays. Without one nothing happens."""
    versions_of(programme, unit, priority).filter(shared_at__isnull=True, author=by).delete()


@transaction.atomic
def ask_for_interpretation(*, programme: Programme, unit: Unit, by: Person) -> None:
    """Ask the unit's lead for an interpretation. The lead learns that somebody asked, not who.

    Asking twice changes nothing. ``ValidationError`` when ``by`` is not placed in the unit.
    """
    if not by.placements.current().filter(unit=unit).exists():
        raise ValidationError(_("You can ask the lead of your own unit."))
    InterpretationRequest.objects.get_or_create(
        programme=programme, unit=unit, asked_by=by, defaults={"asked_on": today()}
    )


@transaction.atomic
def withdraw_interpretation_request(*, unit: Unit, by: Person) -> None:
    """Take back what ``by`` asked the lead of ``unit``, in any programme. Without a request nothing happens.

    Like asking, it leaves no line in the audit trail: that would say who asked.
    """
    InterpretationRequest.objects.filter(unit=unit, asked_by=by).delete()
