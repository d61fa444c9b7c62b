"""What people are told about their agreement: that there is something to read, never what it says."""

from django.utils.translation import gettext_lazy as _

from inhabit.coaching.agreements.permissions import stands_for_the_organisation
from inhabit.coaching.calendars.permissions import has_sessions
from inhabit.notify.kinds import NoticeKind
from inhabit.people.models import Person


def signs_agreements(person: Person) -> bool:
    """Say whether an agreement can wait for ``person``: on either side, or for the organisation."""
    return has_sessions(person) or stands_for_the_organisation(person)


AGREEMENT_WAITS = NoticeKind(
    key="coaching.agreement_waits",
    label=_("An agreement on coaching waits for me"),
    words=_("An agreement on coaching waits for you to read it."),
    is_urgent=True,
    move="read_agreement",
    reaches=signs_agreements,
)
AGREED = NoticeKind(
    key="coaching.agreed",
    label=_("Everybody has agreed to how we work in a coaching"),
    words=_("Everybody has agreed to how you work together in your coaching."),
    comes_back=True,
    reaches=signs_agreements,
)
HAS_ENDED = NoticeKind(
    key="coaching.has_ended",
    label=_("A coaching of mine has ended"),
    words=_("A coaching of yours has ended. Sessions to come are cancelled."),
    is_urgent=True,
    reaches=signs_agreements,
)
RESTS = NoticeKind(
    key="coaching.rests",
    label=_("A coaching of mine has rested for long"),
    words=_(
        "A coaching of yours has had no session for five months. In a month it ends, unless you meet again."
    ),
    reaches=has_sessions,
)
IN_LINE = NoticeKind(
    key="coaching.in_line",
    label=_("In a coaching of mine, one leads the other by now"),
    words=_(
        "In a coaching of yours, coach and coachee are in one line now. If that is still so in a week, it "
        "ends between the two. If the list of people is wrong, have it corrected by then."
    ),
    is_urgent=True,
    reaches=has_sessions,
)
PART_ENDED = NoticeKind(
    key="coaching.part_ended",
    label=_("Somebody’s part in a group has ended"),
    words=_(
        "In a group of yours, the part of somebody who is in one line with its coach has ended. The others "
        "go on."
    ),
    is_urgent=True,
    reaches=has_sessions,
)
KINDS_OF_AGREEMENTS = (AGREEMENT_WAITS, AGREED, HAS_ENDED, RESTS, IN_LINE, PART_ENDED)
