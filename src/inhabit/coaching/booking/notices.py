"""What people are told of their sessions: when, and nothing of what they are about.

The first three are mailed at once by the calendar's own mail, so that these wait for the weekly one.
"""

from django.utils.translation import gettext_lazy as _

from inhabit.coaching.calendars.permissions import has_sessions, looks_for_coaching
from inhabit.coaching.coaches.permissions import is_known
from inhabit.notify.kinds import NoticeKind

BOOKED = NoticeKind(
    key="coaching.session_booked",
    label=_("A coaching session was booked with me"),
    words=_("A session was booked for %(when)s."),
    reaches=has_sessions,
)
MOVED = NoticeKind(
    key="coaching.session_moved",
    label=_("A coaching session has another time"),
    words=_("Your session of %(before)s was moved to %(when)s."),
    reaches=has_sessions,
)
CANCELLED = NoticeKind(
    key="coaching.session_cancelled",
    label=_("A coaching session was cancelled"),
    words=_("Your session of %(when)s was cancelled."),
    reaches=has_sessions,
)
REMINDER = NoticeKind(
    key="coaching.session_reminder",
    label=_("A coaching session is a day away"),
    words=_("You have a session on %(when)s."),
    is_urgent=True,
    move="coaching_session",
    reaches=has_sessions,
)
MISSED = NoticeKind(
    key="coaching.session_missed",
    label=_("A coaching session was noted as missed"),
    words=_("Your session of %(when)s was noted as missed. If you did meet, say so there."),
    is_urgent=True,
    reaches=looks_for_coaching,
)
WAIVED = NoticeKind(
    key="coaching.session_waived",
    label=_("My coach lets a session pass that would have counted"),
    words=_("Your session of %(when)s does not count: your coach lets it pass."),
    reaches=looks_for_coaching,
)
OBJECTED = NoticeKind(
    key="coaching.session_objected",
    label=_("Somebody says that a session which I noted as missed took place"),
    words=_("The session of %(when)s did take place, you are told. Please look again."),
    is_urgent=True,
    reaches=is_known,
)
LEFT_OPEN = NoticeKind(
    key="coaching.session_left_open",
    label=_("Nobody has said yet whether a coaching session took place"),
    words=_("Did your session of %(when)s take place? It is still open."),
    move="coaching_outcome",
    reaches=is_known,
)
SLOT_FREE = NoticeKind(
    key="coaching.slot_free",
    label=_("An earlier time has become free, for which I waited"),
    words=_("%(when)s has become free. It is kept for you until %(until)s."),
    is_urgent=True,
    reaches=looks_for_coaching,
)
BOOKING_KINDS = (BOOKED, MOVED, CANCELLED, REMINDER, MISSED, WAIVED, OBJECTED, LEFT_OPEN, SLOT_FREE)
