"""What somebody who looks for a coach sees: their suggestions, or how it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from inhabit.coaching.matching.choosing import is_a_change, may_undo, standing_engagement
from inhabit.coaching.matching.enquiring import MOST_ROUNDS, waits_for_matching
from inhabit.coaching.matching.needs import needs_from_text
from inhabit.coaching.matching.reasons import in_words, language_name, reasons_from_text
from inhabit.coaching.matching.standing import Why, why_not
from inhabit.coaching.models import Engagement, Enquiry, Match, Session
from inhabit.coaching.vocabulary import Topic
from inhabit.people.models import Person

MOST_MEETINGS = 2  # coaches whom one may meet before choosing


@dataclass(frozen=True)
class Suggestion:
    """A coach to choose from: why them, how they introduce themselves, and what can be done."""

    match: Match
    reasons: list[str]
    about: str
    topics: list[str]
    languages: list[str]
    why_not: Why | None
    meeting_at: datetime | None
    meeting_address: str
    pictured_at: datetime | None


@dataclass(frozen=True)
class Search:
    """Where somebody stands in their search for a coach."""

    enquiry: Enquiry
    suggestions: list[Suggestion]
    is_for_matching: bool  # suggestions come to everybody of the offer at once
    may_pass_on: bool  # to three others
    engagement: Engagement | None
    is_over: bool  # the coaching that came of it has ended
    may_change: bool
    may_undo: bool  # it was chosen a moment ago; that need not have been meant


def search_of(enquiry: Enquiry) -> Search:
    suggested = enquiry.matches.filter(state=Match.State.SUGGESTED).select_related("coach__person")
    matches: list[Match] = [*suggested.annotate(pictured_at=F("coach__portrait__made_at"))]
    has_settled = enquiry.state == Enquiry.State.SETTLED
    engagement = standing_engagement(enquiry) if has_settled else None
    return Search(
        enquiry=enquiry,
        suggestions=suggestions_from(enquiry, matches),
        is_for_matching=enquiry.state == Enquiry.State.OPEN and waits_for_matching(enquiry),
        may_pass_on=enquiry.rounds < MOST_ROUNDS,
        engagement=engagement,
        is_over=has_settled and engagement is None,
        may_change=has_settled and not (enquiry.has_changed_coach and is_a_change(enquiry)),
        may_undo=engagement is not None and may_undo(enquiry, engagement),
    )


def suggestions_from(enquiry: Enquiry, matches: list[Match]) -> list[Suggestion]:
    if not matches:
        return []
    fallen, meetings = why_not(enquiry, matches), meetings_of(enquiry)
    return [suggestion_from(match, fallen.get(match.pk), meetings) for match in matches]


def meetings_of(enquiry: Enquiry) -> dict[int, datetime]:
    """Return when the person meets, or has met, which of the suggested coaches."""
    states = [Session.State.BOOKED, Session.State.HELD]
    booked = Session.objects.filter(match__enquiry=enquiry, state__in=states)
    return dict(booked.values_list("match", "starts_at"))


def suggestion_from(match: Match, fallen: Why | None, meetings: Mapping[int, datetime]) -> Suggestion:
    coach = match.coach
    may_meet = fallen is None and match.pk not in meetings and len(meetings) < MOST_MEETINGS
    return Suggestion(
        match=match,
        reasons=in_words(reasons_from_text(match.reasons)),
        about=in_the_readers_language(coach.about),
        topics=[str(Topic(topic).label) for topic in coach.topics if topic in Topic.values],
        languages=[language_name(code) for code in coach.languages],
        why_not=fallen,
        meeting_at=meetings.get(match.pk),
        meeting_address=address_if_any("meeting_slots", match.pk) if may_meet else "",
        pictured_at=vars(match)["pictured_at"],
    )


def in_the_readers_language(about: Mapping[str, str]) -> str:
    """Return a coach's own words in the reader's language; else in any that they have written."""
    language = (get_language() or "").split("-")[0]
    return about.get(language) or next((text for text in about.values() if text), "")


def address_if_any(name: str, *arguments: int) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def searches_of(person: Person) -> list[Enquiry]:
    """Return what ``person`` looks for at present, own requests and offers alike."""
    return list(Enquiry.objects.open().filter(person=person).select_related("offer__cohort"))


def words_for_coach(engagement: Engagement) -> str:
    """Return what the person wrote about what they need, if they let the coach they chose read it."""
    if engagement.enquiry is None or engagement.state == Engagement.State.ENDED:
        return ""
    needs = needs_from_text(engagement.enquiry.needs)
    return needs.words if needs.shows_words else ""
