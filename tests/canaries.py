"""A coaching with a word that stands nowhere else in each place where coach or coachee write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from cast import Cast
from django.utils import timezone
from engagements import agreed, book, make_coach, make_cohort

from inhabit.coaching.agreements.actions import propose_sentence
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Engagement, Note, Session
from inhabit.coaching.notes.actions import save_note
from inhabit.coaching.rooms.actions.agenda import add_question
from inhabit.coaching.rooms.actions.paragraphs import save_paragraph

# Of the coachee alone, of the coach alone, of the two; the party reads what is in the agreement.
COACHEES, COACHS = "Quittenmarmelade", "Zwetschgenröster"
SHARED = ("Mispelgelee", "Schlehenlikör")
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
    return Written(engagement, session, note)
