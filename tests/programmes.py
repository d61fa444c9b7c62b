"""A strategy with five priorities and a programme that runs for the cast's whole organisation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from cast import Cast, days_ago
from django.utils import timezone

from inhabit.people.models import Unit
from inhabit.programme.actions import launch_programme, refresh_programme
from inhabit.programme.models import Programme, UnitStage
from inhabit.stages.clarify.actions import save_interpretation_draft, share_interpretations
from inhabit.stages.clarify.models import Interpretation
from inhabit.strategy.models import Initiative, Priority, Statement, Strategy, Version

NAMES = ["Answer within a day", "One front door", "Repair it once", "Grow our own", "Spend where it shows"]


@dataclass
class Story:
    programme: Programme
    version: Version
    priorities: list[int]

    @property
    def first(self) -> int:
        return self.priorities[0]

    @property
    def second(self) -> int:
        return self.priorities[1]

    def shared_long_ago(self, unit: Unit, day: date) -> None:
        """Pretend that ``unit`` shared on ``day``, and work out what follows for the units below."""
        moment = timezone.make_aware(datetime.combine(day, time(9)))
        UnitStage.objects.filter(programme=self.programme, unit=unit).update(shared_at=moment)
        UnitStage.objects.filter(programme=self.programme).update(opens_on=None)
        refresh_programme(self.programme)


def make_story(cast: Cast) -> Story:
    strategy = Strategy.objects.create(name="Closer")
    version = Version.objects.create(
        strategy=strategy,
        number=1,
        vision="Whoever needs us reaches us.",
        published_at=timezone.now(),
        is_in_force=True,
    )
    statements = [
        Statement.objects.create(
            version=version,
            priority=Priority.objects.create(strategy=strategy),
            position=position,
            name=name,
            weight=20,
            why=f"Why {name.lower()}.",
        )
        for position, name in enumerate(NAMES)
    ]
    Initiative.objects.create(statement=statements[0], name="Call back", hours_per_week=1)
    programme = launch_programme(
        name="Closer 2026", strategy=strategy, root_unit=cast.board, starts_on=days_ago(5), by=cast.steward
    )
    return Story(programme, version, [statement.priority_id for statement in statements])


def statement(story: Story, priority: int) -> Statement:
    return story.version.statements.get(priority=priority)


def interpret(story: Story, unit: Unit, priority: int, meaning: str, **texts: str) -> Interpretation:
    """Let the lead of ``unit`` share what ``priority`` means for it."""
    unit.refresh_from_db()
    latest = Interpretation.objects.filter(unit=unit, priority=priority).order_by("-number").first()
    save_interpretation_draft(
        programme=story.programme,
        unit=unit,
        priority=Priority.objects.get(pk=priority),
        texts={"stance": "ours", "meaning": meaning} | texts,
        edits=latest.edits if latest else 0,
        by=unit.lead,
    )
    share_interpretations(programme=story.programme, unit=unit, priorities=[priority], by=unit.lead)
    return Interpretation.objects.shared().get(unit=unit, priority=priority)
