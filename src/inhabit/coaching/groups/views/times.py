"""Finding the time of a group's next session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.booking.actions import SlotTakenError
from inhabit.coaching.booking.calendar_page import moment_of, page_of
from inhabit.coaching.booking.free import free_times, wish_of
from inhabit.coaching.booking.views.slots import engagement_by_number
from inhabit.coaching.booking.zones import day_and_clock, now_here, there_in_words, zone_of
from inhabit.coaching.groups.actions.times import fix_time, mark_times, open_times, propose_times
from inhabit.coaching.groups.permissions import coach_of_the_group, in_the_group
from inhabit.coaching.groups.readers import readers_in_group
from inhabit.coaching.models import Engagement, ProposedTime
from inhabit.coaching.pages import tabs_of_engagement
from inhabit.coaching.selectors import title_for
from inhabit.people.models import Person


@dataclass(frozen=True)
class TimeLine:
    """A proposed time on the reader's clock, with who said that it suits them, and who that it doesn't."""

    time: ProposedTime
    when: str
    there: str
    suits: list[Person]
    suits_not: list[Person]
    is_mine: bool


@requires(in_the_group)
@require_http_methods(["GET", "HEAD", "POST"])
def group_times(request: PersonRequest, pk: int) -> HttpResponse:
    """The proposed times; whoever is coached marks those that suit."""
    engagement = engagement_by_number(pk)
    is_coach = engagement.coach.person_id == request.person.pk
    if request.method == "POST" and not is_coach:
        mark_times(
            engagement=engagement,
            suits=[row_number(value) for value in request.POST.getlist("suits")],
            by=request.person,
        )
        messages.success(request, _("Kept. You can change it until a time is fixed."))
        return redirect("group_times", pk)
    shown = {
        "engagement": engagement,
        "title": title_for(request.person, engagement),
        "tabs": tabs_of_engagement(engagement, "engagement_sessions"),
        "times": time_lines(engagement, request.person),
        "is_coach": is_coach,
        "readers": readers_in_group(engagement).said_to(request.person),
    }
    return render(request, "coaching/groups/times.html", shown)


def time_lines(engagement: Engagement, reader: Person) -> list[TimeLine]:
    here, there = now_here(), zone_of(engagement.coach.person)
    lines = []
    for time in open_times(engagement):
        marks = sorted(time.marks.all(), key=lambda mark: mark.person.name)
        suits = [mark.person for mark in marks if mark.suits]
        suits_not = [mark.person for mark in marks if not mark.suits]
        when = day_and_clock(time.starts_at, here)
        far = there_in_words(time.starts_at, here, there)
        lines.append(TimeLine(time, when, far, suits, suits_not, reader in suits))
    return lines


@requires(coach_of_the_group)
@require_http_methods(["GET", "HEAD", "POST"])
def group_times_new(request: PersonRequest, pk: int) -> HttpResponse:
    """The coach chooses up to five times out of those that are free for everybody."""
    engagement = engagement_by_number(pk)
    chosen = [moment for value in request.POST.getlist("at") if (moment := moment_of(value))]
    refused = ""
    if request.method == "POST":
        try:
            propose_times(engagement=engagement, moments=chosen, by=request.person)
        except ValidationError as error:
            refused = " ".join(error.messages)
        else:
            messages.success(request, _("Proposed. Everybody in the group is told."))
            return redirect("group_times", pk)
    free = free_times(wish_of(engagement, request.person))
    soon = [moment for moment in free if moment > timezone.now() + timedelta(hours=12)]
    here = now_here()
    shown = {
        "engagement": engagement,
        "title": title_for(request.person, engagement),
        "slots": page_of(soon, request.GET.get("week", ""), here, here),
        "chosen": request.POST.getlist("at"),
        "refused": refused,
        "zone": here.key,
    }
    return render(request, "coaching/groups/propose.html", shown, status=422 if refused else 200)


@requires(coach_of_the_group)
@takes_posts_only
def group_time_fixed(request: PersonRequest, pk: int) -> HttpResponse:
    """Fix one of the proposed times: the session is booked, and everybody is told."""
    engagement = engagement_by_number(pk)
    number = row_number(request.POST.get("time", ""))
    time = ProposedTime.objects.filter(pk=number, engagement=engagement).first()
    if time is None:
        return redirect("group_times", pk)
    try:
        session = fix_time(engagement=engagement, time=time, by=request.person)
    except SlotTakenError:
        messages.warning(request, _("That time is not free any more. Fix another one, or propose new ones."))
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("It is booked. Everybody in the group is told."))
        return redirect("session", session.pk)
    return redirect("group_times", pk)
