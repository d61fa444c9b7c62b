"""Which paths fit somebody: by the next step, by what they are here, and by where their unit stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from inhabit.access.models import Role
from inhabit.access.permissions import has_role
from inhabit.companion.files.shape import CoachingPath
from inhabit.companion.library import KnownPath
from inhabit.people.models import Person
from inhabit.people.selectors import own_unit_of, units_led_by
from inhabit.programme.models import Stage, UnitStage


def roles_for(person: Person) -> list[str]:
    """Return the roles that a path can be written for, those of ``person`` that few people have first."""
    mine = [
        ("sponsor", has_role(person, Role.SPONSOR)),
        ("steward", has_role(person, Role.STEWARD)),
        ("lead", bool(units_led_by(person))),
    ]
    return [*(role for role, is_mine in mine if is_mine), "member", "any"]


def path_for(move: str, person: Person, known: dict[str, KnownPath]) -> CoachingPath | None:
    """Return the path behind the next step ``move`` that fits what ``person`` is here; else any behind it."""
    roles = roles_for(person)
    fitting = [one.path for one in known.values() if move in one.path.moves]
    return min(fitting, key=lambda path: rank(path.role, roles), default=None)


def rank(role: str, roles: list[str]) -> int:
    return roles.index(role) if role in roles else len(roles)


def stage_of(person: Person) -> str:
    """Return the stage in which the unit of ``person`` stands; the first one where it is in no programme."""
    unit = own_unit_of(person)
    stages = UnitStage.objects.filter(unit=unit, programme__ended_at__isnull=True)
    found = stages.order_by("-programme__starts_on").values_list("stage", flat=True).first() if unit else None
    return found or Stage.CLARIFY


def for_stage(stage: str, roles: list[str], known: Iterable[KnownPath]) -> list[CoachingPath]:
    """Return the paths of ``stage`` for one of ``roles``, in the order of the roles.

    Of a role, the one that is named after stage and role comes first; the others are for special moments.
    """
    mine = [one.path for one in known if one.path.stage == stage and one.path.role in roles]
    return sorted(mine, key=lambda path: (rank(path.role, roles), path.id != f"{stage}-{path.role}", path.id))


def for_themes(roles: list[str], known: Iterable[KnownPath]) -> list[CoachingPath]:
    """Return the paths about oneself and how one works with others, for one of ``roles``."""
    mine = [one.path for one in known if one.path.theme and one.path.role in roles]
    return sorted(mine, key=lambda path: (path.theme, rank(path.role, roles), path.id))


def other_paths(shown: Iterable[CoachingPath], known: Iterable[KnownPath]) -> Iterator[CoachingPath]:
    """Yield the paths that are not ``shown``: other stages, and what others here think through."""
    ids = {path.id for path in shown}
    yield from (one.path for one in known if one.path.id not in ids)
