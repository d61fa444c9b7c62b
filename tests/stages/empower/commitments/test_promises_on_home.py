"""The thread goes on to what one promises."""

from datetime import timedelta

from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story, interpret
from queries import assert_max_queries

from inhabit.people.models import today
from inhabit.programme.models import Stage, UnitStage
from inhabit.stages.clarify.models import Contribution
from inhabit.stages.empower.commitments.actions import Serves, promise


def contribution_of(cast: Cast, story: Story) -> Contribution:
    return Contribution.objects.create(
        programme=story.programme,
        person=cast.member,
        priority_id=story.first,
        text="I call back",
        finished_at="2026-01-01T00:00Z",
    )


def test_a_promise_hangs_below_my_part(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for unit in (cast.board, cast.services, cast.payroll):
        interpret(story, unit, story.first, f"{unit} says so.")
    promise(
        owner=cast.member,
        unit=cast.payroll,
        outcome="Nobody rings twice",
        due_on=today() + timedelta(days=9),
        serves=Serves(contribution=contribution_of(cast, story)),
        by=cast.member,
    )
    page = assert_max_queries(sign_in(cast.member), reverse("home")).text
    assert page.index("I call back") < page.index("Your promises") < page.index("Nobody rings twice")


def test_it_does_not_hang_on_another_priority(cast: Cast, story: Story, sign_in: SignIn) -> None:
    promise(
        owner=cast.member,
        unit=cast.payroll,
        outcome="Nobody rings twice",
        due_on=today() + timedelta(days=9),
        serves=Serves(contribution=contribution_of(cast, story)),
        by=cast.member,
    )
    member = sign_in(cast.member)
    assert "Nobody rings twice" in member.get(reverse("home"), {"priority": story.first}).text
    assert "Nobody rings twice" not in member.get(reverse("home"), {"priority": story.second}).text


def test_home_asks_for_a_promise_where_the_unit_is_to_act(cast: Cast, story: Story, sign_in: SignIn) -> None:
    contribution_of(cast, story)
    member = sign_in(cast.member)
    assert "Promise one thing" not in member.get(reverse("home")).text
    UnitStage.objects.filter(unit=cast.payroll).update(stage=Stage.EMPOWER)
    assert "Promise one thing" in member.get(reverse("home")).text
    promise(
        owner=cast.member,
        unit=cast.payroll,
        outcome="Nobody rings twice",
        due_on=today() + timedelta(days=9),
        by=cast.member,
    )
    assert "Promise one thing" not in member.get(reverse("home")).text
