"""The programme team's pages: putting circles together, and saying yes to a team."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, steward
from inhabit.coaching.agreements.party import sessions_held
from inhabit.coaching.cohorts.people import audience_of
from inhabit.coaching.cohorts.permissions import cohorts_run_by
from inhabit.coaching.groups.actions.planning import (
    agree_to_team,
    ask_newcomers,
    ask_people,
    call_off,
    change_plan,
    members_of,
    propose_circle,
)
from inhabit.coaching.groups.fitting import (
    CoachOption,
    coaches_for,
    party_of,
    remarks_on,
)
from inhabit.coaching.groups.forms import PlanForm, TeamForm
from inhabit.coaching.groups.permissions import groups_run_by, team_of_the_group, team_of_the_offer
from inhabit.coaching.models import Cohort, Format, Group, Seat
from inhabit.coaching.pages import tabs_of_team
from inhabit.people.models import Person, PersonQuerySet
from inhabit.people.picking import Picker, is_searching, numbers_in, picker_of, words_for
from inhabit.people.words import every_word_begins
from inhabit.stages.clarify.actions.stale import StaleFormError

A_PAGE = 20
SHOWN = 5  # coaches to choose from


@requires(steward)
@require_safe
def coaching_groups(request: PersonRequest) -> HttpResponse:
    """The groups that the reader runs, and the offers out of which a circle can be put together."""
    mine = groups_run_by(request.person).select_related("unit", "cohort", "coach__person")
    page = Paginator(mine.order_by("closed_at", "-made_at"), A_PAGE).get_page(request.GET.get("page"))
    offers = [c for c in cohorts_run_by(request.person).open()[:50] if Format.GROUP in c.formats]
    shown = {
        "page": page,
        "offers": offers,
        "tabs": tabs_of_team(request.person, "coaching_groups"),
    }
    return render(request, "coaching/groups/groups.html", shown)


@requires(team_of_the_offer)
@takes_posts_only
def group_new(request: PersonRequest, pk: int) -> HttpResponse:
    """Put a circle together by the rule. Nobody is told yet."""
    cohort = get_object_or_404(Cohort, pk=pk)
    name = _("Circle %(number)d") % {"number": cohort.groups.count() + 1}
    try:
        group = propose_circle(cohort=cohort, name=name)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("coaching_groups")
    return redirect("coaching_group", pk=group.pk)


@requires(team_of_the_group)
@require_http_methods(["GET", "HEAD", "POST"])
def coaching_group(request: PersonRequest, pk: int) -> HttpResponse:
    """One group as the programme team sees it: the plan, and afterwards that it takes place."""
    group = group_by_number(pk)
    if group.is_team:
        return team_page(request, group)
    return plan_page(request, group)


def plan_page(request: PersonRequest, group: Group) -> HttpResponse:
    """Show a circle with its form; keep what was changed by hand."""
    asked = [s.person for s in group.seats.exclude(state=Seat.State.PLANNED).select_related("person")]
    planned = [s.person for s in group.seats.filter(state=Seat.State.PLANNED).select_related("person")]
    chosen = people_chosen(request, group, planned)
    options = options_for(group, [*asked, *chosen])
    values: dict[str, Any] = {
        "name": group.name,
        "people": [person.pk for person in planned],
        "coach": str(group.coach_id or ""),
        "edits": group.edits,
    }
    choices: dict[str, Any] = {"people": people_to_choose(group), "options": options}
    if request.method == "POST" and is_searching(request.POST):
        typed = {"name": request.POST.get("name", ""), "people": request.POST.getlist("people")}
        form = PlanForm(initial=values | typed | {"coach": request.POST.get("coach", "")}, **choices)
    elif request.method == "POST":
        form = PlanForm(request.POST, **choices)
        if form.is_valid() and keep_plan(request, group, form, options):
            return redirect("coaching_group", pk=group.pk)
    else:
        form = PlanForm(initial=values, **choices)
    shown = {
        "group": group,
        "form": form,
        "people": people_picker(request, group, form),
        "options": options,
        "asked": asked,
        "has_planned": bool(planned),
        "remarks": remarks_on([*asked, *chosen]) if chosen else [],
        "held": held_in(group),
    }
    return render(request, "coaching/groups/plan.html", shown, status=422 if form.errors else 200)


def keep_plan(request: PersonRequest, group: Group, form: PlanForm, options: list[CoachOption]) -> bool:
    """Keep what was typed, and ask the people where that was pressed; return whether it was kept."""
    given = form.cleaned_data
    coach = next((o.coach for o in options if str(o.coach.pk) == given["coach"]), None)
    try:
        kept = change_plan(
            group=group, name=given["name"], people=list(given["people"]), coach=coach, edits=given["edits"]
        )
        if "ask" in request.POST:
            say_how_many(request, ask_people(group=kept, by=request.person))
        else:
            messages.success(request, _("Kept. Nobody has been told anything yet."))
    except StaleFormError:
        form.add_error(None, _("Somebody changed this plan meanwhile. Open the page anew before you go on."))
    except ValidationError as error:
        form.add_error(None, error)
    return form.is_valid()


def say_how_many(request: PersonRequest, number: int) -> None:
    said = ngettext("One person is asked now.", "%(number)d people are asked now.", number)
    messages.success(request, said % {"number": number} if number else _("Everybody has been asked already."))


def people_chosen(request: PersonRequest, group: Group, planned: list[Person]) -> list[Person]:
    """Return whom the form has ticked; as long as it wasn't sent, whom the plan has."""
    if request.method != "POST":
        return planned
    ticked = numbers_in(request.POST.getlist("people"))
    return list(people_to_choose(group).filter(pk__in=ticked))


def people_to_choose(group: Group) -> PersonQuerySet:
    """Return who can be planned: whom the offer is for and nobody has asked, and who is planned here."""
    if group.cohort is None:
        return Person.objects.none()
    here = group.seats.filter(state=Seat.State.PLANNED).values("person")
    asked = Seat.objects.filter(group__cohort=group.cohort).values("person")
    # The audience, up to everybody here, is read once.
    free_or_here = ~Q(pk__in=asked) | Q(pk__in=here)
    return audience_of(group.cohort).filter(free_or_here).select_related("account")


def people_picker(request: PersonRequest, group: Group, form: PlanForm) -> Picker:
    return picker_of(
        form["people"],
        people_to_choose(group).order_by("name", "pk"),
        words=words_for("people", request.POST),
        found=lambda rows, words: rows.filter(every_word_begins("name", words)),
        note=lambda person: person.job_title,
    )


def options_for(group: Group, people: list[Person]) -> list[CoachOption]:
    """Return the coaches to choose from for ``people``; the one who is chosen already is among them."""
    if group.engagement_id is not None:
        return []
    found = coaches_for(people, format=group.format, party=party_of(group))
    mine = [option for option in found if option.coach.pk == group.coach_id]
    return [*mine, *(option for option in found if option not in mine)][:SHOWN]


def team_page(request: PersonRequest, group: Group) -> HttpResponse:
    """Show a team; while it waits for a yes, with the form to say it."""
    people = list(members_of(group.unit)) if group.unit and group.state == Group.State.ASKED else []
    options = options_for(group, people) if people else []
    values = {"sessions": group.sessions, "minutes": group.minutes}
    form = TeamForm(request.POST or None, initial=values, options=options)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        coach = next((o.coach for o in options if str(o.coach.pk) == given["coach"]), None)
        try:
            agree_to_team(
                group=group,
                coach=coach,
                sessions=given["sessions"],
                minutes=given["minutes"],
                by=request.person,
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Said. Everybody decides alone whether to take part."))
            return redirect("coaching_group", pk=group.pk)
    shown = {
        "group": group,
        "form": form,
        "options": options,
        "number": len(people),
        "held": held_in(group),
    }
    return render(request, "coaching/groups/team.html", shown, status=422 if form.errors else 200)


def held_in(group: Group) -> int:
    """Return how many sessions were held; all that the organisation learns."""
    return sessions_held([group.engagement]).get(group.engagement.pk, 0) if group.engagement else 0


@requires(team_of_the_group)
@takes_posts_only
def group_newcomers(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask whoever has come into the unit since."""
    try:
        say_how_many(request, ask_newcomers(group=group_by_number(pk), by=request.person))
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return redirect("coaching_group", pk=pk)


@requires(team_of_the_group)
@takes_posts_only
def group_end(request: PersonRequest, pk: int) -> HttpResponse:
    """Give up a group that has not begun."""
    group = group_by_number(pk)
    call_off(group=group, by=request.person)
    messages.success(request, _("Given up. Whoever was asked finds nothing waiting any more."))
    return redirect("coaching_groups")


def group_by_number(pk: int) -> Group:
    along = Group.objects.select_related(
        "cohort__party", "unit__lead", "coach__person", "party", "engagement", "asked_by"
    )
    return get_object_or_404(along, pk=pk)
