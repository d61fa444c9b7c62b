"""Where booking joins the rest of the product, once it is ready."""

from inhabit.coaching.agreements.ending import endings
from inhabit.coaching.booking.actions import cancel_sessions_to_come
from inhabit.coaching.booking.notices import BOOKING_KINDS
from inhabit.coaching.booking.own_data import my_sessions
from inhabit.coaching.booking.panels import MY_TIME
from inhabit.coaching.joining import add_new
from inhabit.coaching.pages import COACH_PANELS
from inhabit.notify.kinds import add_kinds
from inhabit.people.own_data import contributors


def join_booking() -> None:
    """Name what the packages below have to know of booking. A second time changes nothing."""
    add_kinds(*BOOKING_KINDS)
    add_new(contributors, [my_sessions])
    add_new(COACH_PANELS, [MY_TIME])
    add_new(endings, [cancel_sessions_to_come])
