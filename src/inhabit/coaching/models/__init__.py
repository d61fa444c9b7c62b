"""Who coaches, who is offered coaching, and what the two of them have agreed, booked and written."""

from inhabit.coaching.models.between import Action, ActionQuerySet, Nudge, Recommendation
from inhabit.coaching.models.booking import (
    AvailabilityException,
    AvailabilityRule,
    BookingRules,
    WaitingPlace,
    WaitingPlaceQuerySet,
    Weekday,
)
from inhabit.coaching.models.briefs import ForNextTime
from inhabit.coaching.models.calendars import CalendarChoices, CalendarFeed, MeetingPlace, SessionMail
from inhabit.coaching.models.coaches import (
    Coach,
    CoachQuerySet,
    Credential,
    CredentialQuerySet,
    Portrait,
    Supervision,
)
from inhabit.coaching.models.cohorts import (
    CoachingRules,
    Cohort,
    CohortQuerySet,
    Enquiry,
    EnquiryQuerySet,
    Match,
    Offer,
    OfferQuerySet,
)
from inhabit.coaching.models.conflicts import Conflict, ConflictQuerySet
from inhabit.coaching.models.engagements import (
    Agreement,
    Engagement,
    EngagementKey,
    EngagementQuerySet,
    Format,
    Participant,
    ParticipantQuerySet,
    Signature,
)
from inhabit.coaching.models.feedback import (
    AllianceAsked,
    AllianceBatch,
    AllianceSum,
    AllianceVoice,
    AllianceWish,
    Item,
    Moment,
    Review,
    WaitingAlliance,
)
from inhabit.coaching.models.goals import Goal, GoalQuerySet, GoalRating, GoalWording
from inhabit.coaching.models.groups import Group, GroupGoal, GroupQuerySet, ProposedTime, Seat, TimeMark
from inhabit.coaching.models.matching import MatchingRun
from inhabit.coaching.models.notes import KeepsNotesElsewhere, Note
from inhabit.coaching.models.openings import Opening
from inhabit.coaching.models.rooms import Agenda, CheckOut, Paragraph, Tryout
from inhabit.coaching.models.series import Series
from inhabit.coaching.models.sessions import Attendance, Session, SessionQuerySet

__all__ = [
    "Action",
    "ActionQuerySet",
    "Agenda",
    "Agreement",
    "AllianceAsked",
    "AllianceBatch",
    "AllianceSum",
    "AllianceVoice",
    "AllianceWish",
    "Attendance",
    "AvailabilityException",
    "AvailabilityRule",
    "BookingRules",
    "CalendarChoices",
    "CalendarFeed",
    "CheckOut",
    "Coach",
    "CoachQuerySet",
    "CoachingRules",
    "Cohort",
    "CohortQuerySet",
    "Conflict",
    "ConflictQuerySet",
    "Credential",
    "CredentialQuerySet",
    "Engagement",
    "EngagementKey",
    "EngagementQuerySet",
    "Enquiry",
    "EnquiryQuerySet",
    "ForNextTime",
    "Format",
    "Goal",
    "GoalQuerySet",
    "GoalRating",
    "GoalWording",
    "Group",
    "GroupGoal",
    "GroupQuerySet",
    "Item",
    "KeepsNotesElsewhere",
    "Match",
    "MatchingRun",
    "MeetingPlace",
    "Moment",
    "Note",
    "Nudge",
    "Offer",
    "OfferQuerySet",
    "Opening",
    "Paragraph",
    "Participant",
    "ParticipantQuerySet",
    "Portrait",
    "ProposedTime",
    "Recommendation",
    "Review",
    "Seat",
    "Series",
    "Session",
    "SessionMail",
    "SessionQuerySet",
    "Signature",
    "Supervision",
    "TimeMark",
    "Tryout",
    "WaitingAlliance",
    "WaitingPlace",
    "WaitingPlaceQuerySet",
    "Weekday",
]
