"""The programme team's pages about coaches."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, steward_of_all
from inhabit.coaching.coaches.actions.deciding import (
    approve_coach,
    decline_coach,
    end_coach,
    pause_coach,
    resume_coach,
)
from inhabit.coaching.coaches.actions.introducing import set_rate
from inhabit.coaching.coaches.actions.outside import bring_in_coach, invite_coach_again, let_coach_stay
from inhabit.coaching.coaches.actions.records import declare_conflict
from inhabit.coaching.coaches.forms import OutsideForm, RateForm, StayForm, WordForm
from inhabit.coaching.coaches.lists import coaches_for_team, filters_for_team, page_for_team, table_of
from inhabit.coaching.coaches.permissions import readers_of_rate, readers_of_team_conflicts
from inhabit.coaching.coaches.selectors import card_of, with_picture
from inhabit.coaching.models import Coach, Conflict
from inhabit.coaching.pages import tabs_of_team
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import units_called
from inhabit.surfaces.filters import in_an_address

FOUND_AT_MOST = 8


@requires(steward_of_all)
def coaches_of_team(request: PersonRequest) -> HttpResponse:
    """Every coach, with state, room, credentials and cost."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    filters = filters_for_team(request.GET)
    page = page_for_team(words, filters, request.GET.get("page"))
    context = {
        "page": page,
        "table": table_of(page),
        "filters": filters,
        "words": words,
        "query": in_an_address(words, filters),
        "tabs": tabs_of_team(request.person, "coaches_of_team"),
    }
    return render(request, "coaching/coaches/team_list.html", context)


@requires(steward_of_all)
def coach_from_outside(request: PersonRequest) -> HttpResponse:
    """Bring in a coach from outside."""
    form = OutsideForm(request.POST) if request.method == "POST" else OutsideForm()
    if request.method == "POST" and form.is_valid():
        try:
            coach = bring_in_coach(**form.cleaned_data, by=request.person)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The invitation to %(coach)s is on its way.") % {"coach": coach})
            return redirect("coach_for_team", pk=coach.pk)
    return render(
        request, "coaching/coaches/outside.html", {"form": form}, status=422 if form.errors else 200
    )


@requires(steward_of_all)
def coach_for_team(request: PersonRequest, pk: int) -> HttpResponse:
    """One coach as the programme team sees them, and what it can decide."""
    return team_page(request, pk)


def team_page(request: PersonRequest, pk: int, *, failed: Form | None = None) -> HttpResponse:
    coach = get_object_or_404(coaches_for_team(), pk=pk)
    words = " ".join(request.GET.get("q", "").split())[:100]
    people = Person.objects.here().filter(name__gt="").matching(words).exclude(pk=coach.person_id)
    forms: dict[str, Form] = {
        "word": WordForm(),
        "rate": RateForm(initial={"rate": coach.rate, "currency": coach.currency or "EUR"}),
        "stay": StayForm(initial={"until": coach.until}),  # type: ignore[attr-defined]  # asked along
    }
    if failed is not None:
        forms[next(name for name, form in forms.items() if type(form) is type(failed))] = failed
    context = {
        "coach": coach,
        "card": card_of(with_picture(Coach.objects.filter(pk=pk)).get()),
        "credentials": list(coach.credentials.all()),
        "conflicts": list(Conflict.objects.of_team().filter(coach=coach).select_related("person", "unit")),
        "has_joined": hasattr(coach.person, "account"),
        "words": words,
        "people": list(people.order_by("name", "pk")[:FOUND_AT_MOST]) if words else [],
        "units": units_called(words, most=FOUND_AT_MOST) if words else [],
        "forms": forms,
        "rate_readers": readers_of_rate(coach.person).said_to(request.person),
        "conflict_readers": readers_of_team_conflicts().said_to(request.person),
    }
    return render(request, "coaching/coaches/for_team.html", context, status=422 if failed else 200)


def done(request: PersonRequest, pk: int, act: Callable[[Coach], None], words: str) -> HttpResponse:
    """Do something with a coach and say so, or why it could not be done."""
    coach = get_object_or_404(Coach.objects.select_related("person"), pk=pk)
    try:
        act(coach)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, words % {"coach": coach})
    return redirect("coach_for_team", pk=pk)


@requires(steward_of_all)
@takes_posts_only
def coach_approval(request: PersonRequest, pk: int) -> HttpResponse:
    """Let somebody coach here."""
    words = _("%(coach)s coaches here now.")
    return done(request, pk, lambda coach: approve_coach(coach=coach, by=request.person), words)


@requires(steward_of_all)
@takes_posts_only
def coach_refusal(request: PersonRequest, pk: int) -> HttpResponse:
    """Say no to an application, with a word."""
    form = WordForm(request.POST)
    if not form.is_valid():
        return team_page(request, pk, failed=form)
    word = form.cleaned_data["word"]
    words = _("%(coach)s reads your word.")
    return done(request, pk, lambda coach: decline_coach(coach=coach, word=word, by=request.person), words)


@requires(steward_of_all)
@takes_posts_only
def coach_rest(request: PersonRequest, pk: int) -> HttpResponse:
    """Let nobody new come to a coach, or people again."""
    if "take_back" in request.POST:
        words = _("People can find %(coach)s again.")
        return done(request, pk, lambda coach: resume_coach(coach=coach, by=request.person), words)
    words = _("Nobody new comes to %(coach)s for now.")
    return done(request, pk, lambda coach: pause_coach(coach=coach, by=request.person), words)


@requires(steward_of_all)
@takes_posts_only
def coach_end(request: PersonRequest, pk: int) -> HttpResponse:
    """End that somebody coaches here."""
    words = _("%(coach)s no longer coaches here.")
    return done(request, pk, lambda coach: end_coach(coach=coach, by=request.person), words)


@requires(steward_of_all)
@takes_posts_only
def coach_rate(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep what a session with a coach costs."""
    form = RateForm(request.POST)
    if not form.is_valid():
        return team_page(request, pk, failed=form)
    return done(
        request,
        pk,
        lambda coach: set_rate(coach=coach, by=request.person, **form.cleaned_data),
        _("Kept."),
    )


@requires(steward_of_all)
@takes_posts_only
def coach_stay(request: PersonRequest, pk: int) -> HttpResponse:
    """Change until when a coach from outside may come in, or invite them again."""
    if "invite" in request.POST:
        words = _("The invitation to %(coach)s is on its way.")
        return done(request, pk, lambda coach: invite_coach_again(coach=coach, by=request.person), words)
    form = StayForm(request.POST)
    if not form.is_valid():
        return team_page(request, pk, failed=form)
    until = form.cleaned_data["until"]
    return done(
        request, pk, lambda coach: let_coach_stay(coach=coach, until=until, by=request.person), _("Kept.")
    )


@requires(steward_of_all)
@takes_posts_only
def coach_team_conflict(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep that a coach should not coach somebody, or take it back."""
    coach = get_object_or_404(Coach.objects.select_related("person"), pk=pk)
    taken_back = row_number(request.POST.get("take_back"))
    if taken_back:
        Conflict.objects.of_team().filter(coach=coach, pk=taken_back).delete()
        return redirect("coach_for_team", pk=pk)
    person, unit = row_number(request.POST.get("person")), row_number(request.POST.get("unit"))
    if not (person or unit):
        return redirect("coach_for_team", pk=pk)

    def declare(coach: Coach) -> None:
        declare_conflict(
            coach=coach,
            person=get_object_or_404(Person.objects.here(), pk=person) if person else None,
            unit=get_object_or_404(Unit.objects.open(), pk=unit) if unit and not person else None,
            side=Conflict.Side.TEAM,
            by=request.person,
        )

    return done(request, pk, declare, _("Kept. They are not suggested to each other."))
