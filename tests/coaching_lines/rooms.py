from django.utils import timezone
from engagements import book
from permission_world import Line, World

from coaching_lines.worlds import IN_IT, the_engagement
from inhabit.coaching.models import Session
from inhabit.coaching.rooms.actions.paragraphs import save_paragraph


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


MEMBER = frozenset({"member"})
LINES: dict[str, Line] = {
    "session_room": Line(IN_IT, a_session),
    "session_agenda": Line(IN_IT, a_session, "post", {"frame": "grow"}),
    "session_paragraphs": Line(IN_IT, a_session),
    "session_writing": Line(IN_IT, a_session, "post", {"text": "Heard", "edits": "0"}),
    "session_draft": Line(IN_IT, a_session, "post", {"text": "Heard", "edits": "0"}),
    "paragraph": Line(MEMBER, a_paragraph),
}
