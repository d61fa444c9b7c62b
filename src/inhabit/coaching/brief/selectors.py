"""What a coach has before a session; the coachee sees the very same page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from inhabit.coaching.brief.context import Context, context_of, parts_of_people, stage_of, stage_of_unit
from inhabit.coaching.brief.offers import Own, things_given
from inhabit.coaching.brief.words import Given, opened_given
from inhabit.coaching.goals.wording import Level, Wording, opened_rating, opened_wording
from inhabit.coaching.models import (
    Action,
    Engagement,
    Format,
    ForNextTime,
    Goal,
    GoalRating,
    GoalWording,
    Participant,
    Session,
)
from inhabit.coaching.rooms.actions.steps import text_of_step
from inhabit.people.models import Person
from inhabit.stages.clarify.models import Contribution


@dataclass(frozen=True)
class GoalNow:
    """A goal, and where its owner stands; None before they have said so."""

    goal: Goal
    wording: Wording
    now: Level | None


@dataclass(frozen=True)
class Step:
    """A step from coaching that is still to be done."""

    text: str
    action: Action


@dataclass(frozen=True)
class OfOne:
    """What one of those coached brings: what they show of their own, goals and steps so far."""

    person: Person
    given: Given
    things: list[Own]
    shown_at: datetime | None
    goals: list[GoalNow]
    steps: list[Step]


@dataclass(frozen=True)
class Brief:
    """``meets_at`` is when the next session begins, where one is booked."""

    people: list[OfOne]
    context: Context | None
    meets_at: datetime | None


def brief_of(engagement: Engagement, participants: list[Participant], reader: Person) -> Brief:
    """Return the preparation as the coach reads it; somebody of a group sees of it what is about them.

    ``participants`` are of :func:`coached_with_words`.
    """
    is_coach = engagement.coach.person_id == reader.pk
    coach = reader if is_coach else engagement.coach.person
    shown = [one for one in participants if is_coach or one.person_id == reader.pk]
    given = {one.person_id: given_by(engagement, one) for one in shown}
    parts = parts_read(engagement, shown, given, coach)
    things = things_given(given, parts)
    goals, steps = goals_now(engagement), steps_in(engagement)
    return Brief(
        people=[
            OfOne(
                person=one.person,
                given=given[one.person_id],
                things=things[one.person_id],
                shown_at=one.shown_at,  # type: ignore[attr-defined]  # annotated
                goals=[goal for goal in goals if goal.goal.owner_id == one.person_id],
                steps=[step for step in steps if step.action.owner_id == one.person_id],
            )
            for one in shown
        ],
        context=context_for(engagement, shown, parts, given, coach),
        meets_at=next((one.meets_at for one in participants), None),  # type: ignore[attr-defined]  # as above
    )


def coached_with_words(pk: int) -> QuerySet[Participant]:
    """Return who is coached in the engagement today, with it and its key, and with what each shows."""
    words = ForNextTime.objects.filter(engagement=pk, person=OuterRef("person"))
    to_come = Session.objects.to_come().filter(engagement=pk).order_by("starts_at")
    rows = Participant.objects.current().filter(engagement=pk)
    return rows.select_related(
        "person", "engagement__coach__person", "engagement__unit", "engagement__key"
    ).annotate(
        content=Subquery(words.values("content")[:1]),
        shown_at=Subquery(words.values("shown_at")[:1]),
        meets_at=Subquery(to_come.values("starts_at")[:1]),
    )


def given_by(engagement: Engagement, one: Participant) -> Given:
    row = ForNextTime(engagement=engagement, person_id=one.person_id)
    return opened_given(row, one.content or "")  # type: ignore[attr-defined]  # annotated


def parts_read(
    engagement: Engagement, shown: list[Participant], given: dict[int, Given], coach: Person
) -> list[Contribution]:
    """Return the parts that were ticked; in a coaching of one, also those that the coach reads anyway."""
    ticked = [pk for one in given.values() for pk in one.parts]
    if not ticked and engagement.format != Format.ONE_TO_ONE:
        return []
    return parts_of_people([one.person for one in shown], ticked, coach)


def goals_now(engagement: Engagement) -> list[GoalNow]:
    """Return the goals that are set, each as worded last, in one query."""
    said = GoalRating.objects.filter(goal=OuterRef("goal"), by=OuterRef("goal__owner"))
    wordings = GoalWording.objects.filter(goal__engagement=engagement).select_related("goal")
    rows = wordings.annotate(said=Subquery(said.order_by("-rated_on").values("content")[:1]))
    newest = {row.goal_id: row for row in rows.order_by("goal__made_at", "number")}
    return [goal_now(engagement, row) for row in newest.values()]


def goal_now(engagement: Engagement, row: GoalWording) -> GoalNow:
    goal = row.goal
    goal.engagement = engagement  # one key for all
    wording = opened_wording(goal, row.content)
    said = row.said  # type: ignore[attr-defined]  # annotated
    return GoalNow(goal, wording, opened_rating(goal, said).level if said else wording.baseline)


def steps_in(engagement: Engagement) -> list[Step]:
    found = []
    for action in Action.objects.open().filter(engagement=engagement):
        action.engagement = engagement  # one key for all
        found.append(Step(text_of_step(action), action))
    return found


def context_for(
    engagement: Engagement,
    shown: list[Participant],
    parts: list[Contribution],
    given: dict[int, Given],
    coach: Person,
) -> Context | None:
    """Return the context of the one person, or of the team's unit; a group of peers has none in common."""
    if engagement.format == Format.TEAM and engagement.unit is not None:
        stage = stage_of_unit(engagement.unit)
        return context_of(stage, [], coach) if stage else None
    if engagement.format == Format.GROUP or not shown:
        return None
    person = shown[0].person
    stage = stage_of(person)
    others = [part for part in parts if part.pk not in given[person.pk].parts]
    return context_of(stage, others, coach) if stage else None
