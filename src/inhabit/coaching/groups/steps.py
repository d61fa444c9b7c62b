"""What waits for somebody of groups, as next steps on Home."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import BigIntegerField, CharField, Count, Exists, F, Min, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.models import Role
from inhabit.access.permissions import has_role
from inhabit.coaching.groups.permissions import groups_run_by
from inhabit.coaching.models import Group, Participant, ProposedTime, Seat, TimeMark
from inhabit.people.models import Person, today
from inhabit.programme.steps import NextStep, Source, Waiting

TOLD_FOR = timedelta(days=14)  # that a coach is in one line with somebody of a group
NO_UNIT = Value(0, output_field=BigIntegerField())
ONE = Value(1, output_field=BigIntegerField())
NO_NAME = Value("", output_field=CharField())


def invitations(person: Person) -> QuerySet[Seat]:
    asking = Q(group__state=Group.State.INVITING) | Q(group__state=Group.State.BEGUN)
    return Seat.objects.filter(asking, person=person, state=Seat.State.INVITED)


def step_to_answer(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Would you like coaching together with others?"),
        reason=_("You are asked into a group. Whether you say yes is yours alone to decide."),
        minutes=3,
        label=_("Read the invitation"),
        address=reverse("group_invitation", args=[waiting.pk]),
        move="answer_group",
    )


def teams_to_choose_for(person: Person) -> QuerySet[Group]:
    return Group.objects.filter(state=Group.State.CHOOSING, unit__lead=person, unit__is_open=True)


def step_to_choose(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Choose a coach for %(unit)s") % {"unit": waiting.unit},
        reason=_("Three are suggested who can be with all of you. Then everybody is asked."),
        minutes=5,
        label=_("See them"),
        address=reverse("unit_team", args=[waiting.pk]),
        move="choose_team_coach",
    )


def groups_to_see_to(person: Person) -> QuerySet[Group]:
    """Return what the programme team has to answer: requests, and groups that need another coach."""
    if not has_role(person, Role.STEWARD):
        return Group.objects.none()
    joined = Seat.objects.filter(group=OuterRef("pk"), state=Seat.State.JOINED)
    open_ones = Q(state=Group.State.ASKED) | Q(Exists(joined), state=Group.State.PLANNED)
    open_ones |= Q(state=Group.State.BEGUN, in_line_since__gt=today() - TOLD_FOR)
    return groups_run_by(person).filter(open_ones)


def step_to_see_to(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("A group waits for you: %(group)s") % {"group": waiting.unit}
        if waiting.unit
        else _("A group waits for you"),
        reason=_(
            "Somebody has asked for coaching as a team, or a group and its coach no longer fit together."
        ),
        minutes=5,
        label=_("See it"),
        address=reverse("coaching_group", args=[waiting.pk]),
        move="see_to_group",
    )


def times_to_mark(person: Person) -> QuerySet[Any, Any]:
    """Return a row for each group with times of which ``person`` has said nothing yet."""
    marked = TimeMark.objects.filter(time=OuterRef("pk"), person=person)
    mine = Participant.objects.current().filter(person=person).values("engagement")
    open_times = ProposedTime.objects.filter(~Exists(marked), engagement__in=mine, settled_at__isnull=True)
    in_groups = open_times.filter(engagement__state="going_on").order_by()
    return in_groups.values("engagement").annotate(how_many=Count("pk"), since=Min("proposed_at"))


def step_to_mark(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Say which times suit you"),
        reason=_("Your group looks for the time of its next session."),
        minutes=1,
        label=_("Say it"),
        address=reverse("group_times", args=[waiting.pk]),
        move="mark_times",
    )


ANSWER_GROUP = Source(
    "answer_group", invitations, (F("group_id"), NO_UNIT, NO_NAME, ONE, F("asked_at")), step_to_answer
)
CHOOSE_TEAM_COACH = Source(
    "choose_team_coach",
    teams_to_choose_for,
    (F("unit_id"), NO_UNIT, F("unit__name"), ONE, F("made_at")),
    step_to_choose,
    is_for_leads=True,
)
SEE_TO_GROUP = Source(
    "see_to_group",
    groups_to_see_to,
    (F("pk"), NO_UNIT, F("name"), ONE, F("made_at")),
    step_to_see_to,
    is_for_leads=True,
)
MARK_TIMES = Source(
    "mark_times",
    times_to_mark,
    ("engagement", NO_UNIT, NO_NAME, "how_many", "since"),
    step_to_mark,
)
