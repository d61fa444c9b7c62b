"""The goals of a coaching: all of them, and each with where it stands."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.goals.actions import (
    delete_goal,
    let_coach_rate,
    may_rate,
    rate_goal,
    share_goal,
    start_goal,
    withdraw_goal,
)
from inhabit.coaching.goals.forms import RatingForm
from inhabit.coaching.goals.permissions import owner_of_the_goal, rater_of_the_goal, reader_of_the_goal
from inhabit.coaching.goals.picture import way_of
from inhabit.coaching.goals.readers import readers_of_goal
from inhabit.coaching.goals.selectors import goal_for, goals_of, levels_today
from inhabit.coaching.goals.wording import Level, opened_wording
from inhabit.coaching.models import Engagement, Goal, Opening
from inhabit.coaching.openings import note_opening
from inhabit.coaching.pages import tabs_of_engagement
from inhabit.coaching.permissions import in_the_agreed_engagement, is_coached_in
from inhabit.coaching.selectors import title_for

HERE = "engagement_goals"


def engagement_called(pk: int) -> Engagement:
    engagements = Engagement.objects.select_related("coach__person", "unit", "party", "key")
    return get_object_or_404(engagements, pk=pk)


def goal_called(pk: int) -> Goal:
    goal = get_object_or_404(Goal.objects.select_related("owner"), pk=pk)
    goal.engagement = engagement_called(goal.engagement_id)
    return goal


@requires(in_the_agreed_engagement)
def engagement_goals(request: PersonRequest, pk: int) -> HttpResponse:
    """The goals of a coaching, as far as the reader reads them. POST begins one of one's own."""
    engagement, person = engagement_called(pk), request.person
    if request.method == "POST":
        if not is_coached_in(person, pk):
            raise Http404
        return redirect("goal_words", pk=start_goal(engagement=engagement, by=person).pk)
    goals = goals_of(engagement, person)
    if goals:
        note_opening(engagement, Opening.What.GOALS, by=person)
    levels = levels_today(goals)
    shown = {
        "engagement": engagement,
        "title": title_for(person, engagement),
        "tabs": tabs_of_engagement(engagement, HERE),
        "goals": [(one, readers_of_goal(one.goal).said_to(person)) for one in goals],
        "levels": levels,
        "all_goals": sum(number for _level, number in levels),
        "is_coach": engagement.coach.person_id == person.pk,
        "is_group": engagement.format != "one_to_one",
    }
    return render(request, "coaching/goals/goals.html", shown)


@requires(reader_of_the_goal)
def goal(request: PersonRequest, pk: int) -> HttpResponse:
    """One goal: its levels, where it stood and stands, and who reads it."""
    stored = goal_called(pk)
    note_opening(stored.engagement, Opening.What.GOALS, by=request.person, of=stored.owner)
    return goal_page(request, stored)


def goal_page(request: PersonRequest, stored: Goal, data: Any = None, status: int = 200) -> HttpResponse:
    person, engagement = request.person, stored.engagement
    one = goal_for(stored, person)
    form = RatingForm(data, wording=one.wording)
    older = list(stored.wordings.all())[1:] if stored.set_at else []
    shown = {
        "engagement": engagement,
        "title": title_for(person, engagement),
        "tabs": tabs_of_engagement(engagement, HERE),
        "one": one,
        "way": way_of(one),
        "is_owner": stored.owner_id == person.pk,
        "form": form if stored.set_at and may_rate(stored, person) else None,
        "older": [(item.made_at, opened_wording(stored, item.content).text) for item in older],
        "readers": readers_of_goal(stored).said_to(person),
    }
    return render(request, "coaching/goals/goal.html", shown, status=status)


@requires(rater_of_the_goal)
@takes_posts_only
def goal_rating(request: PersonRequest, pk: int) -> HttpResponse:
    """Say where it stands today."""
    stored = goal_called(pk)
    form = RatingForm(request.POST, wording=goal_for(stored, request.person).wording)
    if not form.is_valid():
        return goal_page(request, stored, request.POST, status=422)
    level = Level(form.cleaned_data["level"])
    rate_goal(goal=stored, level=level, word=form.cleaned_data["word"], by=request.person)
    messages.success(request, _("Noted."))
    return redirect("goal", pk=pk)


@requires(owner_of_the_goal)
@takes_posts_only
def goal_sharing(request: PersonRequest, pk: int) -> HttpResponse:
    """Let the organisation's party read this goal."""
    stored = goal_called(pk)
    if not stored.engagement.is_three_way or stored.set_at is None:
        raise Http404
    share_goal(goal=stored, by=request.person)
    messages.success(request, _("Shared. You can take it back at any time."))
    return redirect("goal", pk=pk)


@requires(owner_of_the_goal)
@takes_posts_only
def goal_sharing_withdrawal(request: PersonRequest, pk: int) -> HttpResponse:
    """Let the organisation's party read it no longer."""
    withdraw_goal(goal=goal_called(pk), by=request.person)
    messages.success(request, _("Taken back. It is between you and your coach again."))
    return redirect("goal", pk=pk)


@requires(owner_of_the_goal)
@takes_posts_only
def goal_coachs_view(request: PersonRequest, pk: int) -> HttpResponse:
    """Want the coach's view beside one's own, or no longer."""
    let_coach_rate(goal=goal_called(pk), may=request.POST.get("may") == "yes", by=request.person)
    return redirect("goal", pk=pk)


@requires(owner_of_the_goal)
def goal_removal(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Ask once, naming what goes; then delete."""
    stored = goal_called(pk)
    if request.method != "POST":
        shown = {"one": goal_for(stored, request.person), "engagement": stored.engagement}
        return render(request, "coaching/goals/removal.html", shown)
    delete_goal(goal=stored, by=request.person)
    messages.success(request, _("Deleted."))
    return redirect(HERE, pk=stored.engagement_id)
