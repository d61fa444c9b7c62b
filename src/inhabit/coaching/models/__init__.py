"""Who coaches, who is offered coaching, and what the two of them have agreed and booked."""

from inhabit.coaching.models.between import Action, ActionQuerySet, Nudge, Recommendation
from inhabit.coaching.models.coaches import Coach, CoachQuerySet
from inhabit.coaching.models.cohorts import Cohort, Enquiry, Match, Offer
from inhabit.coaching.models.engagements import (
    Agreement,
    Engagement,
    EngagementKey,
    EngagementQuerySet,
    Format,
    Participant,
    Signature,
)
from inhabit.coaching.models.rooms import Agenda, CheckOut, Paragraph, Tryout
from inhabit.coaching.models.sessions import Attendance, Session, SessionQuerySet

__all__ = [
    "Action",
    "ActionQuerySet",
    "Agenda",
    "Agreement",
    "Attendance",
    "CheckOut",
    "Coach",
    "CoachQuerySet",
    "Cohort",
    "Engagement",
    "EngagementKey",
    "EngagementQuerySet",
    "Enquiry",
    "Format",
    "Match",
    "Nudge",
    "Offer",
    "Paragraph",
    "Participant",
    "Recommendation",
    "Session",
    "SessionQuerySet",
    "Signature",
    "Tryout",
]
