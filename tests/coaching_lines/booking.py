from datetime import time

from booking_days import at, next_weekday, works
from engagements import book
from permission_world import Line, World

from coaching_lines.worlds import IN_IT, an_engagement, the_coach, the_engagement
from inhabit.coaching.models import Enquiry, Match, Series

COACH = frozenset({"coach"})
MEMBER = frozenset({"member"})


def a_session(world: World) -> dict[str, object]:
    return {"pk": book(the_engagement(world), at(next_weekday(0), 10)).pk}


def a_session_of_a_series(world: World) -> dict[str, object]:
    engagement = the_engagement(world)
    series = Series.objects.create(engagement=engagement, every_weeks=1, zone="UTC", clock=time(9))
    return {"pk": book(engagement, at(next_weekday(0), 10), series=series).pk}


def a_match(world: World) -> dict[str, object]:
    """The coach is suggested to ``member``, who has not chosen yet."""
    enquiry = Enquiry.objects.create(person=world.cast.member)
    return {"pk": Match.objects.create(enquiry=enquiry, coach=the_coach(world), rank=1).pk}


def a_coach(world: World) -> dict[str, object]:
    works(the_coach(world))
    return {}


def something_of_nobody(world: World) -> dict[str, object]:
    the_coach(world)
    return {"pk": 1}


LINES: dict[str, Line] = {
    "engagement_sessions": Line(IN_IT, an_engagement),
    "session_slots": Line(IN_IT, an_engagement),
    "session_series": Line(IN_IT, an_engagement),
    "series_rest": Line(IN_IT, a_session_of_a_series),
    "waiting_place": Line(MEMBER, an_engagement, "post", {"until": "2999-01-01"}),
    "waiting_place_removal": Line(MEMBER, an_engagement, "post"),
    "meeting_slots": Line(MEMBER, a_match),
    "session": Line(IN_IT, a_session),
    "session_time": Line(IN_IT, a_session),
    "session_cancellation": Line(IN_IT, a_session),
    "session_outcome": Line(COACH, a_session, "post", {"outcome": "held"}),
    "session_objection": Line(MEMBER, a_session, "post"),
    "coach_agenda": Line(COACH, a_coach),
    "coach_hours": Line(COACH, a_coach),
    "coach_changes": Line(COACH, a_coach, "post"),
    "coach_change_removal": Line(COACH, something_of_nobody, "post"),
    "coach_booking_rules": Line(COACH, a_coach, "post"),
}
