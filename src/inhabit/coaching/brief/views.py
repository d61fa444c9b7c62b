"""Before a session: what the coach has, and what the coachee adds to it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.brief.actions import save_for_next_time, show_for_next_time, take_back
from inhabit.coaching.brief.forms import ForNextTimeForm
from inhabit.coaching.brief.offers import Own, entries_of, heard_by, parts_of
from inhabit.coaching.brief.permissions import coachee_once_agreed
from inhabit.coaching.brief.readers import readers_of_brief, readers_while_preparing
from inhabit.coaching.brief.selectors import brief_of, coached_with_words
from inhabit.coaching.brief.words import Given, opened_given
from inhabit.coaching.matching.selectors import words_for_coach
from inhabit.coaching.models import Engagement, ForNextTime, Opening, Session
from inhabit.coaching.openings import note_opening
from inhabit.coaching.pages import tabs_of_engagement
from inhabit.coaching.permissions import in_the_agreed_engagement, in_the_session
from inhabit.coaching.selectors import title_for
from inhabit.people.models import Person
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.clarify.views import autosave


@requires(in_the_agreed_engagement)
def engagement_brief(request: PersonRequest, pk: int) -> HttpResponse:
    """What the coach has before the next session; whoever is coached sees what it says of them."""
    participants = list(coached_with_words(pk))
    engagement = participants[0].engagement if participants else engagement_called(pk)
    brief = brief_of(engagement, participants, request.person)
    note_opening(engagement, Opening.What.BRIEF, by=request.person)
    is_coach = engagement.coach.person_id == request.person.pk
    shown = {
        "engagement": engagement,
        "brief": brief,
        "is_coach": is_coach,
        "at_first": words_for_coach(engagement),
    }
    return render(request, "coaching/brief/brief.html", shown)


@requires(in_the_session)
def session_brief(request: PersonRequest, pk: int) -> HttpResponse:
    """Lead from a session to what is prepared for it."""
    return redirect("engagement_brief", pk=get_object_or_404(Session, pk=pk).engagement_id)


def engagement_called(pk: int) -> Engagement:
    engagements = Engagement.objects.select_related("coach__person", "unit", "party", "key")
    return get_object_or_404(engagements, pk=pk)


class Desk:
    """What somebody prepares in one coaching, with everything that its page needs."""

    def __init__(self, request: PersonRequest, pk: int) -> None:
        self.request, self.person = request, request.person
        self.engagement = engagement_called(pk)
        row = ForNextTime.objects.filter(engagement=self.engagement, person=self.person).first()
        self.row = row or ForNextTime(engagement=self.engagement, person=self.person)
        self.row.engagement = self.engagement
        self.offered = offered_to(self.person)

    def form(self, data: Any = None) -> ForNextTimeForm:
        written = asdict(opened_given(self.row, self.row.draft))
        ticked = {name: [str(key) for key in written[name]] for name in self.offered}
        choices = {name: [own.key for own in things] for name, things in self.offered.items()}
        return ForNextTimeForm(data, initial=written | ticked | {"edits": self.row.edits}, choices=choices)


def offered_to(person: Person) -> dict[str, list[Own]]:
    return {"parts": parts_of(person), "heard": heard_by(person), "entries": entries_of(person)}


@requires(coachee_once_agreed)
def for_next_time(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Write a word for the next session, and choose what goes with it. POST shows it to the coach."""
    desk = Desk(request, pk)
    if request.method != "POST":
        return page(desk, desk.form())
    form = desk.form(request.POST)
    if not form.is_valid():
        return page(desk, form, status=422)
    edits = form.cleaned_data["edits"]
    try:
        show_for_next_time(engagement=desk.engagement, given=form.given, edits=edits, by=request.person)
    except StaleFormError:
        return stale_page(desk, form)
    messages.success(request, _("Your coach reads it before you meet."))
    return redirect("engagement_brief", pk=pk)


@requires(coachee_once_agreed)
@takes_posts_only
def for_next_time_draft(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Keep what is typed and ticked so far; nobody else reads it."""
    desk = Desk(request, pk)
    form = desk.form(request.POST)
    is_autosave = request.headers.get("X-Autosave") == "1"
    if not form.is_keepable():
        return autosave.too_long() if is_autosave else page(desk, form, status=422)
    edits = form.cleaned_data["edits"]
    try:
        saved = save_for_next_time(
            engagement=desk.engagement, given=form.given, edits=edits, by=request.person
        )
    except StaleFormError:
        return autosave.newer_is_stored() if is_autosave else stale_page(desk, form)
    if is_autosave:
        return autosave.kept(saved)
    messages.success(request, _("Kept as your draft. Only you read it."))
    return redirect("for_next_time", pk=pk)


@requires(coachee_once_agreed)
@takes_posts_only
def for_next_time_withdrawal(request: PersonRequest, pk: int) -> HttpResponse:
    """Let the coach read it no longer."""
    take_back(engagement=engagement_called(pk), by=request.person)
    messages.success(request, _("Taken back. Only you read it."))
    return redirect("for_next_time", pk=pk)


def stale_page(desk: Desk, form: ForNextTimeForm) -> HttpResponse:
    """Show what is stored beside what was sent; the next save follows the stored one."""
    form.data = with_edits(form.data, desk.row.edits)
    return page(desk, form, newer=opened_given(desk.row, desk.row.draft), status=422)


def page(desk: Desk, form: ForNextTimeForm, *, newer: Given | None = None, status: int = 200) -> HttpResponse:
    shown = {
        "engagement": desk.engagement,
        "title": title_for(desk.person, desk.engagement),
        "tabs": tabs_of_engagement(desk.engagement, "engagement_sessions"),
        "form": form,
        "newer": newer,
        "row": desk.row,
        "groups": [(form[name], things, form[name].value() or []) for name, things in desk.offered.items()],
        "readers": readers_of_brief(desk.engagement, desk.person).said_to(desk.person),
        "readers_now": readers_while_preparing(desk.person).said_to(desk.person),
    }
    return render(desk.request, "coaching/brief/for_next_time.html", shown, status=status)
