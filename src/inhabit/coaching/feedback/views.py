"""Saying how the work goes, reading it as a coach, and looking back at the end."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.coaches.permissions import known_coach
from inhabit.coaching.feedback.actions import pass_alliance, say_alliance
from inhabit.coaching.feedback.asking import sessions_to_ask_about
from inhabit.coaching.feedback.forms import AllianceForm, ReviewForm
from inhabit.coaching.feedback.readers import readers_of_alliance, readers_of_review
from inhabit.coaching.feedback.reviews import (
    StaleReviewError,
    is_time_to_look_back,
    own_review,
    reviews_for,
    save_review,
    text_of,
)
from inhabit.coaching.feedback.selectors import all_batches, batches_of, read_batches
from inhabit.coaching.goals.selectors import goals_of
from inhabit.coaching.models import Coach, Engagement, Opening, Participant, Review, Session
from inhabit.coaching.openings import note_opening
from inhabit.coaching.pages import tabs_of_coaching, tabs_of_engagement
from inhabit.coaching.permissions import in_the_agreed_engagement
from inhabit.coaching.rooms.permissions import coachee_of_the_session
from inhabit.coaching.selectors import title_for
from inhabit.people.models import Person

BATCHES_A_PAGE = 10


@requires(coachee_of_the_session)
def alliance(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Say how working with the coach is, or not this time. Who sent what is kept nowhere."""
    session = get_object_or_404(Session.objects.select_related("coach__person"), pk=pk)
    is_asked = sessions_to_ask_about(request.person).filter(pk=pk).exists()
    form = AllianceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (not is_asked or "pass" in request.POST or form.is_valid()):
        return answered(request, session, form)
    shown = {
        "session": session,
        "is_asked": is_asked,
        "form": form,
        "readers": readers_of_alliance(session.coach).said_to(request.person),
    }
    status = 422 if form.errors else 200
    return render(request, "coaching/feedback/alliance.html", shown, status=status)


def answered(request: PersonRequest, session: Session, form: AllianceForm) -> HttpResponseBase:
    """Keep what was sent; a second press finds it kept."""
    try:
        if "pass" in request.POST:
            pass_alliance(session=session, by=request.person)
        elif form.is_valid():
            say_alliance(
                session=session, points=form.points, wish=form.cleaned_data["wish"], by=request.person
            )
    except ValidationError:
        return redirect("alliance", session.pk)
    if "pass" not in request.POST:
        messages.success(request, _("Thank you. It waits until at least four others have answered."))
    return redirect("engagement_sessions", session.engagement_id)


@requires(known_coach)
def coach_feedback(request: PersonRequest) -> HttpResponse:
    """What people say of working with the reader, in batches."""
    coach = Coach.objects.get(person=request.person)
    page = Paginator(batches_of(coach), BATCHES_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "tabs": tabs_of_coaching(request.person, "as_coach"),
        "in_all": all_batches(coach),
        "page": page,
        "batches": read_batches(page.object_list),
    }
    return render(request, "coaching/feedback/coach.html", shown)


@requires(in_the_agreed_engagement)
def engagement_review(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Look back at the end, and read what the other side shows. POST keeps one's own."""
    engagement = the_engagement(pk)
    review = own_review(engagement, request.person)
    if request.method != "POST":
        first = {
            "text": text_of(review),
            "edits": review.edits,
            "is_for_other_side": review.is_for_other_side,
            "is_for_party": review.is_for_party,
        }
        form = ReviewForm(initial=first, **sides(engagement, request.person))
        return review_page(request, engagement, review, form)
    form = ReviewForm(request.POST, **sides(engagement, request.person))
    if not form.is_valid():
        return review_page(request, engagement, review, form, status=422)
    try:
        save_review(engagement=engagement, by=request.person, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return review_page(request, engagement, review, form, status=422)
    except StaleReviewError as stale:
        form.data = {**request.POST.dict(), "edits": str(stale.edits)}
        return review_page(request, engagement, review, form, newer=stale.text, status=422)
    messages.success(request, _("Kept."))
    return redirect("engagement_review", pk)


def review_page(
    request: PersonRequest,
    engagement: Engagement,
    review: Review,
    form: ReviewForm,
    *,
    newer: str = "",
    status: int = 200,
) -> HttpResponse:
    reader = request.person
    from_others = reviews_for(engagement, reader)
    for one in from_others:
        note_opening(engagement, Opening.What.REVIEW, by=reader, of=one.author)
    goals = goals_of(engagement, reader)
    if goals:
        note_opening(engagement, Opening.What.GOALS, by=reader)
    shown = {
        "engagement": engagement,
        "title": title_for(reader, engagement),
        "tabs": tabs_of_engagement(engagement, "engagement_review"),
        "is_time": is_time_to_look_back(engagement),
        "is_coach": engagement.coach.person_id == reader.pk,
        "form": form,
        "newer": newer,
        "readers": readers_of_review(review).said_to(reader),
        "from_others": from_others,
        "goals": goals,
    }
    return render(request, "coaching/feedback/review.html", shown, status=status)


def sides(engagement: Engagement, author: Person) -> dict[str, str]:
    """Name those with whom ``author`` can share: the other side; for whoever is coached the party as well."""
    if engagement.coach.person_id != author.pk:
        party = engagement.party if engagement.is_three_way else None
        return {"other_side": str(engagement.coach), "party": str(party or "")}
    people = Participant.objects.current().filter(engagement=engagement).select_related("person")
    return {"other_side": ", ".join(str(one.person) for one in people), "party": ""}


def the_engagement(pk: int) -> Engagement:
    together = Engagement.objects.select_related("coach__person", "unit", "party", "key")
    return get_object_or_404(together, pk=pk)
