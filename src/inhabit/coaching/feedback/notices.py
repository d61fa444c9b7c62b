"""What coaches are told of feedback: that some has come together, never from whom or how many."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind

FEEDBACK = NoticeKind(
    key="coaching.feedback",
    label=_("Feedback from people I coach has come together"),
    words=_("Feedback from at least five people whom you coach has come together."),
)
FEEDBACK_KINDS = (FEEDBACK,)
