"""Where this joins the rest of the product, once it is ready."""

from inhabit.notify.kinds import add_kinds
from inhabit.people.own_data import contributors
from inhabit.stages.reflect.journal.notices import KINDS_OF_JOURNAL
from inhabit.stages.reflect.journal.own_data import my_answers_to_entries, my_reflections, my_reminders

PARTS = (my_reflections, my_answers_to_entries, my_reminders)


def join_journal() -> None:
    """Name what the packages below have to know. A second time changes nothing."""
    add_kinds(*KINDS_OF_JOURNAL)
    contributors.extend(part for part in PARTS if part not in contributors)
