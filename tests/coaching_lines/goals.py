from coaching_goals import POSTED, make_goal
from permission_world import Line, World

from coaching_lines.worlds import IN_IT, an_engagement, the_engagement

OWNER = frozenset({"member"})


def a_goal(world: World) -> dict[str, object]:
    return {"pk": make_goal(the_engagement(world), world.cast.member).pk}


LINES: dict[str, Line] = {
    "engagement_goals": Line(IN_IT, an_engagement),
    "goal": Line(IN_IT, a_goal),
    "goal_words": Line(OWNER, a_goal),
    "goal_draft": Line(OWNER, a_goal, "post", POSTED | {"edits": "0"}),
    "goal_rating": Line(OWNER, a_goal, "post", {"level": "0"}),
    "goal_sharing": Line(frozenset(), a_goal, "post"),
    "goal_sharing_withdrawal": Line(OWNER, a_goal, "post"),
    "goal_coachs_view": Line(OWNER, a_goal, "post", {"may": "yes"}),
    "goal_removal": Line(OWNER, a_goal),
}
