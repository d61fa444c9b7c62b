"""What people are told of in Communicate & Cascade."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind

TOLD = NoticeKind(
    key="communicate.told",
    label=_("The story is told in your unit"),
    words=_("“%(story)s” has been told in %(unit)s."),
    comes_back=True,
)

ECHO_TO_YOU = NoticeKind(
    key="communicate.echo_to_you",
    label=_("Your lead says what they heard in your playback"),
    words=_("You said what you heard in “%(story)s”. Whoever leads %(unit)s has written back what arrived."),
    comes_back=True,
)
ECHO = NoticeKind(
    key="communicate.echo",
    label=_("Your lead says what they heard in the playbacks"),
    words=_("What was heard in %(unit)s when “%(story)s” was told has been written back to everyone."),
)
