"""Who coaches, who is offered coaching, and what the two of them have agreed and booked."""

from inhabit.coaching.models.calendars import CalendarChoices, CalendarFeed, MeetingPlace, SessionMail
from inhabit.coaching.models.coaches import Coach, CoachQuerySet, Credential, Portrait, Supervision
from inhabit.coaching.models.cohorts import CoachingRules, Cohort, Enquiry, Match, Offer
from inhabit.coaching.models.conflicts import Conflict
from inhabit.coaching.models.engagements import (
    Agreement,
    Engagement,
    EngagementKey,
    EngagementQuerySet,
    Format,
    Participant,
    Signature,
)
from inhabit.coaching.models.matching import MatchingRun
from inhabit.coaching.models.notes import KeepsNotesElsewhere, Note
from inhabit.coaching.models.openings import Opening
from inhabit.coaching.models.sessions import Attendance, Session, SessionQuerySet

__all__ = [
    "Agreement",
    "Attendance",
    "CalendarChoices",
    "CalendarFeed",
    "Coach",
    "CoachQuerySet",
    "CoachingRules",
    "Cohort",
    "Conflict",
    "Credential",
    "Engagement",
    "EngagementKey",
    "EngagementQuerySet",
    "Enquiry",
    "Format",
    "KeepsNotesElsewhere",
    "Match",
    "MatchingRun",
    "MeetingPlace",
    "Note",
    "Offer",
    "Opening",
    "Participant",
    "Portrait",
    "Session",
    "SessionMail",
    "SessionQuerySet",
    "Signature",
    "Supervision",
]
