"""What "My coaching" shows of offers, of the search for a coach, and of asking by oneself."""

from __future__ import annotations

from typing import Any

from inhabit.access.permissions import signed_in
from inhabit.coaching.cohorts.asking import rules_now
from inhabit.coaching.matching.selectors import searches_of
from inhabit.coaching.models import Engagement, Offer
from inhabit.people.models import Person


def offers_panel(person: Person) -> dict[str, Any]:
    """Return what ``coaching/cohorts/_offers.html`` takes; coaches from outside are offered nothing."""
    if not signed_in.is_open_to(person):
        return {"offers": [], "searches": [], "may_ask": False}
    states = [Offer.State.OFFERED, Offer.State.DECLINED]
    offers = Offer.objects.filter(person=person, state__in=states, cohort__closed_at__isnull=True)
    searches = searches_of(person)
    is_busy = any(search.is_own for search in searches) or has_own_coaching(person)
    return {
        "offers": list(offers.select_related("cohort__party")),
        "searches": searches,
        "may_ask": not is_busy and rules_now().is_own_request_open,
    }


def has_own_coaching(person: Person) -> bool:
    """Say whether ``person`` has a coach already whom they asked for by themselves."""
    mine = Engagement.objects.with_coachee(person).taking_up_capacity()
    return mine.filter(is_three_way=False, enquiry__isnull=False).exists()
