"""What addresses of coaching are built from."""

from __future__ import annotations

from engagements import engage, make_coach
from permission_world import World

from inhabit.coaching.models import Coach, Engagement

IN_IT = frozenset({"member", "coach"})  # who is in the engagement below


def the_coach(world: World) -> Coach:
    """The coach of the cast, approved."""
    return Coach.objects.filter(person=world.cast.coach).first() or make_coach(world.cast.coach)


def the_engagement(world: World) -> Engagement:
    """``member`` asked for coaching; all sides have agreed."""
    return engage(world.cast.member, the_coach(world))


def an_engagement(world: World) -> dict[str, object]:
    return {"pk": the_engagement(world).pk}
