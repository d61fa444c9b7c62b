"""Who the roles are, and what the addresses in ``permission_table`` are built from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cast import Cast
from programmes import Story

from inhabit.stages.clarify.models import Connection, Contribution
from inhabit.stages.communicate.actions.questions import ask_question
from inhabit.strategy.models import Sign, Version

ROLES = (
    "anonymous",
    "member",
    "lead",
    "lead_elsewhere",
    "coach",
    "sponsor",
    "steward",
    "privacy_officer",
    "outsider",
    "guest",
)
EVERYBODY = frozenset(ROLES)
INSIDE = EVERYBODY - {"anonymous"}
SIGNED_IN = INSIDE - {"guest"}  # who works here
NOBODY: frozenset[str] = frozenset()


class World:
    """What addresses are built from: the cast, a running programme, and a part of ``member``'s."""

    def __init__(self, cast: Cast, story: Story) -> None:
        self.cast = cast
        self.story = story
        self.contribution = Contribution.objects.create(
            programme=story.programme, person=cast.member, priority_id=story.first, text="Mine"
        )
        self.connection = Connection.objects.create(
            programme=story.programme, person=cast.member, priority_id=story.first
        )
        self.question = ask_question(text="Who decides?", priority=None, by=cast.member)
        self.draft = Version.objects.create(strategy=story.version.strategy, number=2)
        self.sign = Sign.objects.create(statement=story.version.statements.all()[0], measure="Days")


def none(world: World) -> dict[str, object]:
    return {}


@dataclass(frozen=True)
class Line:
    """``who`` may use an address with ``method``; ``arguments`` builds it."""

    who: frozenset[str]
    arguments: Callable[[World], Mapping[str, object]] = none
    method: str = "get"
    data: Mapping[str, str] = field(default_factory=dict)
