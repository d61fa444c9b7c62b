"""What a programme tells people."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind
from inhabit.notify.reach import leads

NUDGE = NoticeKind(
    key="programme.nudge",
    label=_("Somebody waits for what my unit says"),
    words=_(
        "People are looking forward to what the strategy means for %(unit)s. "
        "A few sentences from you are enough."
    ),
    is_urgent=True,
    reaches=leads,
)
