"""What people are told of groups: that something happened, never who said what."""

from django.utils.translation import gettext_lazy as _

from inhabit.coaching.calendars.permissions import looks_for_coaching
from inhabit.coaching.coaches.permissions import is_known
from inhabit.notify.kinds import NoticeKind
from inhabit.notify.reach import leads

INVITED = NoticeKind(
    key="coaching.group_invited",
    label=_("I am asked into coaching with others"),
    words=_(
        "You are asked whether you would like coaching together with others. Whether you do is yours alone."
    ),
    move="answer_group",
)
TEAM_CHOICE = NoticeKind(
    key="coaching.team_choice",
    label=_("Coaches are suggested for my team"),
    words=_("Coaching for your team can begin. First you choose a coach."),
    is_urgent=True,
    move="choose_team_coach",
    reaches=leads,
)
TEAM_ANSWERED = NoticeKind(
    key="coaching.team_answered",
    label=_("The programme team has answered about coaching for my team"),
    words=_("At present there is no coaching for your team. You can ask again at any time."),
    comes_back=True,
    reaches=leads,
)
SOMEBODY_JOINED = NoticeKind(
    key="coaching.group_joined",
    label=_("Somebody has come into a group that I coach"),
    words=_("Somebody has come into a group that you coach."),
    reaches=is_known,
)
TIMES_PROPOSED = NoticeKind(
    key="coaching.times_proposed",
    label=_("Times are proposed for a session of my group"),
    words=_("Times are proposed for the next session of your group. Say which suit you."),
    move="mark_times",
    reaches=looks_for_coaching,
)
GROUP_KINDS = (INVITED, TEAM_CHOICE, TEAM_ANSWERED, SOMEBODY_JOINED, TIMES_PROPOSED)
