"""Writing a goal: kept while it is typed, and set when its owner says so."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.goals.actions import save_goal_draft, set_goal
from inhabit.coaching.goals.forms import GoalForm, initial_of
from inhabit.coaching.goals.permissions import owner_of_the_goal
from inhabit.coaching.goals.readers import readers_once_set, readers_while_writing
from inhabit.coaching.goals.selectors import priority_names
from inhabit.coaching.goals.views import HERE, goal_called
from inhabit.coaching.goals.wording import Wording, opened_wording
from inhabit.coaching.models import Goal
from inhabit.coaching.pages import tabs_of_engagement
from inhabit.coaching.selectors import title_for
from inhabit.people.models import Person
from inhabit.people.selectors import unit_of
from inhabit.programme.selectors import programme_of, statements_now
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.clarify.views import autosave


@requires(owner_of_the_goal)
def goal_words(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Write a goal. POST sets it: from then on the coach reads it."""
    goal = goal_called(pk)
    if request.method != "POST":
        wording = latest_words(goal)
        return page(request, goal, form_for(goal, initial=initial_of(wording, goal.edits)))
    form = form_for(goal, request.POST)
    if not form.is_valid():
        return page(request, goal, form, status=422)
    try:
        set_goal(goal=goal, wording=form.wording, edits=form.cleaned_data["edits"], by=request.person)
    except StaleFormError:
        return stale_page(request, goal, form)
    except ValidationError as error:
        for name, errors in error.error_dict.items():
            form.add_error(name, errors)
        return page(request, goal, form, status=422)
    messages.success(request, _("Set. You and your coach read it."))
    return redirect("goal", pk=pk)


@requires(owner_of_the_goal)
@takes_posts_only
def goal_draft(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Keep what is typed so far, as autosave or by the button; nobody else reads it."""
    goal = goal_called(pk)
    form = form_for(goal, request.POST)
    is_autosave = request.headers.get("X-Autosave") == "1"
    if not form.is_keepable():
        return autosave.too_long() if is_autosave else page(request, goal, form, status=422)
    try:
        saved = save_goal_draft(
            goal=goal, wording=form.wording, edits=form.cleaned_data["edits"], by=request.person
        )
    except StaleFormError:
        return autosave.newer_is_stored() if is_autosave else stale_page(request, goal, form)
    if is_autosave:
        return autosave.kept(saved)
    messages.success(request, _("Kept as your draft. Only you read it."))
    return redirect(HERE, pk=goal.engagement_id)


def latest_words(goal: Goal) -> Wording:
    """Return what its owner wrote last: a draft, else what was set."""
    newest = None if goal.draft else goal.wordings.first()
    return opened_wording(goal, newest.content if newest else goal.draft)


def form_for(goal: Goal, data: Any = None, initial: Any = None) -> GoalForm:
    return GoalForm(data, initial=initial, priorities=priorities_for(goal))


def priorities_for(goal: Goal) -> list[tuple[int, str]]:
    """Return the priorities on the owner's thread, and the one that the goal hangs on already."""
    names = priorities_on_thread(goal.owner)
    return list((priority_names([latest_words(goal).priority]) | names).items())


def priorities_on_thread(person: Person) -> dict[int, str]:
    unit = unit_of(person)
    programme = programme_of(unit) if unit else None
    return {item.priority_id: item.name for item in statements_now(programme)} if programme else {}


def stale_page(request: PersonRequest, goal: Goal, form: GoalForm) -> HttpResponse:
    """Show what is stored beside what was sent; the next save follows the stored one."""
    stored = goal_called(goal.pk)
    form.data = with_edits(form.data, stored.edits)
    return page(request, stored, form, newer=latest_words(stored), status=422)


def page(
    request: PersonRequest, goal: Goal, form: GoalForm, *, newer: Wording | None = None, status: int = 200
) -> HttpResponse:
    shown = {
        "engagement": goal.engagement,
        "title": title_for(request.person, goal.engagement),
        "tabs": tabs_of_engagement(goal.engagement, HERE),
        "goal": goal,
        "form": form,
        "newer": newer,
        "readers_now": readers_while_writing(goal).said_to(request.person),
        "readers": readers_once_set(goal).said_to(request.person),
    }
    return render(request, "coaching/goals/words.html", shown, status=status)
