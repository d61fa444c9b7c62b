from permission_world import Line

from coaching_lines.coaches import coach_of_the_cast
from coaching_lines.rooms import a_session
from coaching_lines.worlds import IN_IT, an_engagement

MEMBER = frozenset({"member"})
COACH = frozenset({"coach"})

LINES: dict[str, Line] = {
    "alliance": Line(MEMBER, a_session),
    "coach_feedback": Line(COACH, coach_of_the_cast),
    "engagement_review": Line(IN_IT, an_engagement),
}
