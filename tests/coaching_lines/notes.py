from permission_world import Line, World

from coaching_lines.worlds import IN_IT, an_engagement


def a_note(world: World) -> dict[str, object]:
    """The note about the coaching as a whole: each side has one of its own at the same address."""
    return {**an_engagement(world), "session": 0}


LINES: dict[str, Line] = {
    "engagement_notes": Line(IN_IT, an_engagement),
    "notes_place": Line(IN_IT, an_engagement, "post"),
    "private_note": Line(IN_IT, a_note),
    "private_note_draft": Line(IN_IT, a_note, "post", {"text": "Mine", "edits": "0"}),
    "private_note_removal": Line(IN_IT, a_note),
}
