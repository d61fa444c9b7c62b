"""An accepted change is carried out: a new version of what a unit says, or of the strategy."""

from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from inhabit.people.models import Person
from inhabit.people.selectors import standing_unit
from inhabit.stages.clarify.actions.changing import CHANGEABLE, change_shared_words
from inhabit.stages.empower.remits.actions.changing import change_line
from inhabit.stages.empower.remits.models import RemitLine, RemitVersion
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.strategy.actions import publish_version, save_draft, start_draft
from inhabit.strategy.contents import Contents, PriorityContents
from inhabit.strategy.models import Version
from inhabit.strategy.selectors import contents_of

Part, Target = Adjustment.Part, Adjustment.Target
OF_INTERPRETATION = (Part.MEANING, Part.CHANGES, Part.STAYS)
OF_PRIORITY = (Part.NAME, Part.WHY, Part.CHANGES, Part.STAYS, Part.WEIGHT, Part.DROP)
MOST_CHARACTERS_OF_A_NAME = 200


def parts_of(adjustment: Adjustment) -> tuple[Adjustment.Part, ...]:
    """Return the texts that a proposal without one could change, for who decides to choose from."""
    if adjustment.target == Target.REMIT:
        return ()
    if adjustment.target == Target.INTERPRETATION:
        return OF_INTERPRETATION if adjustment.priority_id else ()
    return (Part.VISION, *(OF_PRIORITY if adjustment.priority_id else ()), Part.ADD)


def carry_out(
    adjustment: Adjustment, *, part: str, text: str, seen: str, is_published: bool, by: Person
) -> None:
    """Let ``text`` stand where ``adjustment`` proposes, and tie the proposal to what came of it.

    ``seen`` is the sign of what stood there. The proposal is not saved. ``StaleFormError`` where a unit's
    words have changed meanwhile; ``ValidationError`` says what stands in the way.
    """
    if part == Part.OPEN:  # it changes none of the texts: it holds as it is said
        pass
    elif adjustment.target == Target.INTERPRETATION:
        change_words(adjustment, part, text, seen, by)
    elif adjustment.target == Target.REMIT:
        adjustment.remit_version = change_remit(adjustment, text, by)
    elif adjustment.target == Target.STRATEGY:
        adjustment.version = change_strategy(adjustment, part, text, is_published=is_published, by=by)
    adjustment.part, adjustment.decided = part, text


def change_words(adjustment: Adjustment, part: str, text: str, seen: str, by: Person) -> None:
    programme, unit, priority = adjustment.programme, adjustment.unit, adjustment.priority
    home = standing_unit(unit) if unit is not None else None
    if programme is None or home is None or priority is None or part not in CHANGEABLE:
        raise ValidationError(_("What it would change is not there any more."))
    if programme.ended_at is not None:
        raise ValidationError(_("This programme has ended. What the units said stays readable."))
    adjustment.words = change_shared_words(
        programme=programme,
        unit=home,
        priority=priority,
        part=part,
        text=text,
        seen=int(seen or 0),
        by=by,
    )


def change_remit(adjustment: Adjustment, text: str, by: Person) -> RemitVersion:
    """Change the line, or add one, in a new version of the remit, which holds at once."""
    remit, level = adjustment.remit, adjustment.level
    if remit is None or level is None or not text:
        raise ValidationError(_("What it would change is not there any more."))
    lines = RemitLine.objects.filter(version__remit=remit, version__state=RemitVersion.State.HOLDS)
    line = lines.filter(key=adjustment.line).first() if adjustment.line else None
    if adjustment.line and line is None:
        raise ValidationError(_("What it would change is not there any more."))
    return change_line(
        remit=remit,
        line=line,
        decision=text,
        level=level,
        limit=adjustment.limit,
        reason=adjustment.reason,
        by=by,
        credited_to=adjustment.author if adjustment.is_credited else None,
    )


def change_strategy(
    adjustment: Adjustment, part: str, text: str, *, is_published: bool, by: Person
) -> Version:
    """Write ``text`` into the draft of the strategy's next version; put it in force where that is asked."""
    if adjustment.strategy is None:
        raise ValidationError(_("What it would change is not there any more."))
    draft = start_draft(strategy=adjustment.strategy, by=by)
    contents = contents_with(contents_of(draft), adjustment, part, text)
    draft = save_draft(version=draft, contents=contents, edits=draft.edits, by=by)
    return publish_version(version=draft, by=by) if is_published else draft


def contents_with(contents: Contents, adjustment: Adjustment, part: str, text: str) -> Contents:
    """Return ``contents`` with ``text`` in one ``part``."""
    if part == Part.VISION:
        return replace(contents, vision=text)
    if part == Part.ADD:
        name, _newline, why = text.partition("\n")
        added = PriorityContents(name=name.strip()[:MOST_CHARACTERS_OF_A_NAME], why=why.strip())
        return replace(contents, priorities=(*contents.priorities, added))
    key = adjustment.priority.key if adjustment.priority is not None else None
    if key not in {one.key for one in contents.priorities}:
        raise ValidationError(_("The next version of the strategy no longer has this priority."))
    if part == Part.DROP:
        kept = tuple(one for one in contents.priorities if one.key != key)
        return replace(contents, priorities=kept)
    value = weight_in(text) if part == Part.WEIGHT else text
    changed = tuple(
        replace(one, **{part: value}) if one.key == key else one  # type: ignore[arg-type]  # by the part
        for one in contents.priorities
    )
    return replace(contents, priorities=changed)


def weight_in(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 100:
        raise ValidationError(_("A weight is a whole number from 0 to 100."))
    return int(text)
