"""Writing what was said in a coaching: sessions that were, as they stand in content/coached.yaml.

Everything is written by the actions that people use, and put back to its day afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from inhabit.coaching.booking.actions import hold_session
from inhabit.coaching.goals.actions import let_coach_rate, rate_goal, set_goal, share_goal, start_goal
from inhabit.coaching.goals.wording import Level, Wording
from inhabit.coaching.keys import seal_in
from inhabit.coaching.models import (
    Action,
    Agreement,
    CheckOut,
    Engagement,
    Goal,
    GoalRating,
    GoalWording,
    Note,
    Opening,
    Paragraph,
    Session,
    Signature,
)
from inhabit.coaching.openings import note_openings
from inhabit.coaching.rooms.actions.agenda import add_question, choose_frame, tick_question
from inhabit.coaching.rooms.actions.check_outs import check_out, tell_outcome
from inhabit.coaching.rooms.actions.paragraphs import save_paragraph
from inhabit.coaching.rooms.actions.steps import renegotiate_step, settle_step, take_on_step
from inhabit.demo.dating import moment
from inhabit.people.models import Person

type Plan = Mapping[str, Any]

COACH, COACHEE = "coach", "coachee"
PREPARED = timedelta(hours=2)  # before a session its coach reads what was shown


class Talk:
    """What ``people`` and their coach have talked about. ``today`` is the day from which days count."""

    def __init__(self, engagement: Engagement, people: Sequence[Person], today: date) -> None:
        self.engagement, self.people, self.today = engagement, people, today
        self.coach = engagement.coach.person
        self.zone = self.coach.time_zone

    def who(self, key: str | int) -> Person:
        """Return whom a plan means: the coach, the only one who is coached, or one of them by number."""
        if key == COACH:
            return self.coach
        return self.people[0] if key == COACHEE else self.people[int(key)]

    def day(self, number: int) -> date:
        return self.today + timedelta(days=number)

    # How it began

    def begin(self, day: int, hour: int = 9) -> None:
        """Put back to ``day`` that it was agreed."""
        at = moment(self.day(day), hour, self.zone)
        Engagement.objects.filter(pk=self.engagement.pk).update(made_at=at - timedelta(days=2), agreed_at=at)
        agreements = Agreement.objects.filter(engagement=self.engagement)
        agreements.update(made_at=at - timedelta(days=2), agreed_at=at)
        Signature.objects.filter(agreement__in=agreements).update(agreed_at=at)
        self.engagement.participants.update(joined_at=at)
        self.engagement.refresh_from_db()

    # The sessions that were

    def hold(self, plan: Plan, hour: int) -> Session:
        """Write a session that took place, with all that stands in its room."""
        starts_at = moment(self.day(plan["day"]), hour, self.zone)
        session = Session.objects.create(
            coach=self.engagement.coach,
            engagement=self.engagement,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=self.engagement.minutes),
            booked_at=starts_at - timedelta(days=12),
            booked_by=self.people[0],
        )
        self.open_what_was_shown(session)
        self.write_agenda(session, plan)
        for number, (key, text) in enumerate(plan["notes"], 1):
            self.write_paragraph(session, self.who(key), text, starts_at + timedelta(minutes=9 * number))
        if "check_out" in plan:
            self.write_check_out(session, plan["check_out"])
        hold_session(session, self.coach)
        Session.objects.filter(pk=session.pk).update(settled_at=session.ends_at)
        self.write_steps(session, plan)
        for key, text in plan.get("private", {}).items():
            self.write_private(session, self.who(key), text)
        return session

    def open_what_was_shown(self, session: Session) -> None:
        """Let the coach have prepared, as "Who opened what" says afterwards."""
        kinds = [Opening.What.ACTIONS, Opening.What.SHARED_NOTES, Opening.What.AGENDA]
        for person in self.people:
            note_openings(self.engagement, kinds, by=self.coach, of=person)
        hour = (session.starts_at - PREPARED).replace(minute=0)
        fresh = Opening.objects.filter(engagement=self.engagement, by=self.coach, hour__gt=session.starts_at)
        fresh.update(hour=hour)

    def write_agenda(self, session: Session, plan: Plan) -> None:
        choose_frame(session=session, frame=plan["frame"], by=self.coach)
        for text in plan.get("own", []):
            add_question(session=session, text=text, by=self.people[0])
        for key in plan.get("done", []):
            tick_question(session=session, key=key, is_done=True, by=self.coach)

    def write_paragraph(self, session: Session, author: Person, text: str, at: datetime) -> None:
        edits = Paragraph.objects.filter(session=session, author=author).count()
        written = save_paragraph(session=session, text=text, edits=edits, is_finished=True, by=author)
        Paragraph.objects.filter(pk=written.pk).update(begun_at=at, edited_at=at)

    def write_check_out(self, session: Session, told: Plan) -> None:
        taken = check_out(
            session=session, will_try=told["will_try"], useful=told["useful"], by=self.people[0]
        )
        if "outcome" in told:
            taken.session = session
            tell_outcome(stored=taken, text=told["outcome"], by=self.people[0])
        CheckOut.objects.filter(pk=taken.pk).update(made_at=session.ends_at)

    def write_private(self, session: Session, author: Person, text: str) -> None:
        """Write a private note, sealed for its author alone: nothing outside of its pages may import them."""
        Note.objects.create(
            engagement=self.engagement,
            session=session,
            author=author,
            text=seal_in(self.engagement, text, purpose=f"note:{author.pk}"),
            edits=1,
            edited_on=session.starts_at.date(),
        )

    # The steps that came of them

    def write_steps(self, session: Session, plan: Plan) -> None:
        for step in plan.get("steps", []):
            told = step if isinstance(step, dict) else {"owner": step[0], "text": step[1], "due": step[2]}
            self.write_step(session, told)

    def write_step(self, session: Session, told: Plan) -> None:
        owner, due_on = self.who(told.get("owner", COACHEE)), self.day(told["due"])
        action = take_on_step(
            engagement=self.engagement,
            owner=owner,
            text=told["text"],
            due_on=max(due_on, timezone.localdate()),
            session=session,
            by=owner,
        )
        self.settle(action, told, owner)
        kept = Action.objects.filter(pk=action.pk)
        kept.update(due_on=due_on, made_at=session.ends_at)
        kept.exclude(state=Action.State.OPEN).update(settled_at=moment(due_on, 15, self.zone))

    def settle(self, action: Action, told: Plan, owner: Person) -> None:
        state = told.get("state", Action.State.OPEN)
        if state == Action.State.CHANGED:
            new_day = self.day(told["new_due"])
            renegotiate_step(action=action, due_on=new_day, text="", word=told["word"], by=owner)
        elif state != Action.State.OPEN:
            settle_step(action=action, state=Action.State(state), by=owner)

    # Where somebody wants to get to

    def write_goal(self, told: Plan, priority: int) -> None:
        """Set the goal of whoever is coached, and note where they saw it, day by day."""
        owner = self.people[0]
        wording = Wording(
            text=told["text"],
            levels={Level(level): words for level, words in told["levels"].items()},
            baseline=Level(told["baseline"]),
            priority=priority,
        )
        begun = start_goal(engagement=self.engagement, by=owner)
        goal = set_goal(goal=begun, wording=wording, edits=0, by=owner)
        goal.engagement = self.engagement
        if told.get("coach_rates"):
            let_coach_rate(goal=goal, may=True, by=owner)
            goal.is_rated_by_coach = True
        self.rate(goal, told["ratings"], owner)
        self.rate(goal, told.get("coach_ratings", []), self.coach)
        set_at = moment(self.day(told["ratings"][0][0]), 18, self.zone)
        Goal.objects.filter(pk=goal.pk).update(made_at=set_at, set_at=set_at)
        GoalWording.objects.filter(goal=goal).update(made_at=set_at)
        if told.get("shared"):
            self.share(goal, owner, set_at)

    def rate(self, goal: Goal, ratings: Sequence[Sequence[Any]], by: Person) -> None:
        for day, level, word in ratings:
            rated = rate_goal(goal=goal, level=Level(level), word=word, by=by)
            GoalRating.objects.filter(pk=rated.pk).update(rated_on=self.day(day))

    def share(self, goal: Goal, owner: Person, at: datetime) -> None:
        share_goal(goal=goal, by=owner)
        Goal.objects.filter(pk=goal.pk).update(shared_at=at)
        party = self.engagement.party
        if party is not None:
            kinds = [Opening.What.SHARED_GOALS, Opening.What.COUNTS]
            note_openings(self.engagement, kinds, by=party, of=owner)
            opened = Opening.objects.filter(engagement=self.engagement, by=party)
            opened.update(hour=(at + timedelta(days=6)).replace(minute=0))
