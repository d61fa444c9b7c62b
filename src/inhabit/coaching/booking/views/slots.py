"""Choosing a time: for a session, for a meeting before one chooses, or for a session that is moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.booking.actions import (
    SlotTakenError,
    book_meeting,
    book_session,
    move_session,
)
from inhabit.coaching.booking.actions.booking import wish_to_meet
from inhabit.coaching.booking.allowance import away_in_words, sessions_left, what_refuses
from inhabit.coaching.booking.calendar_page import moment_of, page_of, slot_of, value_of
from inhabit.coaching.booking.free import Wish, free_times, rules_of, wish_of
from inhabit.coaching.booking.late import is_late_for, late_in_words
from inhabit.coaching.booking.permissions import books, changes, to_meet
from inhabit.coaching.booking.waiting import place_in
from inhabit.coaching.booking.zones import (
    day_and_clock,
    differ,
    now_here,
    place_of,
    there_in_words,
    zone_of,
)
from inhabit.coaching.models import BookingRules, Engagement, Match, Session
from inhabit.coaching.selectors import title_for
from inhabit.stages.clarify.actions.stale import StaleFormError

TEMPLATE = "coaching/booking/slots.html"


@requires(books)
def session_slots(request: PersonRequest, pk: int) -> HttpResponse:
    """The coach's free times; one of them is booked in two steps: choose it, then say yes."""
    engagement = engagement_by_number(pk)
    left = sessions_left(engagement)
    wish = wish_of(engagement, request.person)
    shown = {
        "title": _("Book a session"),
        "back": reverse("engagement_sessions", args=[pk]),
        "back_words": title_for(request.person, engagement),
        "label": _("Book it"),
        "left": left,
        "planned": engagement.sessions_planned,
        "refused": what_refuses(engagement, left),
        "engagement": engagement,
        "place": place_in(engagement, request.person),
        "may_wait": engagement.format == "one_to_one" and not wish.is_by_coach,
    }
    return choose_time(
        request,
        wish,
        shown,
        lambda moment: book_session(engagement=engagement, starts_at=moment, by=request.person),
        _("It is booked. You find it here, and in your calendar."),
    )


@requires(to_meet)
def meeting_slots(request: PersonRequest, pk: int) -> HttpResponse:
    """Times for 20 minutes with a coach who was suggested, before one chooses."""
    match = get_object_or_404(
        Match.objects.select_related("coach__person__account", "enquiry__person__account"), pk=pk
    )
    booked = Session.objects.booked().filter(match=match).first()
    if booked is not None and request.method != "POST":
        return redirect("session", pk=booked.pk)
    shown = {
        "title": _("Get to know %(coach)s") % {"coach": match.coach},
        "back": reverse("suggestions", args=[match.enquiry_id]),
        "back_words": _("Your search for a coach"),
        "label": _("Book these 20 minutes"),
        "refused": "" if match.coach.may_be_booked else away_in_words(match.coach),
        "is_meeting": True,
    }
    return choose_time(
        request,
        wish_to_meet(match),
        shown,
        lambda moment: book_meeting(match=match, starts_at=moment, by=request.person),
        _("It is booked: 20 minutes to get to know each other."),
    )


@requires(changes)
def session_time(request: PersonRequest, pk: int) -> HttpResponse:
    """Another time for a session that stays the same."""
    session = session_by_number(pk)
    if session.state != Session.State.BOOKED:
        return redirect("session", pk=pk)
    if session.engagement is not None:
        wish = wish_of(session.engagement, request.person, moving=(session,))
    else:
        wish = wish_to_meet(match_of(session), moving=(session,))
    shown = {
        "title": _("Another time"),
        "back": reverse("session", args=[pk]),
        "back_words": day_and_clock(session.starts_at, now_here()),
        "label": _("Move it there"),
        "session": session,
        "refused": too_late_in_words(session) if is_late_for(session, request.person) else "",
        "is_meeting": session.engagement_id is None,
    }
    revision = request.POST.get("revision", "")
    return choose_time(
        request,
        wish,
        shown,
        lambda moment: move_session(
            session=session,
            starts_at=moment,
            revision=int(revision) if revision.isdecimal() and len(revision) < 9 else -1,
            by=request.person,
        ),
        _("It has a new time. The other side is told, and calendars follow."),
    )


def choose_time(
    request: PersonRequest,
    wish: Wish,
    shown: dict[str, Any],
    write: Callable[[datetime], Session],
    said: str,
) -> HttpResponse:
    """Show the free times of ``wish``, ask back for one of them, and ``write`` what was said yes to."""
    if request.method != "POST":
        return slot_page(request, wish, shown, asked=moment_of(request.GET.get("at", "")))
    moment = moment_of(request.POST.get("at", ""))
    if moment is None:
        return slot_page(request, wish, shown, status=422)
    try:
        session = write(moment)
    except SlotTakenError as taken:
        return slot_page(request, wish, shown, instead=taken.others, status=409)
    except StaleFormError:
        messages.warning(request, _("It was changed meanwhile. This is how it stands now."))
        return redirect("session", pk=shown["session"].pk)
    except ValidationError as error:
        return slot_page(request, wish, shown | {"refused": " ".join(error.messages)}, status=422)
    if said:
        messages.success(request, said)
    return redirect("session", pk=session.pk)


def slot_page(
    request: PersonRequest,
    wish: Wish,
    shown: dict[str, Any],
    *,
    asked: datetime | None = None,
    instead: Sequence[datetime] | None = None,
    status: int = 200,
) -> HttpResponse:
    here, there, rules = now_here(), zone_beside(wish), rules_of(wish.coach)
    free = [] if shown.get("refused") else free_times(wish, rules=rules)
    chosen = asked if asked in free else None
    context = shown | {
        "coach": wish.coach,
        "with_whom": with_whom(wish),
        "here": here,
        "slots": page_of(free, request.GET.get("week", ""), here, there),
        "chosen": chosen and value_of(chosen),
        "chosen_words": chosen and day_and_clock(chosen, here),
        "chosen_there": chosen and there_in_words(chosen, here, there),
        "is_gone": asked is not None and chosen is None,
        "instead": None if instead is None else [named(moment, here, there) for moment in instead],
        "late_words": late_words(wish, rules),
        "zone_words": zones_in_words(here, there, free),
        "minutes": int(wish.length.total_seconds() // 60),
    }
    return render(request, TEMPLATE, context, status=status)


def zones_in_words(here: Any, there: Any, free: Sequence[datetime]) -> str:
    """Say whose clock the times are on, and that the other's stands beside where it shows another time."""
    if any(differ(here, there, moment) for moment in free):
        return _("Times are yours, in %(place)s; below each stands what the clock shows in %(there)s.") % {
            "place": place_of(here),
            "there": place_of(there),
        }
    return _("Times are yours, in %(place)s.") % {"place": place_of(here)}


def named(moment: datetime, here: Any, there: Any) -> dict[str, str]:
    """Return a time to choose as one line says it, with its day."""
    slot = slot_of(moment, here, there)
    return {"value": slot.value, "words": day_and_clock(moment, here), "there": slot.there}


def zone_beside(wish: Wish) -> Any:
    """Return the zone of the other side; of a group the reader's own, since there may be many."""
    if not wish.is_by_coach:
        return zone_of(wish.coach.person)
    return zone_of(wish.people[0]) if len(wish.people) == 1 else now_here()


def with_whom(wish: Wish) -> str:
    if not wish.is_by_coach:
        return str(wish.coach)
    return str(wish.people[0]) if len(wish.people) == 1 else _("all who take part")


def late_words(wish: Wish, rules: BookingRules) -> str:
    return late_in_words(rules) if wish.engagement is not None and not wish.is_by_coach else ""


def too_late_in_words(session: Session) -> str:
    return _("It is too near to be moved by yourself. Ask %(coach)s to move it, or cancel it.") % {
        "coach": session.coach
    }


def engagement_by_number(pk: int) -> Engagement:
    return get_object_or_404(
        Engagement.objects.select_related("coach__person__account", "coach__booking_rules", "unit", "party"),
        pk=pk,
    )


def session_by_number(pk: int) -> Session:
    named_along = (
        "coach__person__account",
        "coach__booking_rules",
        "engagement__coach__person__account",
        "engagement__coach__booking_rules",
        "engagement__unit",
    )
    return get_object_or_404(
        Session.objects.select_related(
            *named_along, "match__enquiry__person", "match__coach__person", "series"
        ),
        pk=pk,
    )


def match_of(session: Session) -> Match:
    if session.match is None:
        raise LookupError("a session without an engagement has a match")
    return session.match
