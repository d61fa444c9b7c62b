"""What is done about sessions: booked, moved, cancelled, held; each told to the other side."""

from inhabit.coaching.booking.actions.booking import SlotTakenError, book_meeting, book_session
from inhabit.coaching.booking.actions.changing import (
    cancel_session,
    cancel_sessions_to_come,
    move_session,
)
from inhabit.coaching.booking.actions.settling import (
    hold_session,
    miss_session,
    object_to_miss,
    waive_session,
)

__all__ = [
    "SlotTakenError",
    "book_meeting",
    "book_session",
    "cancel_session",
    "cancel_sessions_to_come",
    "hold_session",
    "miss_session",
    "move_session",
    "object_to_miss",
    "waive_session",
]
