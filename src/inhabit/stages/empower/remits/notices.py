"""What people are told about who decides what."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind
from inhabit.notify.reach import leads

REMIT_PROPOSED = NoticeKind(
    key="empower.remit_proposed",
    label=_("What is mine to decide was proposed to me"),
    words=_("In %(unit)s somebody has written down what is yours to decide. What do you say to it?"),
    move="read_remit",
)
REMIT_HOLDS = NoticeKind(
    key="empower.remit_holds",
    label=_("What is mine to decide was agreed"),
    words=_("In %(unit)s it is agreed what is whose to decide."),
)
REMIT_CHANGE_ASKED = NoticeKind(
    key="empower.remit_change_asked",
    label=_("Somebody would like to decide something else than I proposed"),
    words=_("In %(unit)s somebody asks for a change in what is theirs to decide."),
    move="agree_remit",
    reaches=leads,
)
REMIT_REPLIED = NoticeKind(
    key="empower.remit_replied",
    label=_("A change that I asked for in what is mine to decide was answered"),
    words=_("In %(unit)s you asked for a change in what is yours to decide. It has been answered."),
    comes_back=True,
)
DECISION_ASKED = NoticeKind(
    key="empower.decision_asked",
    label=_("Somebody asks me to settle who decides something"),
    words=_("In %(unit)s somebody asks you to settle who decides something."),
    move="settle_decision",
    reaches=leads,
)
DECISION_SETTLED = NoticeKind(
    key="empower.decision_settled",
    label=_("Who decides something that I asked about was settled"),
    words=_("You asked in %(unit)s who decides something. There is an answer."),
    comes_back=True,
)
KINDS_OF_REMITS = (
    REMIT_PROPOSED,
    REMIT_HOLDS,
    REMIT_CHANGE_ASKED,
    REMIT_REPLIED,
    DECISION_ASKED,
    DECISION_SETTLED,
)
