"""What tests of contests have in common."""

from __future__ import annotations

from datetime import timedelta

from cast import Cast
from programmes import Story, interpret

from inhabit.people.models import Person, Unit, UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.stages.clarify.actions import save_interpretation_draft, share_interpretations
from inhabit.stages.clarify.contests.actions import answer_contest
from inhabit.stages.clarify.models import Contest, ContestAnswer, Interpretation
from inhabit.strategy.models import Priority

BECAUSE = "Our phones are staffed until noon."


def say_against(story: Story, unit: Unit, priority: int, stance: str = "contest", **texts: str) -> Contest:
    """Let the lead of ``unit`` share words against ``priority``; return what goes up."""
    unit.refresh_from_db()
    latest = Interpretation.objects.filter(unit=unit, priority=priority).order_by("-number").first()
    save_interpretation_draft(
        programme=story.programme,
        unit=unit,
        priority=Priority.objects.get(pk=priority),
        texts={"stance": stance, "because": BECAUSE} | texts,
        edits=latest.edits if latest else 0,
        by=unit.lead,
    )
    share_interpretations(programme=story.programme, unit=unit, priorities=[priority], by=unit.lead)
    return Contest.objects.get(unit=unit, priority=priority, state=Contest.State.OPEN)


def down_to_payroll(cast: Cast, story: Story) -> None:
    """Let the board and Services speak, so that Payroll may."""
    interpret(story, cast.board, story.first, "The board answers first.")
    interpret(story, cast.services, story.first, "Services answers by noon.")


def answer(contest: Contest, by: Person, verdict: str, text: str = "A word.") -> ContestAnswer:
    return answer_contest(contest=contest, verdict=verdict, text=text, seen=contest.answers.count(), by=by)


def let_it_be_late(contest: Contest) -> None:
    Contest.objects.filter(pk=contest.pk).update(due_on=today() - timedelta(days=1))


def from_today(unit: Unit, **line: object) -> None:
    """Give ``unit`` another line from today on; with nothing, dissolve it."""
    former = unit.lines.get(ends_on=None)
    UnitLine.objects.filter(pk=former.pk).update(ends_on=today())
    if line:
        kept = {"parent": former.parent, "lead": former.lead}
        UnitLine.objects.create(unit=unit, starts_on=today(), **(kept | line))
    refresh_tree()


def whose_turn(contest: Contest) -> Unit | None:
    contest.refresh_from_db()
    return contest.waits_for
