"""What people are told of in Communicate & Cascade."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind

TOLD = NoticeKind(
    key="communicate.told",
    label=_("The story is told in your unit"),
    words=_("“%(story)s” has been told in %(unit)s."),
)
