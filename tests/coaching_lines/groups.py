from booking_days import at, next_weekday
from coaching_groups import a_coach, a_plan, asked, the_offer
from engagements import agreed, book
from permission_world import Line, World

from coaching_lines.worlds import IN_IT
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Engagement, Format, Group, Seat

STEWARD = frozenset({"steward"})
MEMBER = frozenset({"member"})
COACH = frozenset({"coach"})


def an_offer_with_groups(world: World) -> dict[str, object]:
    return {"pk": the_offer(world.cast).pk}


def a_group(world: World) -> dict[str, object]:
    return {"pk": a_plan(world.cast).pk}


def a_group_that_asks_member(world: World) -> dict[str, object]:
    group = asked(a_plan(world.cast))
    group.seats.filter(person=world.cast.lead).delete()
    Seat.objects.get_or_create(group=group, person=world.cast.member, defaults={"state": "invited"})
    return {"pk": group.pk}


def a_team(world: World) -> dict[str, object]:
    group = Group.objects.create(format=Format.TEAM, unit=world.cast.payroll, state=Group.State.ASKED)
    return {"pk": group.pk}


def payroll(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk}


def team_of_payroll(world: World) -> Engagement:
    """``member`` is coached with others of Payroll, which ``lead`` leads without being in it."""
    cast = world.cast
    return agreed(
        open_engagement(
            coach=a_coach(cast),
            coachees=[cast.member, cast.colleague],
            party=cast.steward,
            format=Format.TEAM,
            unit=cast.payroll,
        )
    )


def an_engaged_team(world: World) -> dict[str, object]:
    return {"pk": team_of_payroll(world).pk}


def a_session_of_a_team(world: World) -> dict[str, object]:
    return {"pk": book(team_of_payroll(world), at(next_weekday(0), 10)).pk}


LINES: dict[str, Line] = {
    "coaching_groups": Line(STEWARD),
    "group_new": Line(STEWARD, an_offer_with_groups, "post"),
    "coaching_group": Line(STEWARD, a_group),
    "group_newcomers": Line(STEWARD, a_team, "post"),
    "group_end": Line(STEWARD, a_group, "post"),
    "group_invitation": Line(MEMBER, a_group_that_asks_member),
    "group_joining": Line(MEMBER, a_group_that_asks_member, "post"),
    "group_refusal": Line(MEMBER, a_group_that_asks_member, "post"),
    "unit_team": Line(frozenset({"lead"}), payroll),
    "engagement_people": Line(IN_IT, an_engaged_team),
    "group_goal": Line(IN_IT, an_engaged_team, "post", {"text": "We speak up.", "edits": "0"}),
    "team_material": Line(IN_IT, an_engaged_team),
    "session_attendance": Line(COACH, a_session_of_a_team),
    "group_times": Line(IN_IT, an_engaged_team),
    "group_times_new": Line(COACH, an_engaged_team),
    "group_time_fixed": Line(COACH, an_engaged_team, "post", {"time": "0"}),
}
