"""What people are told of about decisions."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind

TO_LOOK_AT = NoticeKind(
    key="empower.decision_due",
    label=_("The day has come to look at a decision again"),
    words=_("A decision made in %(unit)s can be looked at again: did it come true?"),
    move="look_again",
)
