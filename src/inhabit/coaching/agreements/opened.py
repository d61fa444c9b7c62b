"""“Who opened what”: for whom it belongs to; a coach sees there what they themself have opened."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.models import Engagement, Opening, Participant
from inhabit.coaching.pages import tabs_of_engagement
from inhabit.coaching.permissions import in_the_agreed_engagement
from inhabit.coaching.selectors import title_for
from inhabit.people.models import Person

A_PAGE = 30


def openings_for(engagement: Engagement, reader: Person) -> QuerySet[Opening]:
    """Return what others opened of the reader's; to the coach what they opened, as the others see it."""
    rows = Opening.objects.filter(engagement=engagement).select_related("by")
    if engagement.coach.person_id == reader.pk:
        return rows.filter(by=reader)
    return rows.filter(Q(of=reader) | Q(of__isnull=True)).exclude(by=reader)


def openings_of(person: Person) -> QuerySet[Opening]:
    """Return what others opened of ``person``'s, in every coaching of theirs."""
    coached = Participant.objects.filter(person=person).values("engagement")
    return Opening.objects.filter(Q(of=person) | Q(of__isnull=True, engagement__in=coached)).exclude(
        by=person
    )


@requires(in_the_agreed_engagement)
def engagement_openings(request: PersonRequest, pk: int) -> HttpResponse:
    """List who opened what of the reader's, by the hour."""
    engagement = get_object_or_404(Engagement.objects.select_related("coach__person", "unit"), pk=pk)
    page = Paginator(openings_for(engagement, request.person), A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "engagement": engagement,
        "title": title_for(request.person, engagement),
        "tabs": tabs_of_engagement(engagement, "engagement_openings"),
        "page": page,
        "is_coach": engagement.coach.person_id == request.person.pk,
    }
    return render(request, "coaching/agreements/opened.html", shown)
