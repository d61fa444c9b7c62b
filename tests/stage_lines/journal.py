from permission_world import INSIDE, SIGNED_IN, Line, World
from reflections import reflect, reflect_and_show

MEMBER = frozenset({"member"})
LEAD = frozenset({"lead"})


def an_entry(world: World) -> dict[str, object]:
    return {"pk": reflect(world.cast.member).pk}


def a_draft(world: World) -> dict[str, object]:
    return {"pk": reflect(world.cast.member, keep=False).pk}


def what_is_shown(world: World) -> dict[str, object]:
    """An entry of the member's that the lead was shown."""
    return {"pk": reflect_and_show(world.cast.member, world.cast.lead).pk}


def a_guide(world: World) -> dict[str, object]:
    return {"guide": "week"}


def a_file(world: World) -> dict[str, object]:
    return {"kind": "md"}


LINES: dict[str, Line] = {
    "journal_found": Line(SIGNED_IN, method="post"),
    "journal_pages": Line(SIGNED_IN),
    "new_reflection": Line(SIGNED_IN, a_guide),
    "reflection": Line(MEMBER, an_entry),
    "reflection_change": Line(MEMBER, a_draft),
    "reflection_draft": Line(MEMBER, a_draft, method="post"),
    "reflection_removal": Line(MEMBER, an_entry),
    "reflection_return": Line(MEMBER, an_entry, method="post"),
    "reflection_showing": Line(MEMBER, an_entry),
    "journal_file": Line(SIGNED_IN, a_file),
    "journal_rhythm": Line(SIGNED_IN),
    "journal_later": Line(SIGNED_IN, method="post"),
    "shown_entries": Line(INSIDE),
    "shown_entry": Line(LEAD, what_is_shown),
    "showing_taken_back": Line(MEMBER, what_is_shown, method="post"),
}
