from permission_world import INSIDE, Line, World

from coaching_lines.worlds import an_engagement, the_engagement
from inhabit.coaching.resources.actions import recommend_guide


def a_guide(world: World) -> dict[str, object]:
    return {"key": "safety"}


def a_suggestion(world: World) -> dict[str, object]:
    """The coach has suggested a guide to ``member``."""
    made = recommend_guide(engagement=the_engagement(world), guide="safety", by=world.cast.coach)
    return {"pk": made.pk}


COACH = frozenset({"coach"})
LINES: dict[str, Line] = {
    "guides": Line(INSIDE),
    "guide": Line(INSIDE, a_guide),
    "recommendations": Line(COACH, an_engagement, "post", {"guide": "safety"}),
    "recommendation_removal": Line(COACH, a_suggestion, "post"),
}
