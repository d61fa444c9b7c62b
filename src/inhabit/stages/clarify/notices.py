"""What Clarify & Connect tells people."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind

CONTEST_WAITS = NoticeKind(
    key="clarify.contest_waits",
    label=_("A unit says something against a priority, and waits for my answer"),
    words=_("%(unit)s has said something against “%(priority)s”. It waits for your answer."),
    is_urgent=True,
)
CONTEST_PASSED_UP = NoticeKind(
    key="clarify.contest_passed_up",
    label=_("What my unit said against a priority was passed up"),
    words=_("What %(unit)s said against “%(priority)s” has been passed up, with a word to it."),
    comes_back=True,
)
CONTEST_ANSWERED = NoticeKind(
    key="clarify.contest_answered",
    label=_("What my unit said against a priority was answered"),
    words=_("What %(unit)s said against “%(priority)s” has been answered."),
    comes_back=True,
)
KINDS_OF_CLARIFY = (CONTEST_WAITS, CONTEST_PASSED_UP, CONTEST_ANSWERED)
