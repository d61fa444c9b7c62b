"""The page "From coaching": steps by their days, what to read, and reminders to oneself."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.models import Action, Engagement, Opening, Session
from inhabit.coaching.openings import note_opening
from inhabit.coaching.pages import tabs_of_engagement
from inhabit.coaching.permissions import in_the_agreed_engagement
from inhabit.coaching.resources.selectors import recommended_in
from inhabit.coaching.rooms.actions.steps import renegotiate_step, settle_step, take_on_step, text_of_step
from inhabit.coaching.rooms.between import nudges_of, open_steps, shown_steps, steps_for
from inhabit.coaching.rooms.forms import AnotherDayForm, NudgeForm, StepForm
from inhabit.coaching.rooms.permissions import owner_of_the_step
from inhabit.coaching.rooms.readers import readers_in_room, readers_of_own
from inhabit.coaching.rooms.selectors import coachees_of
from inhabit.coaching.rooms.views.room import a_week_from_now, takers
from inhabit.coaching.selectors import came_at, title_for
from inhabit.people.models import Person
from inhabit.surfaces.toasts import say_with_undo

SETTLED_PER_PAGE = 20


def engagement_with_key(pk: int) -> Engagement:
    return get_object_or_404(Engagement.objects.select_related("key", "coach__person", "unit"), pk=pk)


@requires(in_the_agreed_engagement)
def engagement_actions(request: PersonRequest, pk: int) -> HttpResponse:
    """Everything that goes on between sessions. POST writes down a step."""
    engagement = engagement_with_key(pk)
    note_opening(engagement, Opening.What.ACTIONS, by=request.person)
    coachees = coachees_of(engagement)
    form = step_form(request, takers(engagement, coachees, request.person))
    if request.method == "POST" and form.is_valid():
        session = session_in(engagement, request.POST.get("session"))
        try:
            take_on_step(
                engagement=engagement,
                owner=Person.objects.get(pk=form.cleaned_data["owner"]),
                text=form.cleaned_data["text"],
                due_on=form.cleaned_data["due_on"],
                session=session,
                by=request.person,
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            where = reverse("session_room", args=[session.pk]) if session else request.path
            return redirect(f"{where}#steps")
    return between_page(request, engagement, coachees, form)


def step_form(request: PersonRequest, people: list[tuple[int, str]]) -> StepForm:
    if request.method == "POST" and "due_on" in request.POST:
        return StepForm(request.POST, people=people)
    return StepForm(people=people, initial=a_week_from_now())


def session_in(engagement: Engagement, number: str | None) -> Session | None:
    """Return the session in which a step was taken on, where the form names one of ``engagement``."""
    if number is None or not number.isdecimal():
        return None
    return Session.objects.filter(engagement=engagement, pk=int(number)).first()


def between_page(
    request: PersonRequest,
    engagement: Engagement,
    coachees: list[Person],
    form: StepForm,
    nudge_form: NudgeForm | None = None,
) -> HttpResponse:
    person = request.person
    came = came_at(engagement, person)
    settled = steps_for(engagement, person, came).exclude(state=Action.State.OPEN)
    page = Paginator(
        settled.select_related("owner").order_by("-settled_at", "pk"), SETTLED_PER_PAGE
    ).get_page(request.GET.get("page"))
    shown = {
        "engagement": engagement,
        "title": title_for(person, engagement, coachees=coachees),
        "tabs": tabs_of_engagement(engagement, "engagement_actions"),
        "form": form,
        "steps": open_steps(engagement, person, came),
        "page": page,
        "settled": shown_steps(engagement, page, person),
        "guides": recommended_in(engagement, came),
        "nudges": nudges_of(engagement, person),
        "nudge_form": nudge_form or NudgeForm(initial={"at": "08:30"}),
        "readers": readers_in_room(engagement, coachees).said_to(person),
        "only_me": readers_of_own(person).said_to(person),
    }
    is_wrong = form.is_bound or (nudge_form is not None and nudge_form.is_bound)
    return render(request, "coaching/rooms/from_coaching.html", shown, status=422 if is_wrong else 200)


@requires(owner_of_the_step)
@takes_posts_only
def action_closure(request: PersonRequest, pk: int) -> HttpResponse:
    """Done with one press; or, where the button says so, let go or open again."""
    action = get_object_or_404(Action.objects.select_related("engagement"), pk=pk)
    asked = request.POST.get("state", Action.State.DONE)
    states = {Action.State.DONE, Action.State.DROPPED, Action.State.OPEN}
    state = Action.State(asked) if asked in states else Action.State.DONE
    try:
        settle_step(action=action, state=state, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        if state != Action.State.OPEN:
            said = _("Done.") if state == Action.State.DONE else _("Let go.")
            say_with_undo(request, said, undo=reverse("action_reopening", args=[pk]))
    return redirect("engagement_actions", pk=action.engagement_id)


@requires(owner_of_the_step)
@takes_posts_only
def action_reopening(request: PersonRequest, pk: int) -> HttpResponse:
    """Take it back: it is to do again."""
    action = get_object_or_404(Action, pk=pk)
    try:
        settle_step(action=action, state=Action.State.OPEN, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("engagement_actions", pk=action.engagement_id)


@requires(owner_of_the_step)
def action_another_day(request: PersonRequest, pk: int) -> HttpResponse:
    """Move a step to another day, with a word on it."""
    action = get_object_or_404(Action.objects.select_related("engagement__key", "engagement__coach"), pk=pk)
    initial = {"text": text_of_step(action), **a_week_from_now()}
    form = AnotherDayForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            renegotiate_step(action=action, **form.cleaned_data, by=request.person)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("engagement_actions", pk=action.engagement_id)
    shown = {
        "action": action,
        "text": initial["text"],
        "form": form,
        "readers": readers_in_room(action.engagement, coachees_of(action.engagement)).said_to(request.person),
    }
    return render(request, "coaching/rooms/another_day.html", shown, status=422 if form.is_bound else 200)
