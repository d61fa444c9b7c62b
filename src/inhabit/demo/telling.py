"""Writing what people have said: the strategy, the programme, interpretations and contributions."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import batched
from random import Random
from typing import Any

from django.db.models import F
from django.utils import timezone

from inhabit.demo.founding import BATCH, Told
from inhabit.demo.plans import PersonPlan, UnitPlan, VoicePlan, content
from inhabit.people.models import Person, Unit
from inhabit.programme.actions import launch_programme, refresh_stages
from inhabit.programme.models import Programme, UnitStage
from inhabit.stages.clarify.counting import count_all_contributions
from inhabit.stages.clarify.models import Contribution, Interpretation, InterpretationRequest
from inhabit.strategy.actions import import_strategy
from inhabit.strategy.contents import (
    AffectedUnit,
    Contents,
    InitiativeContents,
    PriorityContents,
    SignContents,
)
from inhabit.strategy.models import Initiative, Priority, Strategy, Version

LAST_DAY = 34  # of the cycle that goes on: today


class Telling:
    """Lets an organisation that stands speak, part-way through its second cycle."""

    def __init__(self, units: list[UnitPlan], random: Random, today: date) -> None:
        self.units, self.random, self.today = units, random, today
        self.starts_on = today - timedelta(days=LAST_DAY)
        self.by_key = {unit.key: unit for unit in units if unit.key}
        self.priorities: dict[str, Priority] = {}
        self.initiatives: dict[str, Initiative] = {}

    def day(self, number: int) -> date:
        """Return a day counted from today."""
        return self.today + timedelta(days=number)

    def moment(self, number: int) -> datetime:
        """Return some working hour of the ``number``-th day of the cycle that goes on."""
        at = time(self.random.randrange(6, 18), self.random.randrange(60))
        day = self.starts_on + timedelta(days=number)
        return timezone.make_aware(datetime.combine(day, at))

    def publish_strategy(self) -> Strategy:
        """Publish the strategy as it was at first: one of its texts has been changed since."""
        told = content("strategy.yaml")
        contents = Contents(
            vision=" ".join(told["vision"].split()),
            priorities=tuple(self.priority(data) for data in told["priorities"]),
        )
        sponsor = Person.objects.get(pk=self.units[0].lead.pk)
        version = import_strategy(name=told["name"], contents=contents, publish=True, by=sponsor).version
        statements = version.statements.select_related("priority").order_by("position")
        for data, statement in zip(told["priorities"], statements, strict=True):
            self.priorities[data["key"]] = statement.priority
        self.learn_initiatives(version)
        return version.strategy

    def learn_initiatives(self, version: Version) -> None:
        """Know the initiatives as ``version`` has them."""
        statements = version.statements.prefetch_related("initiatives").order_by("position")
        for data, statement in zip(content("strategy.yaml")["priorities"], statements, strict=True):
            for known, initiative in zip(data["initiatives"], statement.initiatives.all(), strict=True):
                self.initiatives[known["key"]] = initiative

    def told_of(self, key: str) -> dict[str, Any]:
        """Return a priority as it is written, its texts in one line each."""
        data = next(one for one in content("strategy.yaml")["priorities"] if one["key"] == key)
        in_one_line = {name: " ".join(data[name].split()) for name in ("why", "changes", "stays")}
        return {**data, **in_one_line}

    def priority(self, data: dict[str, Any]) -> PriorityContents:
        data = data | self.at_first(data["key"])
        return PriorityContents(
            key=uuid.UUID(int=self.random.getrandbits(128), version=4),
            name=data["name"],
            weight=data["weight"],
            why=" ".join(data["why"].split()),
            changes=" ".join(data["changes"].split()),
            stays=" ".join(data["stays"].split()),
            signs=tuple(self.sign(sign) for sign in data["signs"]),
            key_points=tuple(data["key_points"]),
            initiatives=tuple(self.initiative(initiative) for initiative in data["initiatives"]),
        )

    def at_first(self, key: str) -> dict[str, str]:
        """Return the text of a priority that has been changed since, as it was."""
        changed = content("cycle.yaml")["strategy"]
        return {changed["part"]: changed["before"]} if changed["priority"] == key else {}

    def sign(self, data: dict[str, Any]) -> SignContents:
        texts = {name: data[name] for name in ("measure", "start", "target", "latest")}
        return SignContents(**texts, latest_on=self.day(data["latest_day"]))

    def initiative(self, data: dict[str, Any]) -> InitiativeContents:
        units = sorted(AffectedUnit(self.by_key[key].name, self.by_key[key].pk) for key in data["units"])
        return InitiativeContents(
            name=data["name"],
            starts_on=self.day(data["from"]),
            ends_on=self.day(data["to"]),
            hours_per_week=Decimal(str(data["hours"])),
            depth=data["depth"],
            units=tuple(units),
        )

    def launch(self, strategy: Strategy, tell: Told) -> Programme:
        """Start the programme, and let those who have shared have shared by now."""
        steward = next(plan.lead for plan in self.units if plan.lead.cast == "steward")
        programme = launch_programme(
            name="Back on the day",
            strategy=strategy,
            root_unit=Unit.objects.get(pk=self.units[0].pk),
            starts_on=self.starts_on,
            by=Person.objects.get(pk=steward.pk),
        )
        self.write_interpretations(programme, tell)
        self.let_time_pass(programme)
        return programme

    def let_time_pass(self, programme: Programme) -> None:
        """Let every unit have opened when the units above had shared, not on the day of the launch."""
        UnitStage.objects.filter(programme=programme).update(opens_on=None)
        for unit in self.units:
            if unit.day is not None and unit.parent and (unit.parent.day or 0) > unit.day:
                # It did not wait for the unit above, which has shared since.
                opened = self.starts_on + timedelta(days=programme.patience_days + 1)
                UnitStage.objects.filter(programme=programme, unit=unit.pk).update(opens_on=opened)
        refresh_stages()

    def write_interpretations(self, programme: Programme, tell: Told) -> None:
        stages = dict(UnitStage.objects.filter(programme=programme).values_list("unit_id", "pk"))
        for batch in batched(self.units, BATCH):
            shared = {unit.pk: self.moment(unit.day) for unit in batch if unit.day is not None}
            rows = [
                self.interpretation(programme, unit, priority, texts, shared.get(unit.pk))
                for unit in batch
                for priority, texts in unit.interpretations.items()
            ]
            Interpretation.objects.bulk_create(rows, batch_size=BATCH)
            UnitStage.objects.bulk_update(
                [UnitStage(pk=stages[unit], shared_at=at) for unit, at in shared.items()],
                ["shared_at"],
                batch_size=400,
            )
            tell(len(rows))
        Interpretation.objects.filter(shared_at__isnull=False).update(edited_at=F("shared_at"))

    def interpretation(
        self,
        programme: Programme,
        unit: UnitPlan,
        priority: str,
        texts: dict[str, str],
        shared_at: datetime | None,
    ) -> Interpretation:
        stance = Interpretation.Stance.NOT_OURS if "because" in texts else Interpretation.Stance.OURS
        return Interpretation(
            programme=programme,
            unit_id=unit.pk,
            priority=self.priorities[priority],
            stance=stance,
            author_id=unit.lead.pk or None,
            edits=1,
            shared_at=shared_at,
            is_current=shared_at is not None,
            **texts,
        )

    def write_voices(self, programme: Programme, tell: Told) -> None:
        voices = ((voice, unit) for unit in self.units for voice in unit.voices)
        for batch in batched(voices, BATCH):
            rows = [self.contribution(programme, voice, unit) for voice, unit in batch]
            Contribution.objects.bulk_create(rows)
            tell(len(rows))
        Contribution.objects.filter(finished_at__isnull=False).update(edited_at=F("finished_at"))
        InterpretationRequest.objects.bulk_create(self.requests(programme), batch_size=BATCH)
        count_all_contributions()

    def contribution(self, programme: Programme, voice: VoicePlan, unit: UnitPlan) -> Contribution:
        source = self.by_key[voice.from_key] if voice.from_key else self.source(voice, unit)
        earliest = source.day if source is not None and source.day is not None else 1
        finished_at = self.moment(self.random.randrange(earliest, LAST_DAY))
        return Contribution(
            programme=programme,
            person_id=voice.person.pk,
            priority=self.priorities[voice.priority],
            from_unit_id=source.pk if source else None,
            initiative=self.initiatives.get(voice.initiative),
            text="" if voice.is_draft else voice.text,
            draft=voice.text if voice.is_draft else "",
            audience=voice.audience,
            audience_unit_id=unit.pk,
            edits=1,
            finished_at=None if voice.is_draft else finished_at,
        )

    def source(self, voice: VoicePlan, unit: UnitPlan) -> UnitPlan | None:
        """Return the nearest unit above that has shared what ``voice`` is about as its own."""
        here: UnitPlan | None = unit
        while here is not None:
            texts = here.interpretations.get(voice.priority, {})
            if here.day is not None and "meaning" in texts:
                return here
            here = here.parent
        return None

    def requests(self, programme: Programme) -> Iterator[InterpretationRequest]:
        for unit in self.units:
            for person in self.askers(unit):
                asked_on = self.starts_on + timedelta(days=self.random.randrange(15, LAST_DAY))
                yield InterpretationRequest(
                    programme=programme, unit_id=unit.pk, asked_by_id=person.pk, asked_on=asked_on
                )

    def askers(self, unit: UnitPlan) -> list[PersonPlan]:
        silent = [person for person in unit.staff if not person.cast]
        return self.random.sample(silent, min(unit.asks, len(silent)))
