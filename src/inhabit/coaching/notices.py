"""What coaching tells people: that something happened, never what it is about."""

from django.utils.translation import gettext_lazy as _

from inhabit.coaching.booking.notices import BOOKING_KINDS
from inhabit.coaching.feedback.notices import FEEDBACK_KINDS
from inhabit.coaching.groups.notices import GROUP_KINDS
from inhabit.coaching.rooms.notices import KINDS_OF_ROOMS
from inhabit.notify.kinds import NoticeKind

OFFERED = NoticeKind(
    key="coaching.offered",
    label=_("I am offered coaching"),
    words=_("You are offered coaching. Whether you take it is yours alone to decide."),
    move="answer_coaching_offer",
)
OFFER_ENDED = NoticeKind(
    key="coaching.offer_ended",
    label=_("An offer of coaching has ended while I was waiting"),
    words=_("The offer of coaching that you were waiting in has ended before a place came free."),
    comes_back=True,
)
SUGGESTIONS = NoticeKind(
    key="coaching.suggestions",
    label=_("There are coaches for me to choose from"),
    words=_("There are coaches for you to choose from now."),
    comes_back=True,
    is_urgent=True,
    move="choose_coach",
)
KINDS = (OFFERED, OFFER_ENDED, SUGGESTIONS, *BOOKING_KINDS, *GROUP_KINDS, *KINDS_OF_ROOMS, *FEEDBACK_KINDS)
