"""Booking several sessions at once, and changing one with all that follow."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.booking.actions import SlotTakenError
from inhabit.coaching.booking.actions.recurring import (
    book_series,
    cancel_rest,
    move_rest,
    moved_alike,
    rest_of,
)
from inhabit.coaching.booking.allowance import sessions_left, what_refuses
from inhabit.coaching.booking.calendar_page import moment_of, page_of, value_of
from inhabit.coaching.booking.free import Wish, free_times, wish_of
from inhabit.coaching.booking.late import is_late_for
from inhabit.coaching.booking.permissions import books, changes
from inhabit.coaching.booking.series import (
    MOST,
    calendar_for,
    clocks_in_words,
    moments_of,
    plan_series,
)
from inhabit.coaching.booking.views.slots import (
    choose_time,
    engagement_by_number,
    session_by_number,
    too_late_in_words,
    with_whom,
    zone_beside,
    zones_in_words,
)
from inhabit.coaching.booking.zones import clock, day_and_clock, now_here, place_of, zone_of
from inhabit.coaching.models import Engagement, Session
from inhabit.coaching.selectors import title_for

WEEKS = (1, 2, 3, 4)


@requires(books)
def session_series(request: PersonRequest, pk: int) -> HttpResponse:
    """Choose the first time; see what comes of it and what is in the way; book it all at once."""
    engagement = engagement_by_number(pk)
    wish = wish_of(engagement, request.person)
    if request.method != "POST":
        if sessions_left(engagement) == 1:  # a single one needs no series
            return redirect("session_slots", pk=pk)
        return series_page(request, engagement, wish)
    chosen = [moment_of(request.POST.get(name, "")) for name in request.POST if name.startswith("at-")]
    moments = [moment for moment in chosen if moment is not None]
    every = one_of(request.POST.get("every", ""), WEEKS)
    try:
        booked = book_series(
            engagement=engagement,
            moments=moments,
            every_weeks=every,
            zone=zone_of_series(wish),
            by=request.person,
        )
    except SlotTakenError:
        return series_page(request, engagement, wish, is_gone=True, status=409)
    except ValidationError as error:
        return series_page(request, engagement, wish, refused=" ".join(error.messages), status=422)
    if booked:
        words = ngettext("One session is booked.", "%(number)d sessions are booked.", len(booked))
        messages.success(request, words % {"number": len(booked)})
    return redirect("engagement_sessions", pk=pk)


def series_page(
    request: PersonRequest,
    engagement: Engagement,
    wish: Wish,
    *,
    refused: str = "",
    is_gone: bool = False,
    status: int = 200,
) -> HttpResponse:
    here, there, left = now_here(), zone_beside(wish), sessions_left(engagement)
    asked = request.POST if request.method == "POST" else request.GET
    first = moment_of(asked.get("at", ""))
    most = min(left, MOST)
    every, number = one_of(asked.get("every", ""), WEEKS), one_of(asked.get("number", ""), range(most, 1, -1))
    context = {
        "engagement": engagement,
        "title": title_for(request.person, engagement),
        "with_whom": with_whom(wish),
        "refused": refused or what_refuses(engagement, left if left > 1 else 0),
        "is_gone": is_gone,
        "every": every,
        "weeks": WEEKS,
        "number": number,
        "numbers": range(2, most + 1),
    }
    if first is None or most < 2:
        free = free_times(wish)
        context |= {
            "slots": page_of(free, request.GET.get("week", ""), here, there),
            "zone_words": zones_in_words(here, there, free),
        }
    else:
        context |= plan_of(request, engagement, wish, first=first, every=every, number=number)
    return render(request, "coaching/booking/series.html", context, status=status)


def plan_of(
    request: PersonRequest, engagement: Engagement, wish: Wish, *, first: datetime, every: int, number: int
) -> dict[str, object]:
    """Return the preview: the sessions with their choices, and when clocks that change make a difference."""
    zone, here, there = zone_of_series(wish), now_here(), zone_beside(wish)
    moments = moments_of(first, zone, every, number)
    other = zone_of(wish.coach.person)
    who = _("you") if wish.is_by_coach else str(wish.coach)
    return {
        "first": value_of(first),
        "plan": plan_series(wish, moments, calendar_for(engagement), here, there),
        "always": clock(first, zone),
        "zone_place": place_of(zone),
        "clocks": clocks_in_words(moments, zone, other, who),
    }


def zone_of_series(wish: Wish) -> ZoneInfo:
    """Return whose clock a series keeps to: the coachee's; of a group the coach's, since it has many."""
    return zone_of(wish.people[0] if len(wish.people) == 1 else wish.coach.person)


def one_of(text: str, numbers: range | tuple[int, ...]) -> int:
    """Return the number that ``text`` names, else the first of ``numbers``; 0 without any."""
    known = {str(number): number for number in numbers}
    return known.get(text, next(iter(numbers), 0))


@requires(changes)
def series_rest(request: PersonRequest, pk: int) -> HttpResponse:
    """Move one session of a series with all that follow, or cancel them."""
    session = session_by_number(pk)
    if session.series is None or session.engagement is None or session.state != Session.State.BOOKED:
        return redirect("session", pk=pk)
    is_late = is_late_for(session, request.person)
    if "cancel" in request.POST and not is_late:
        gone = cancel_rest(session=session, by=request.person)
        words = ngettext("One session is cancelled.", "%(number)d sessions are cancelled.", len(gone))
        messages.success(request, words % {"number": len(gone)})
        return redirect("engagement_sessions", pk=session.engagement_id)
    rest = list(rest_of(session).select_related("series"))
    shown = {
        "title": _("This one and all that follow"),
        "back": reverse("session", args=[pk]),
        "back_words": day_and_clock(session.starts_at, now_here()),
        "label": _("Move them"),
        "session": session,
        "refused": too_late_in_words(session) if is_late else "",
        "rest": rest_in_words(session, rest, moment_of(request.GET.get("at", "")), request),
        "rest_number": len(rest),
    }
    revision = request.POST.get("revision", "")
    seen = int(revision) if revision.isdecimal() and len(revision) < 9 else -1

    def move_all(moment: datetime) -> Session:
        moved, stay = move_rest(session=session, starts_at=moment, revision=seen, by=request.person)
        say_what_moved(request, moved, stay)
        return moved[-1]

    return choose_time(
        request, wish_of(session.engagement, request.person, moving=tuple(rest)), shown, move_all, ""
    )


def rest_in_words(
    session: Session, rest: list[Session], asked: datetime | None, request: PersonRequest
) -> list[dict[str, object]]:
    """Return the sessions that follow, each with its new time, and whether that is free."""
    if asked is None or session.series is None or session.engagement is None:
        return []
    here, zone = now_here(), ZoneInfo(session.series.zone)
    free = set(free_times(wish_of(session.engagement, request.person, moving=tuple(rest))))
    found = []
    for item in rest:
        target = moved_alike(session, asked, item, zone)
        words = {"before": day_and_clock(item.starts_at, here), "after": day_and_clock(target, here)}
        found.append({**words, "is_free": target in free})
    return found


def say_what_moved(request: PersonRequest, moved: list[Session], stay: list[Session]) -> None:
    words = ngettext("One session has moved.", "%(number)d sessions have moved.", len(moved))
    messages.success(request, words % {"number": len(moved)})
    if stay:
        kept = ", ".join(day_and_clock(item.starts_at, now_here()) for item in reversed(stay))
        messages.warning(
            request,
            _("These stay as they were, since their new time is not free: %(kept)s.") % {"kept": kept},
        )
