"""How much of a budget of sessions is used or promised, and whether there is a place left."""

from __future__ import annotations

from django.db.models import Q, QuerySet, Sum

from inhabit.coaching.models import CoachingRules, Cohort, Engagement, Enquiry, Session

MOST_SESSIONS = 30  # of one coaching
FEWEST = 8  # people, below which nothing may tell that there is coaching somebody asked for
LOOKING = Q(state=Enquiry.State.OPEN) | Q(state=Enquiry.State.WAITING, waits_for=Enquiry.WaitsFor.COACH)


def sessions_promised(cohort: Cohort) -> int:
    """Return how many sessions of ``cohort`` are held or promised.

    All that are planned where somebody has a coach or looks for one; what was held where it has ended.
    """
    looking = Enquiry.objects.filter(LOOKING, offer__cohort=cohort).count()
    return looking * cohort.sessions + promised_in(Engagement.objects.filter(cohort=cohort))


def promised_in(engagements: QuerySet[Engagement]) -> int:
    planned = engagements.exclude(state=Engagement.State.ENDED).aggregate(all=Sum("sessions_planned"))
    ended = engagements.filter(state=Engagement.State.ENDED)
    held = Session.objects.held().filter(engagement__in=ended.values("pk")).count()
    return (planned["all"] or 0) + held


def has_place(cohort: Cohort) -> bool:
    """Say whether the budget is enough for one person more."""
    return sessions_promised(cohort) + cohort.sessions <= cohort.budget


def has_room_for(engagement: Engagement, more: int) -> bool:
    """Say whether the budget is enough for ``more`` sessions in ``engagement``: the offer's, or that of
    all who asked by themselves. Holds the row that counts, so that two can't take the last sessions.
    """
    if more <= 0:
        return True
    if engagement.cohort_id is not None:
        cohort = Cohort.objects.select_for_update(no_key=True).get(pk=engagement.cohort_id)
        return sessions_promised(cohort) + more <= cohort.budget
    rules = CoachingRules.objects.select_for_update(no_key=True).first()
    if engagement.is_three_way or rules is None or not rules.budget or people_with_own_place() < FEWEST:
        return True
    return own_sessions_promised(rules) + more <= rules.budget


def own_sessions_promised(rules: CoachingRules) -> int:
    """Return how many sessions of those who asked by themselves are held or promised."""
    looking = Enquiry.objects.filter(LOOKING, offer__isnull=True).count()
    own = Engagement.objects.filter(is_three_way=False, enquiry__isnull=False)
    return looking * rules.sessions + promised_in(own)


def has_own_place(rules: CoachingRules) -> bool:
    """Say whether somebody more may ask for coaching by themselves.

    Nobody waits before eight have asked: who sets a small budget and then asks would learn from their own
    waiting that somebody else is coached.
    """
    if not rules.budget or people_with_own_place() < FEWEST:
        return True
    return own_sessions_promised(rules) + rules.sessions <= rules.budget


def people_with_own_place() -> int:
    """Return how many people have, had or look for a coach of their own accord."""
    own = Enquiry.objects.filter(LOOKING | Q(state=Enquiry.State.SETTLED), offer__isnull=True)
    return own.order_by().values("person").distinct().count()
