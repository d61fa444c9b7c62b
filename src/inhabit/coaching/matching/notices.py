"""What people are told of their search for a coach."""

from django.utils.translation import gettext_lazy as _

from inhabit.coaching.calendars.permissions import looks_for_coaching
from inhabit.notify.kinds import NoticeKind

SUGGESTIONS = NoticeKind(
    key="coaching.suggestions",
    label=_("There are coaches for me to choose from"),
    words=_("There are coaches for you to choose from now."),
    comes_back=True,
    is_urgent=True,
    move="choose_coach",
    reaches=looks_for_coaching,
)
KINDS_OF_MATCHING = (SUGGESTIONS,)
