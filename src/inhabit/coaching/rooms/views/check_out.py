"""How a session ends, and what came of the last one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.booking.actions import hold_session
from inhabit.coaching.models import CheckOut, Session
from inhabit.coaching.rooms.actions.check_outs import check_out, tell_outcome
from inhabit.coaching.rooms.forms import CheckOutForm, OutcomeForm
from inhabit.coaching.rooms.permissions import (
    author_of_the_check_out,
    coach_of_the_session,
    coachee_of_the_session,
)
from inhabit.coaching.rooms.selectors import session_with_engagement
from inhabit.coaching.rooms.views.room import room_page


@requires(coachee_of_the_session)
@takes_posts_only
def session_check_out(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep what one takes along; the session counts as held."""
    session = session_with_engagement(pk)
    form = CheckOutForm(request.POST)
    if form.is_valid():
        try:
            check_out(session=session, **form.cleaned_data, by=request.person)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Kept. We come back to it at the beginning of the next session."))
            return redirect_into(session, "check-out")
    return room_page(request, session, status=422, check_out_form=form)


@requires(coach_of_the_session)
@takes_posts_only
def session_held(request: PersonRequest, pk: int) -> HttpResponse:
    """The coach says that it took place, whether or not somebody has checked out."""
    session = session_with_engagement(pk)
    try:
        hold_session(session, request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect_into(session, "check-out")


@requires(author_of_the_check_out)
@takes_posts_only
def check_out_outcome(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what became of what one wanted to try; then back to the room in which one is."""
    stored = get_object_or_404(CheckOut.objects.select_related("session__engagement__key", "person"), pk=pk)
    form = OutcomeForm(request.POST)
    if form.is_valid():
        try:
            tell_outcome(stored=stored, text=form.cleaned_data["outcome"], by=request.person)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    else:
        messages.error(request, _("This is too long to keep as it is."))
    asked = request.POST.get("session", "")
    here = Session.objects.filter(
        engagement=stored.session.engagement_id, pk=int(asked) if asked.isdecimal() else 0
    )
    return redirect_into(here.first() or stored.session, "last-time")


def redirect_into(session: Session, part: str) -> HttpResponse:
    return redirect(f"{reverse('session_room', args=[session.pk])}#{part}")
