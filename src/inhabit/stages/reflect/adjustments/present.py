"""What stands now where a change is proposed, to set the proposal against."""

from __future__ import annotations

from dataclasses import dataclass

from inhabit.people.selectors import standing_unit
from inhabit.stages.clarify.actions.changing import CHANGEABLE, words_now
from inhabit.stages.empower.remits.models import Level, RemitVersion
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.strategy.models import Priority, Statement, Strategy, Version

Part, Target = Adjustment.Part, Adjustment.Target


@dataclass(frozen=True)
class Present:
    """The texts that stand now, by part, and ``sign``: what changes as soon as one of them does."""

    texts: dict[str, str]
    sign: str

    def of(self, part: str) -> str:
        return self.texts.get(part, "")


NOTHING = Present({}, "")


def present_of(adjustment: Adjustment) -> Present:
    """Return what stands now where ``adjustment`` would change something."""
    if adjustment.target == Target.INTERPRETATION:
        return present_words(adjustment)
    if adjustment.target == Target.REMIT:
        return present_remit(adjustment)
    if adjustment.strategy is None:
        return NOTHING
    return present_strategy(adjustment.strategy, adjustment.priority)


def present_words(adjustment: Adjustment) -> Present:
    if adjustment.programme is None or adjustment.unit is None or adjustment.priority is None:
        return NOTHING
    home = standing_unit(adjustment.unit) or adjustment.unit
    found = words_now(adjustment.programme, home, adjustment.priority)
    if found is None:
        return NOTHING
    return Present({part: getattr(found, part) for part in CHANGEABLE}, str(found.pk))


def present_remit(adjustment: Adjustment) -> Present:
    """Return how the line reads in what holds; of a further line nothing stands yet."""
    holds = RemitVersion.State.HOLDS
    version = RemitVersion.objects.filter(remit=adjustment.remit_id, state=holds).first()
    line = version.lines.filter(key=adjustment.line).first() if version and adjustment.line else None
    text = line_in_full(line.decision, line.level, line.limit) if line is not None else ""
    return Present({Part.LINE: text}, str(version.pk) if version else "")


def line_in_full(decision: str, level: int, limit: str) -> str:
    """Return a line of a remit as one text, the same in every language."""
    return " · ".join(part for part in (decision, f"{level}/{len(Level)}", limit) if part)


def proposed_text(adjustment: Adjustment) -> str:
    """Return what is proposed, to set against what stands."""
    if adjustment.part == Part.LINE and adjustment.level:
        return line_in_full(adjustment.wording, adjustment.level, adjustment.limit)
    return adjustment.wording


def present_strategy(strategy: Strategy, priority: Priority | None) -> Present:
    """Return what the strategy in force says: its vision and, with ``priority``, what it says of that."""
    version = published_version(strategy)
    if version is None:
        return NOTHING
    texts: dict[str, str] = {Part.VISION: version.vision}
    said = Statement.objects.filter(version=version, priority=priority).first() if priority else None
    if said is not None:
        texts |= {
            Part.NAME: said.name,
            Part.WHY: said.why,
            Part.CHANGES: said.changes,
            Part.STAYS: said.stays,
            Part.WEIGHT: str(said.weight),
            Part.DROP: said.name,
        }
    return Present(texts, str(version.pk))


def published_version(strategy: Strategy) -> Version | None:
    """Return the latest version of ``strategy`` that was published."""
    published = Version.objects.published().filter(strategy=strategy)
    return published.order_by("-number").first()
