"""The coach's own pages: what they have, who they are, and a pause."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.coaches.actions.deciding import pause_coach, read_safeguarding, resume_coach
from inhabit.coaching.coaches.actions.introducing import introduce_coach
from inhabit.coaching.coaches.forms import IntroductionForm, PortraitForm, stored_in
from inhabit.coaching.coaches.permissions import (
    asked_to_coach,
    coach_of,
    known_coach,
    may_apply,
    readers_of_introduction,
    readers_of_rate,
    reads_safeguarding,
)
from inhabit.coaching.coaches.portraits import keep_portrait, remove_portrait
from inhabit.coaching.coaches.safeguarding import public_help
from inhabit.coaching.coaches.selectors import (
    coached_by,
    hours_and_minutes,
    minutes_of_supervision,
    missing_of,
    next_sessions_of,
)
from inhabit.coaching.models import Coach, Portrait
from inhabit.coaching.pages import panels_for_coach, tabs_of_coaching
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.forms import with_edits


@requires(asked_to_coach)
def as_coach(request: PersonRequest) -> HttpResponse:
    """What the reader has as a coach: who comes next, whom they coach, and what is still missing."""
    coach = coach_of(request.person)
    tabs = tabs_of_coaching(request.person, "as_coach")
    if coach is None or not (coach.edits or coach.is_in_service):
        return render(request, "coaching/coaches/begin.html", {"coach": coach, "tabs": tabs})
    has_picture = hasattr(coach, "portrait_id") or is_pictured(coach)
    year, total = minutes_of_supervision(coach)
    coached = coached_by(coach) if coach.is_in_service else []
    context = {
        "coach": coach,
        "tabs": tabs,
        "missing": missing_of(coach, has_picture=has_picture),
        "coached": coached,
        "next_sessions": next_sessions_of(coach, coached),
        "supervision_of_the_year": hours_and_minutes(year),
        "supervision_in_all": hours_and_minutes(total),
        "rate_readers": readers_of_rate(request.person).said_to(request.person),
        "panels": panels_for_coach(coach) if coach.is_in_service else [],
    }
    return render(request, "coaching/coaches/as_coach.html", context)


@requires(may_apply)
def coach_profile(request: PersonRequest) -> HttpResponse:
    """Introduce oneself; the first time, that is how somebody applies."""
    coach = coach_of(request.person)
    if request.method != "POST":
        return profile_page(request, IntroductionForm(initial=stored_in(coach), coach=coach))
    form = IntroductionForm(request.POST, coach=coach)
    if not form.is_valid():
        return profile_page(request, form, status=422)
    try:
        introduce_coach(
            person=request.person, said=form.said(), edits=form.cleaned_data["edits"], by=request.person
        )
    except ValidationError as error:
        form.add_error(None, error)
        return profile_page(request, form, status=422)
    except StaleFormError as stale:
        form.data = with_edits(form.data, stale.stored.edits)  # type: ignore[attr-defined]  # it is a coach
        return profile_page(request, form, newer=stored_in(stale.stored), status=409)  # type: ignore[arg-type]  # as above
    messages.success(request, _("Kept."))
    return redirect("as_coach")


def profile_page(
    request: PersonRequest,
    form: IntroductionForm,
    *,
    newer: dict[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    coach = coach_of(request.person)
    future = coach or Coach(person=request.person)
    context = {
        "form": form,
        "coach": coach,
        "newer": newer,
        "readers": readers_of_introduction(future).said_to(request.person),
    }
    return render(request, "coaching/coaches/profile.html", context, status=status)


@requires(known_coach)
def coach_portrait(request: PersonRequest) -> HttpResponse:
    """Send a photo of oneself, or take it off."""
    coach = known(request)
    form = PortraitForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and "remove" in request.POST:
        remove_portrait(coach=coach)
        messages.success(request, _("Your picture is gone. Your initials stand in its place."))
        return redirect("as_coach")
    if request.method == "POST" and form.is_valid():
        try:
            keep_portrait(coach=coach, file=form.cleaned_data["photo"])
        except ValidationError as error:
            form.add_error("photo", error)
        else:
            messages.success(request, _("Kept. This is how people see you."))
            return redirect("coach_portrait")
    context = {
        "form": form,
        "coach": coach,
        "has_picture": is_pictured(coach),
        "readers": readers_of_introduction(coach).said_to(request.person),
    }
    return render(request, "coaching/coaches/portrait_form.html", context, status=422 if form.errors else 200)


@requires(reads_safeguarding)
def safeguarding(request: PersonRequest) -> HttpResponse:
    """How we keep people from harm; a coach says that they have read it."""
    coach = coach_of(request.person)
    if request.method == "POST" and coach is not None:
        read_safeguarding(coach=coach)
        messages.success(request, _("Thank you. You find it again under “As a coach”."))
        return redirect("as_coach")
    context = {"coach": coach, "help_here": settings.HELP_HERE, "public_help": public_help()}
    return render(request, "coaching/coaches/safeguarding.html", context)


@requires(known_coach)
@takes_posts_only
def coach_pause(request: PersonRequest) -> HttpResponse:
    """Take nobody new for now."""
    pause_coach(coach=known(request), by=request.person)
    messages.success(request, _("Nobody new comes to you for now. Whom you coach already stays with you."))
    return redirect("as_coach")


@requires(known_coach)
@takes_posts_only
def coach_return(request: PersonRequest) -> HttpResponse:
    """Take people again."""
    resume_coach(coach=known(request), by=request.person)
    messages.success(request, _("People can find you again."))
    return redirect("as_coach")


def is_pictured(coach: Coach) -> bool:
    return Portrait.objects.filter(coach=coach).exists()


def known(request: PersonRequest) -> Coach:
    """Return the reader as a coach, where the permission has made sure that they are known as one."""
    return Coach.objects.select_related("person").get(person=request.person)
