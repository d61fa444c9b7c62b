"""When and how a coach can be booked: the usual week, what is different, the rules, and how others see it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from inhabit.access.middleware import known_time_zone
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.booking.actions.hours import (
    add_change,
    add_season,
    print_of,
    remove_change,
    remove_season,
    set_rules,
    set_week,
    usual_week,
)
from inhabit.coaching.booking.calendar_page import SlotPage, page_of
from inhabit.coaching.booking.forms import ChangeForm, RulesForm, SeasonForm, WeekForm
from inhabit.coaching.booking.free import Wish, free_times, rules_of
from inhabit.coaching.booking.zones import place_of, zone_of
from inhabit.coaching.models import Coach
from inhabit.coaching.permissions import coach_here
from inhabit.people.forms import places
from inhabit.stages.clarify.actions.stale import StaleFormError

CHANGES_PER_PAGE = 20
USUAL_LENGTH = timedelta(minutes=60)


@requires(coach_here)
def coach_hours(request: PersonRequest) -> HttpResponse:
    """The usual week, to be changed as a whole, and below what differs from it."""
    coach = own_coach(request)
    if request.method != "POST":
        return hours_page(request, coach)
    form = WeekForm(request.POST, week=usual_week(coach))
    if not form.is_valid():
        return hours_page(request, coach, form, status=422)
    try:
        set_week(coach=coach, week=form.week(), seen=form.cleaned_data["seen"], by=request.person)
    except StaleFormError:
        newer = request.POST.copy()
        newer["seen"] = print_of(usual_week(coach))
        stale = WeekForm(newer, week={})
        return hours_page(request, coach, stale, is_stale=True, status=409)
    messages.success(request, _("Your week is kept. What is booked already stays as it is."))
    return redirect("coach_hours")


@requires(coach_here)
@takes_posts_only
def coach_changes(request: PersonRequest) -> HttpResponse:
    """Time off or extra hours on some days; with a weekday, weekly hours for a time."""
    coach = own_coach(request)
    if "weekday" in request.POST:
        season = SeasonForm(request.POST)
        if not season.is_valid():
            return hours_page(request, coach, season=season, status=422)
        add_season(coach=coach, by=request.person, **season.cleaned_data)
        messages.success(request, _("These hours hold for that time."))
        return redirect("coach_hours")
    change = ChangeForm(request.POST)
    if not change.is_valid():
        return hours_page(request, coach, change=change, status=422)
    try:
        add_change(coach=coach, by=request.person, **change.cleaned_data)
    except ValidationError as error:
        change.add_error(None, error)
        return hours_page(request, coach, change=change, status=422)
    messages.success(
        request, _("Noted. Nobody learns why. Sessions that are booked then stay: look at your agenda.")
    )
    return redirect("coach_hours")


@requires(coach_here)
@takes_posts_only
def coach_change_removal(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a change away; another coach's number changes nothing."""
    remove = remove_season if request.POST.get("what") == "season" else remove_change
    remove(coach=own_coach(request), pk=pk, by=request.person)
    messages.success(request, _("Removed."))
    return redirect("coach_hours")


@requires(coach_here)
@takes_posts_only
def coach_booking_rules(request: PersonRequest) -> HttpResponse:
    coach = own_coach(request)
    form = RulesForm(request.POST)
    if not form.is_valid():
        return hours_page(request, coach, rules=form, status=422)
    set_rules(coach=coach, by=request.person, **form.cleaned_data)
    messages.success(request, _("Kept. It holds for what is booked from now on."))
    return redirect("coach_hours")


def own_coach(request: PersonRequest) -> Coach:
    return get_object_or_404(
        Coach.objects.select_related("person__account", "booking_rules"), person=request.person
    )


def hours_page(
    request: PersonRequest,
    coach: Coach,
    form: WeekForm | None = None,
    *,
    change: ChangeForm | None = None,
    season: SeasonForm | None = None,
    rules: RulesForm | None = None,
    is_stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    today, week = timezone.localdate(), usual_week(coach)
    changes = Paginator(coach.changed_hours.filter(last__gte=today), CHANGES_PER_PAGE)
    kept = rules_of(coach)
    context: dict[str, Any] = {
        "zone": zone_of(coach.person),
        "form": form or WeekForm(initial={"seen": print_of(week)}, week=week),
        "has_hours": bool(week),
        "is_stale": is_stale,
        "change": change or ChangeForm(),
        "page": changes.get_page(request.GET.get("page")),
        "season": season or SeasonForm(),
        "seasons": coach.hours.filter(last__gte=today),
        "rules": rules or RulesForm(initial=model_to_dict(kept)),
    }
    return render(request, "coaching/booking/hours.html", context | preview_of(request, coach), status=status)


def preview_of(request: PersonRequest, coach: Coach) -> dict[str, Any]:
    """Return what somebody in the zone that was asked for would see of the coach's free times."""
    asked = known_time_zone(request.GET.get("zone", "")) or zone_of(coach.person)
    free = free_times(Wish(coach=coach, people=[], length=USUAL_LENGTH))
    shown: SlotPage = page_of(free, request.GET.get("week", ""), ZoneInfo(asked.key), zone_of(coach.person))
    return {
        "preview": shown,
        "preview_zone": asked.key,
        "preview_query": urlencode({"zone": asked.key}) + "&",
        "preview_words": _("Sessions of an hour, as somebody in %(place)s sees them.")
        % {"place": place_of(asked)},
        "zones": places(),
    }
