"""My calendar: what it says of my sessions, and the address under which a program reads them."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inhabit.access.languages import language_for
from inhabit.access.mails import address_of
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, anyone, requires
from inhabit.coaching.calendars.entries import choices_of, zone_of
from inhabit.coaching.calendars.feeds import (
    entries_for,
    entry_of,
    file_for,
    person_with_feed,
    renew_feed,
    seal_of,
    switch_feed_off,
)
from inhabit.coaching.calendars.files import published_file
from inhabit.coaching.calendars.forms import CalendarChoicesForm, MeetingPlaceForm
from inhabit.coaching.calendars.permissions import whoever_has_sessions, whoever_meets
from inhabit.coaching.calendars.video import set_meeting_place
from inhabit.coaching.models import CalendarChoices, CalendarFeed, Coach, Session
from inhabit.coaching.permissions import coach_here


@requires(whoever_has_sessions)
def calendar_choices(request: PersonRequest) -> HttpResponseBase:
    """Choose what my calendar says. POST keeps it."""
    chosen = choices_of(request.person)
    initial = {"title": "neutral" if chosen.is_neutral else "plain", "is_mailed": chosen.is_mailed}
    form = CalendarChoicesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        CalendarChoices.objects.update_or_create(
            person=request.person,
            defaults={
                "is_neutral": form.cleaned_data["title"] == "neutral",
                "is_mailed": form.cleaned_data["is_mailed"],
            },
        )
        messages.success(request, _("Kept. It holds for every mail from now on."))
        return redirect("calendar_choices")
    return page(request, form=form)


@requires(whoever_has_sessions)
@takes_posts_only
def calendar_address(request: PersonRequest) -> HttpResponse:
    """Make a new private address; it is shown this once. An older one ends."""
    secret = renew_feed(by=request.person)
    return page(request, secret=secret)


@requires(whoever_has_sessions)
@takes_posts_only
def calendar_address_removal(request: PersonRequest) -> HttpResponse:
    """Switch the private address off."""
    switch_feed_off(by=request.person)
    messages.success(request, _("Switched off. Nobody reads your calendar at that address any more."))
    return redirect("calendar_choices")


@requires(coach_here)
@takes_posts_only
def meeting_place(request: PersonRequest) -> HttpResponse:
    """Keep where I meet people by video."""
    form = MeetingPlaceForm(request.POST)
    if not form.is_valid():
        return page(request, place_form=form)
    set_meeting_place(coach=Coach.objects.get(person=request.person), address=form.cleaned_data["address"])
    messages.success(request, _("Kept. It holds for sessions that are booked from now on."))
    return redirect("calendar_choices")


def page(
    request: PersonRequest,
    *,
    form: CalendarChoicesForm | None = None,
    place_form: MeetingPlaceForm | None = None,
    secret: str = "",
) -> HttpResponse:
    chosen = choices_of(request.person)
    initial = {"title": "neutral" if chosen.is_neutral else "plain", "is_mailed": chosen.is_mailed}
    coach = Coach.objects.in_service().filter(person=request.person).select_related("meeting_place").first()
    own_place = getattr(coach, "meeting_place", None)
    address = address_of(reverse("calendar_feed", args=[secret])) if secret else ""
    shown = {
        "form": form or CalendarChoicesForm(initial=initial),
        "place_form": place_form
        or (MeetingPlaceForm(initial={"address": own_place.address if own_place else ""}) if coach else None),
        "feed": CalendarFeed.objects.filter(person=request.person).first(),
        "address": address,
        "webcal": f"webcal:{address.partition(':')[2]}" if urlsplit(address).scheme else "",
    }
    errors = any(one is not None and one.errors for one in (form, place_form))
    return render(request, "coaching/calendars/choices.html", shown, status=422 if errors else 200)


@requires(whoever_meets)
@require_safe
def session_calendar(request: PersonRequest, pk: int) -> HttpResponse:
    """Download one session as a calendar file."""
    session = get_object_or_404(
        Session.objects.select_related("coach__person", "engagement", "match__enquiry__person"), pk=pk
    )
    with translation.override(language_for(request.person)):
        entry = entry_of(request.person, session)
        text = published_file([entry], name=entry.title, zone=zone_of(request.person))
    return calendar_file(text, 'attachment; filename="appointment.ics"')


@requires(anyone)
@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer a calendar program. Whoever has the address reads it: it is kept from logs and caches."""
    person = person_with_feed(secret)
    if person is None:
        raise Http404
    with translation.override(language_for(person)):
        entries = entries_for(person)
    seal = seal_of(entries, person)
    if request.headers.get("If-None-Match") == seal:
        answer = HttpResponse(status=304)
    else:
        answer = calendar_file(file_for(person, entries), 'inline; filename="calendar.ics"')
    answer["ETag"] = seal
    return kept_private(answer)


def calendar_file(text: str, disposition: str) -> HttpResponse:
    headers = {"Content-Disposition": disposition}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


def kept_private(answer: HttpResponse) -> HttpResponse:
    """Let neither caches nor search engines keep it, and no browser tell where it came from."""
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
