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
    for draft in complete:
        versions = versions_of(programme, unit, draft.priority)
        versions.filter(is_current=True).update(is_current=False)
        newer = versions.exclude(pk=draft.pk).filter(number__gt=draft.number).first()
        if newer is not None:  # another lead has shared since this draft was begun
            draft.number = newer.number + 1
        draft.shared_at, draft.is_current = timezone.now(), True
        draft.save()
    mark_as_shared(programme=programme, unit=unit)
    record_event("interpretation.shared", unit, by=by, details={"priorities": len(complete)})
    return len(complete)


def check_number_of_own_priorities(programme: Programme, unit: Unit, drafts: list[Interpretation]) -> None:
    changing = [draft.priority_id for draft in drafts]
    standing = Interpretation.objects.shared().filter(
        programme=programme, unit=unit, stance=Interpretation.Stance.OURS
    )
    own = standing.exclude(priority__in=changing).count() + sum(draft.is_ours for draft in drafts)
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
