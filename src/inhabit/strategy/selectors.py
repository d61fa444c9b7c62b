"""Reading strategies: the version in force, what a version says, and which versions there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from inhabit.people.models import Unit, today
from inhabit.strategy.contents import (
    AffectedUnit,
    Contents,
    InitiativeContents,
    PriorityContents,
    SignContents,
)
from inhabit.strategy.models import Initiative, Sign, Statement, Strategy, Version
from inhabit.strategy.pictures import Bar, Scale, Tick, percent, scale_of, way_gone


def version_in_force() -> Version | None:
    """Return the one version that holds today, or None."""
    return Version.objects.in_force().select_related("strategy", "published_by").first()


def statements_of(version: Version) -> list[Statement]:
    """Return what ``version`` says about each priority, with signs, key points and initiatives.

    Takes five queries whatever the size. Units carry ``has_namesake``.
    """
    return list(statements().filter(version=version))


def statements() -> QuerySet[Statement]:
    return Statement.objects.select_related("priority").prefetch_related(
        "signs",
        "key_points",
        "initiatives",
        Prefetch("initiatives__units", queryset=units_told_apart()),
    )


def units_told_apart() -> QuerySet[Unit]:
    namesakes = Unit.objects.open().filter(name=OuterRef("name")).exclude(pk=OuterRef("pk"))
    return Unit.objects.annotate(has_namesake=Exists(namesakes)).order_by("name", "pk")


def contents_of(version: Version) -> Contents:
    """Return everything that ``version`` says, as plain values."""
    return contents_from(version, statements_of(version))


def contents_of_both(older: Version, newer: Version) -> tuple[Contents, Contents]:
    """Return what two versions say, in as many queries as for one."""
    found = list(statements().filter(version__in=[older, newer]))
    first, second = (
        contents_from(version, [one for one in found if one.version_id == version.pk])
        for version in (older, newer)
    )
    return first, second


def contents_from(version: Version, statements: list[Statement]) -> Contents:
    return Contents(
        vision=version.vision,
        dated_on=version.dated_on,
        priorities=tuple(contents_of_statement(statement) for statement in statements),
    )


def contents_of_statement(statement: Statement) -> PriorityContents:
    return PriorityContents(
        key=statement.priority.key,
        name=statement.name,
        weight=statement.weight,
        why=statement.why,
        changes=statement.changes,
        stays=statement.stays,
        signs=tuple(
            SignContents(sign.measure, sign.start, sign.target, sign.latest, sign.latest_on)
            for sign in statement.signs.all()
        ),
        key_points=tuple(point.text for point in statement.key_points.all()),
        initiatives=tuple(contents_of_initiative(one) for one in statement.initiatives.all()),
    )


def contents_of_initiative(initiative: Initiative) -> InitiativeContents:
    units = (affected_unit(unit) for unit in initiative.units.all())
    return InitiativeContents(
        name=initiative.name,
        starts_on=initiative.starts_on,
        ends_on=initiative.ends_on,
        hours_per_week=initiative.hours_per_week,
        depth=initiative.depth,
        units=tuple(sorted(units)),
    )


def affected_unit(unit: Unit) -> AffectedUnit:
    """Return the unit under a name that tells it apart; it must come from ``units_told_apart``."""
    has_namesake = getattr(unit, "has_namesake", False)
    return AffectedUnit(f"{unit.name} [{unit.pk}]" if has_namesake else unit.name, unit.pk)


def former_version(version: Version) -> Version | None:
    """Return the published version before ``version`` of the same strategy."""
    return (
        version.strategy.versions.published()
        .filter(number__lt=version.number)
        .select_related("strategy")
        .order_by("-number")
        .first()
    )


@dataclass(frozen=True)
class StrategyVersions:
    """A strategy with the versions that one reader may see, the newest first."""

    strategy: Strategy
    draft: Version | None
    published: tuple[Version, ...]


def strategies_with_versions(*, with_drafts: bool) -> list[StrategyVersions]:
    """Return all strategies that have anything to show: published versions, and drafts if asked for."""
    versions = Version.objects.select_related("published_by", "edited_by").order_by("-number")
    if not with_drafts:
        versions = versions.published()
    rows = []
    for strategy in Strategy.objects.order_by("-pk").prefetch_related(
        Prefetch("versions", queryset=versions)
    ):
        found = list(strategy.versions.all())
        draft = next((version for version in found if version.is_draft), None)
        if found:
            rows.append(StrategyVersions(strategy, draft, tuple(one for one in found if not one.is_draft)))
    return rows


@dataclass(frozen=True)
class SignLine:
    """A sign of success; ``way`` is how far it has come, where that can be told from the figures."""

    sign: Sign
    way: str | None


@dataclass(frozen=True)
class InitiativeLine:
    """An initiative with its place on the timeline and the units it affects (none: everybody)."""

    initiative: Initiative
    bar: Bar | None
    units: tuple[AffectedUnit, ...]


@dataclass(frozen=True)
class PrioritySection:
    """One priority as it is read on the page."""

    number: int
    statement: Statement
    share: str
    signs: tuple[SignLine, ...]
    key_points: tuple[str, ...]
    initiatives: tuple[InitiativeLine, ...]


@dataclass(frozen=True)
class StrategyPage:
    """A version as it is read on its page."""

    version: Version
    former: Version | None
    sections: tuple[PrioritySection, ...]
    ticks: tuple[Tick, ...]
    now: str | None
    printed_on: date


def strategy_page(version: Version) -> StrategyPage:
    """Return everything that the page of ``version`` shows, in eight queries."""
    statements = statements_of(version)
    scale = scale_of([one for statement in statements for one in statement.initiatives.all()])
    return StrategyPage(
        version=version,
        former=former_version(version),
        sections=tuple(section(number, one, scale) for number, one in enumerate(statements, start=1)),
        ticks=scale.ticks() if scale else (),
        now=scale.now(today()) if scale else None,
        printed_on=today(),
    )


def section(number: int, statement: Statement, scale: Scale | None) -> PrioritySection:
    return PrioritySection(
        number=number,
        statement=statement,
        share=percent(statement.weight / 100),
        signs=tuple(SignLine(sign, way_gone(sign)) for sign in statement.signs.all() if sign.measure),
        key_points=tuple(point.text for point in statement.key_points.all() if point.text),
        initiatives=tuple(
            InitiativeLine(
                one,
                scale.bar(one) if scale else None,
                tuple(sorted(affected_unit(unit) for unit in one.units.all())),
            )
            for one in statement.initiatives.all()
            if one.name
        ),
    )
