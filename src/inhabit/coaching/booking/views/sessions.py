"""The sessions of an engagement, and one of them with what there is to do about it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.booking.actions import (
    cancel_session,
    hold_session,
    miss_session,
    object_to_miss,
    waive_session,
)
from inhabit.coaching.booking.allowance import beyond_in_words, sessions_left
from inhabit.coaching.booking.calendar_page import value_of
from inhabit.coaching.booking.free import rules_of
from inhabit.coaching.booking.late import free_until, is_late_for
from inhabit.coaching.booking.permissions import (
    changes,
    changes_session,
    coach_of_the_session,
    coached_in_the_session,
    meets,
)
from inhabit.coaching.booking.selectors import (
    lines_of,
    sessions_before,
    sessions_to_come,
)
from inhabit.coaching.booking.views.slots import engagement_by_number, session_by_number
from inhabit.coaching.booking.waiting import place_in
from inhabit.coaching.booking.zones import day_and_clock, now_here
from inhabit.coaching.feedback.panels import at_the_end
from inhabit.coaching.models import Format, Session
from inhabit.coaching.pages import tabs_of_engagement
from inhabit.coaching.permissions import in_the_agreed_engagement
from inhabit.coaching.selectors import title_for
from inhabit.people.models import Person
from inhabit.stages.clarify.actions.stale import StaleFormError

SESSIONS_PER_PAGE = 20
OUTCOMES = {"held": hold_session, "missed": miss_session, "waived": waive_session}


@requires(in_the_agreed_engagement)
def engagement_sessions(request: PersonRequest, pk: int) -> HttpResponse:
    """What is to come, what has been, and how many sessions are left."""
    engagement, reader, here = engagement_by_number(pk), request.person, now_here()
    before = Paginator(sessions_before(engagement), SESSIONS_PER_PAGE).get_page(request.GET.get("page"))
    left = sessions_left(engagement)
    ahead = list(sessions_to_come(engagement))
    lines = lines_of([*ahead, *before.object_list], reader, here)
    is_coach = engagement.coach.person_id == reader.pk
    place = place_in(engagement, reader)
    context = {
        "engagement": engagement,
        "title": title_for(reader, engagement),
        "tabs": tabs_of_engagement(engagement, "engagement_sessions"),
        "ahead": lines[: len(ahead)],
        "before": lines[len(ahead) :],
        "page": before,
        "left": left,
        "beyond": "" if left else beyond_in_words(engagement),
        "may_book": engagement.is_going_on and (is_coach or engagement.format == Format.ONE_TO_ONE),
        "is_coach": is_coach,
        "at_the_end": at_the_end(engagement, reader),
        "lede": _("When you meet, and when you have met."),
        "book_at": reverse("session_slots", args=[pk]),
        "offered_at": place
        and place.offered_at
        and reverse("session_slots", args=[pk], query={"at": value_of(place.offered_at)}),
        "place": place,
        "place_before": place and day_and_clock(place.before, here),
        "place_offered": place
        and place.kept_until
        and place.offered_at
        and day_and_clock(place.offered_at, here),
    }
    return render(request, "coaching/booking/sessions.html", context)


@requires(meets)
def session(request: PersonRequest, pk: int) -> HttpResponse:
    """One session: when it is on both clocks, and what can be done about it."""
    stored = session_by_number(pk)
    reader, here = request.person, now_here()
    [line] = lines_of([stored], reader, here)
    until = free_until(stored, rules_of(stored.coach))
    context = {
        "line": line,
        "session": stored,
        "search_at": search_behind(stored, reader),
        "may_change": line.is_to_come and changes_session(reader, pk),
        "free_until": day_and_clock(until, here) if stored.engagement_id and line.is_to_come else "",
        "is_late_now": line.is_to_come and is_late_for(stored, reader),
        "counts": (stored.state == "missed" or stored.is_late) and not stored.is_waived,
    }
    return render(request, "coaching/booking/session.html", context)


def search_behind(stored: Session, reader: Person) -> str:
    """Return where ``reader`` chooses among the coaches of whom they meet one; empty for the coach."""
    if stored.match is None or stored.match.enquiry.person_id != reader.pk:
        return ""
    return reverse("suggestions", args=[stored.match.enquiry_id])


@requires(changes)
def session_cancellation(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask whether it shall go, saying before whether it counts; then cancel it."""
    stored = session_by_number(pk)
    if request.method == "POST":
        return cancel(request, stored)
    if stored.state != Session.State.BOOKED:
        return redirect("session", pk=pk)
    [line] = lines_of([stored], request.person, now_here())
    context = {"line": line, "session": stored, "is_late": is_late_for(stored, request.person)}
    return render(request, "coaching/booking/cancel.html", context)


def cancel(request: PersonRequest, stored: Session) -> HttpResponse:
    revision = request.POST.get("revision", "")
    seen = int(revision) if revision.isdecimal() and len(revision) < 9 else -1
    # What was still free when the page was opened is said anew before it counts.
    if is_late_for(stored, request.person) and "late" not in request.POST:
        messages.warning(request, _("It has become late meanwhile: cancelling now counts. Look again."))
        return redirect("session_cancellation", pk=stored.pk)
    try:
        done = cancel_session(session=stored, revision=seen, by=request.person)
    except StaleFormError:
        messages.warning(request, _("It was changed meanwhile. This is how it stands now."))
        return redirect("session", pk=stored.pk)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("session", pk=stored.pk)
    said = (
        _("It is cancelled, and counts as one of your sessions.") if done.is_late else _("It is cancelled.")
    )
    messages.success(request, said)
    return redirect("session", pk=stored.pk)


@requires(coach_of_the_session)
@takes_posts_only
def session_outcome(request: PersonRequest, pk: int) -> HttpResponse:
    """The coach says what became of it: held, missed, or that it shall not count."""
    settle = OUTCOMES.get(request.POST.get("outcome", ""))
    if settle is None:
        return redirect("session", pk=pk)
    try:
        settle(session=session_by_number(pk), by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("Noted."))
    return redirect("session", pk=pk)


@requires(coached_in_the_session)
@takes_posts_only
def session_objection(request: PersonRequest, pk: int) -> HttpResponse:
    """Whoever is coached says that they did meet."""
    object_to_miss(session=session_by_number(pk), by=request.person)
    messages.success(request, _("Your coach is asked to look again."))
    return redirect("session", pk=pk)
