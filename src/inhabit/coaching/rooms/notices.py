"""What the room and the time between sessions tell people: never a word of what was written."""

from django.utils.translation import gettext_lazy as _

from inhabit.coaching.calendars.permissions import has_sessions, looks_for_coaching
from inhabit.notify.kinds import NoticeKind

REMINDED = NoticeKind(
    key="coaching.reminded",
    label=_("A reminder that I have set for myself"),
    words=_("You wanted to remind yourself of something."),
    is_urgent=True,
    reaches=has_sessions,
)
GUIDE_SUGGESTED = NoticeKind(
    key="coaching.guide_suggested",
    label=_("My coach suggests something to read"),
    words=_("Your coach has put something to read among your steps from coaching."),
    reaches=looks_for_coaching,
)
KINDS_OF_ROOMS = (REMINDED, GUIDE_SUGGESTED)
