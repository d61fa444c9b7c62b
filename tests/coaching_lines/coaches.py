"""Who may use the addresses of coaches."""

from __future__ import annotations

from permission_world import SIGNED_IN, Line, World

from coaching_lines.worlds import the_coach
from inhabit.coaching.models import Portrait

COACH = frozenset({"coach"})
STEWARD = frozenset({"steward"})


def coach_of_the_cast(world: World) -> dict[str, object]:
    the_coach(world)
    return {}


def a_coach(world: World) -> dict[str, object]:
    return {"pk": the_coach(world).pk}


LINES: dict[str, Line] = {
    "as_coach": Line(COACH),
    "coach_profile": Line(SIGNED_IN),
    "coach_portrait": Line(COACH, coach_of_the_cast),
    "coach_pause": Line(COACH, coach_of_the_cast, method="post"),
    "coach_return": Line(COACH, coach_of_the_cast, method="post"),
    "coach_credentials": Line(COACH, coach_of_the_cast),
    "credential_removal": Line(COACH, coach_of_the_cast, method="post"),
    "coach_supervision": Line(COACH, coach_of_the_cast),
    "supervision_removal": Line(COACH, coach_of_the_cast, method="post"),
    "supervision_file": Line(COACH, coach_of_the_cast),
    "coach_conflicts": Line(COACH, coach_of_the_cast),
    "safeguarding": Line(COACH | STEWARD, coach_of_the_cast),
    "coaches": Line(SIGNED_IN),
    "coach_page": Line(SIGNED_IN, a_coach),
    "coach_photo": Line(SIGNED_IN, lambda world: {"pk": pictured(world)}),
    "coach_avoidance": Line(SIGNED_IN - COACH, a_coach, method="post"),
    "coaches_of_team": Line(STEWARD),
    "coach_from_outside": Line(STEWARD),
    "coach_for_team": Line(STEWARD, a_coach),
    "coach_approval": Line(STEWARD, a_coach, method="post"),
    "coach_refusal": Line(STEWARD, a_coach, method="post"),
    "coach_rest": Line(STEWARD, a_coach, method="post"),
    "coach_end": Line(STEWARD, a_coach, method="post"),
    "coach_rate": Line(STEWARD, a_coach, method="post"),
    "coach_stay": Line(STEWARD, a_coach, method="post"),
    "coach_team_conflict": Line(STEWARD, a_coach, method="post"),
}


def pictured(world: World) -> int:
    """The number of a coach with a picture."""
    coach = the_coach(world)
    Portrait.objects.get_or_create(coach=coach, defaults={"picture": b"picture"})
    return coach.pk
