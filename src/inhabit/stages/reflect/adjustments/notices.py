"""What proposed changes tell people."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind
from inhabit.notify.reach import answers_for_units

WAITS = NoticeKind(
    key="reflect.adjustment_waits",
    label=_("A change is proposed, and it is mine to decide"),
    words=_("Somebody proposes a change that is yours to decide."),
    is_urgent=True,
    move="answer_adjustment",
    reaches=answers_for_units,
)
LATE = NoticeKind(
    key="reflect.adjustment_late",
    label=_("A proposed change waits for longer than agreed"),
    words=_("A proposed change has waited for longer than agreed: you can answer it."),
    is_urgent=True,
    move="answer_adjustment",
    reaches=answers_for_units,
)
PASSED_UP = NoticeKind(
    key="reflect.adjustment_passed_up",
    label=_("A change that I proposed or support was passed up"),
    words=_("A change that you proposed or support has been passed up, with a word to it."),
    comes_back=True,
)
ACCEPTED = NoticeKind(
    key="reflect.adjustment_accepted",
    label=_("A change that I proposed or support was accepted"),
    words=_("A change that you proposed or support has been accepted. Read what stands there now."),
    comes_back=True,
)
DECLINED = NoticeKind(
    key="reflect.adjustment_declined",
    label=_("A change that I proposed or support was declined"),
    words=_("A change that you proposed or support has been declined, with a reason."),
    comes_back=True,
)
KINDS_OF_ADJUSTMENTS = (WAITS, LATE, PASSED_UP, ACCEPTED, DECLINED)
