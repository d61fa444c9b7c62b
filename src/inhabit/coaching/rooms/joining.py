"""Where rooms join the rest of the product, once it is ready."""

from inhabit.coaching.joining import add_new
from inhabit.coaching.rooms.notices import KINDS_OF_ROOMS
from inhabit.coaching.rooms.own_data import PARTS_OF_ROOMS
from inhabit.coaching.rooms.sealed_texts import TEXTS_OF_ROOMS
from inhabit.coaching.rooms.tryouts import change_noted
from inhabit.coaching.sealed_texts import texts
from inhabit.notify.kinds import add_kinds
from inhabit.people.own_data import contributors
from inhabit.stages.communicate.beside import ASIDES


def join_rooms() -> None:
    """Name what the packages below have to know of rooms. A second time changes nothing."""
    add_kinds(*KINDS_OF_ROOMS)
    add_new(contributors, PARTS_OF_ROOMS)
    add_new(texts, TEXTS_OF_ROOMS)
    add_new(ASIDES, [change_noted])
