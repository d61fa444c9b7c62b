from datetime import time

from django.utils import timezone
from engagements import book
from permission_world import Line, World

from coaching_lines.worlds import IN_IT, an_engagement, the_engagement
from inhabit.coaching.models import Session
from inhabit.coaching.rooms.actions.check_outs import check_out
from inhabit.coaching.rooms.actions.nudges import set_nudge
from inhabit.coaching.rooms.actions.paragraphs import save_paragraph
from inhabit.coaching.rooms.actions.steps import take_on_step


def the_session(world: World) -> Session:
    """A session of ``member`` and ``coach`` that begins now."""
    return book(the_engagement(world), timezone.now())


def a_session(world: World) -> dict[str, object]:
    return {"pk": the_session(world).pk}


def a_paragraph(world: World) -> dict[str, object]:
    """What ``member`` has written into the shared notes."""
    written = save_paragraph(
        session=the_session(world), text="Mine", edits=0, is_finished=True, by=world.cast.member
    )
    return {"pk": written.pk}


def a_step(world: World) -> dict[str, object]:
    """What ``member`` wants to have done."""
    engagement = the_engagement(world)
    step = take_on_step(
        engagement=engagement,
        owner=world.cast.member,
        text="Ask",
        due_on=timezone.localdate(),
        by=world.cast.coach,
    )
    return {"pk": step.pk}


def a_reminder(world: World) -> dict[str, object]:
    """What ``member`` tells themself on Mondays."""
    nudge = set_nudge(
        engagement=the_engagement(world), text="Ask", weekdays=[0], at=time(8), by=world.cast.member
    )
    return {"pk": nudge.pk}


def a_check_out(world: World) -> dict[str, object]:
    """What ``member`` took from a session."""
    taken = check_out(session=the_session(world), will_try="Ask", useful="very", by=world.cast.member)
    return {"pk": taken.pk}


MEMBER, COACH = frozenset({"member"}), frozenset({"coach"})
CHECKED_OUT = {"will_try": "Ask", "useful": "very"}
LINES: dict[str, Line] = {
    "session_room": Line(IN_IT, a_session),
    "session_agenda": Line(IN_IT, a_session, "post", {"frame": "grow"}),
    "session_paragraphs": Line(IN_IT, a_session),
    "session_writing": Line(IN_IT, a_session, "post", {"text": "Heard", "edits": "0"}),
    "session_draft": Line(IN_IT, a_session, "post", {"text": "Heard", "edits": "0"}),
    "paragraph": Line(MEMBER, a_paragraph),
    "session_check_out": Line(MEMBER, a_session, "post", CHECKED_OUT),
    "session_held": Line(COACH, a_session, "post"),
    "check_out_outcome": Line(MEMBER, a_check_out, "post", {"outcome": "It went well"}),
    "session_rehearsal": Line(IN_IT, a_session),
    "session_scene": Line(IN_IT, a_session),
    "session_change": Line(MEMBER, a_session, "post", {"text": "Slower", "seen": ""}),
    "engagement_actions": Line(IN_IT, an_engagement),
    "action_closure": Line(MEMBER, a_step, "post"),
    "action_reopening": Line(MEMBER, a_step, "post"),
    "action_another_day": Line(MEMBER, a_step),
    "engagement_nudges": Line(IN_IT, an_engagement, "post", {"text": "Ask", "weekdays": "0", "at": "08:00"}),
    "nudge_switch": Line(MEMBER, a_reminder, "post", {"off": "1"}),
}
