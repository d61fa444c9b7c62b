"""A coaching with a word that stands nowhere else in each place where coach or coachee write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta

from cast import Cast
from django.utils import timezone
from engagements import agreed, book, make_coach, make_cohort

from inhabit.coaching.agreements.actions import propose_sentence
from inhabit.coaching.brief.actions import show_for_next_time
from inhabit.coaching.brief.words import Given
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.goals.actions import save_goal_draft, set_goal, start_goal
from inhabit.coaching.goals.wording import NEEDED, Wording
from inhabit.coaching.models import Engagement, Note, Session
from inhabit.coaching.notes.actions import save_note
from inhabit.coaching.rooms.actions.agenda import add_question
from inhabit.coaching.rooms.actions.check_outs import check_out
from inhabit.coaching.rooms.actions.nudges import set_nudge
from inhabit.coaching.rooms.actions.paragraphs import save_paragraph
from inhabit.coaching.rooms.actions.steps import take_on_step

# Of the coachee alone, of the coach alone, of the two; the party reads what is in the agreement.
COACHEES, COACHS = "Quittenmarmelade", "Zwetschgenröster"
SHARED = ("Mispelgelee", "Schlehenlikör", "Hagebuttentee", "Sanddornsaft", "Kornelkirsche", "Walnusslikör")
AGREED = "Berberitzensaft"
WORDS = (COACHEES, COACHS, *SHARED, AGREED)


@dataclass(frozen=True)
class Written:
    engagement: Engagement
    session: Session
    note: Note


def write_everywhere(cast: Cast) -> Written:
    """Let ``member`` and ``coach`` write one of the words in each place; the sponsor is the party."""
    cohort = make_cohort(cast.services, party=cast.sponsor)
    engagement = agreed(open_engagement(coach=make_coach(cast.coach), coachees=[cast.member], cohort=cohort))
    session = book(engagement, timezone.now() - timedelta(minutes=10))
    note = save_note(engagement=engagement, session=None, text=COACHEES, edits=0, by=cast.member)
    save_note(engagement=engagement, session=session, text=COACHEES, edits=0, by=cast.member)
    save_note(engagement=engagement, session=None, text=COACHS, edits=0, by=cast.coach)
    save_note(engagement=engagement, session=session, text=COACHS, edits=0, by=cast.coach)
    save_paragraph(session=session, text=SHARED[0], edits=0, by=cast.coach)
    add_question(session=session, text=SHARED[1], by=cast.member)
    propose_sentence(engagement=engagement, text=AGREED, by=cast.member)
    write_between_sessions(engagement, session, cast)
    return Written(engagement, session, note)


def write_between_sessions(engagement: Engagement, session: Session, cast: Cast) -> None:
    """A goal that is set and one that is not, a step, a word for the next time, a nudge, a check-out."""
    levels = dict.fromkeys(NEEDED, SHARED[2])
    for words, keep in ((SHARED[2], set_goal), (COACHEES, save_goal_draft)):
        goal = start_goal(engagement=engagement, by=cast.member)
        keep(goal=goal, wording=Wording(text=words, levels=levels), edits=0, by=cast.member)
    due = timezone.localdate() + timedelta(days=3)
    take_on_step(engagement=engagement, text=SHARED[3], due_on=due, owner=cast.member, by=cast.member)
    show_for_next_time(engagement=engagement, given=Given(text=SHARED[4]), edits=0, by=cast.member)
    set_nudge(engagement=engagement, text=COACHEES, weekdays=[0], at=time(9), by=cast.member)
    check_out(session=session, will_try=SHARED[5], useful="", by=cast.member)
