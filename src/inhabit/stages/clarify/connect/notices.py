"""What people are told about what they have shared in Connect."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind

HEARD = NoticeKind(
    key="clarify.heard",
    label=_("My lead answers what I shared in Connect"),
    words=_("Your lead has answered what you shared with them."),
    comes_back=True,
)
