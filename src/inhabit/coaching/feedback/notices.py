"""What coaches are told of feedback: that some has come together, never from whom or how many."""

from django.utils.translation import gettext_lazy as _

from inhabit.coaching.coaches.permissions import is_known
from inhabit.notify.kinds import NoticeKind

FEEDBACK = NoticeKind(
    key="coaching.feedback",
    label=_("Feedback from people I coach has come together"),
    words=_("Feedback from at least five people whom you coach has come together."),
    reaches=is_known,
)
FEEDBACK_KINDS = (FEEDBACK,)
