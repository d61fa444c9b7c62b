from django.utils import timezone
from engagements import book
from permission_world import Line, World

from coaching_lines.worlds import IN_IT, an_engagement, the_engagement

COACHEE = frozenset({"member"})
WRITTEN = {"text": "What I dread", "edits": "0"}


def a_session(world: World) -> dict[str, object]:
    return {"pk": book(the_engagement(world), timezone.now()).pk}


LINES: dict[str, Line] = {
    "engagement_brief": Line(IN_IT, an_engagement),
    "session_brief": Line(IN_IT, a_session),
    "for_next_time": Line(COACHEE, an_engagement),
    "for_next_time_draft": Line(COACHEE, an_engagement, "post", WRITTEN),
    "for_next_time_withdrawal": Line(COACHEE, an_engagement, "post"),
}
