from django.utils import timezone
from engagements import book
from permission_world import EVERYBODY, Line, World

from coaching_lines.worlds import IN_IT, the_engagement
from inhabit.coaching.calendars.feeds import renew_feed


def with_an_engagement(world: World) -> dict[str, object]:
    the_engagement(world)
    return {}


def a_session(world: World) -> dict[str, object]:
    return {"pk": book(the_engagement(world), timezone.now()).pk}


def a_calendar(world: World) -> dict[str, object]:
    return {"secret": renew_feed(by=world.cast.member)}


COACH = frozenset({"coach"})

LINES: dict[str, Line] = {
    "calendar_choices": Line(IN_IT, with_an_engagement),
    "calendar_address": Line(IN_IT, with_an_engagement, "post"),
    "calendar_address_removal": Line(IN_IT, with_an_engagement, "post"),
    "meeting_place": Line(COACH, with_an_engagement, "post"),
    "calendar_feed": Line(EVERYBODY, a_calendar),
    "session_calendar": Line(IN_IT, a_session),
}
