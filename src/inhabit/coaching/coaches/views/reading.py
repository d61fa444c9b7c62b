"""Coaches as people see them who look for one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.models import is_guest
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.access.readers import Readers
from inhabit.coaching.coaches.actions.records import declare_conflict
from inhabit.coaching.coaches.permissions import looks_for_coach, may_introduce, reads_coach
from inhabit.coaching.coaches.portraits import MIME
from inhabit.coaching.coaches.selectors import card_of, filters_of_cards, page_of_cards, with_picture
from inhabit.coaching.models import Coach, Conflict, Credential, Enquiry, Match, Portrait
from inhabit.coaching.pages import tabs_of_coaching
from inhabit.people.circles import Themself
from inhabit.people.models import Person
from inhabit.people.views.directory import local_time
from inhabit.surfaces.filters import in_an_address


@requires(signed_in)
def coaches(request: PersonRequest) -> HttpResponse:
    """Everybody who coaches here, with their own words."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    filters = filters_of_cards(request.GET)
    page, cards = page_of_cards(words, filters, request.GET.get("page"))
    context = {
        "page": page,
        "cards": cards,
        "filters": filters,
        "words": words,
        "query": in_an_address(words, filters),
        "tabs": tabs_of_coaching(request.person, "coaches"),
        "may_apply": not Coach.objects.filter(person=request.person).exists()
        and may_introduce(request.person),
    }
    return render(request, "coaching/coaches/coaches.html", context)


@requires(reads_coach)
def coach_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One coach: their own words, what they are good for, and what they have learnt."""
    coach = get_object_or_404(with_picture(Coach.objects.all()), pk=pk)
    account = getattr(coach.person, "account", None)
    zone = (account.time_zone if account else "") or coach.person.time_zone
    is_own = coach.person_id == request.person.pk
    avoided = not is_own and Conflict.objects.of_person(request.person).filter(coach=coach).exists()
    context = {
        "coach": coach,
        "card": card_of(coach),
        "credentials": list(Credential.objects.holding().filter(coach=coach)),
        "zone": zone,
        "local_time": local_time(zone),
        "is_own": is_own,
        "may_avoid": coach.is_in_service and not is_own and not is_guest(request.person),
        "is_avoided": avoided,
        "suggested_at": where_suggested(coach, request.person),
        "readers": Readers((Themself(request.person),)).said_to(request.person),
    }
    return render(request, "coaching/coaches/coach.html", context)


def where_suggested(coach: Coach, person: Person) -> str:
    """Return where ``person`` chooses among the coaches suggested to them; empty where not among them."""
    suggested = Match.objects.filter(coach=coach, state=Match.State.SUGGESTED, enquiry__person=person)
    match = suggested.filter(enquiry__state=Enquiry.State.OPEN).first()
    return reverse("suggestions", args=[match.enquiry_id]) if match else ""


@requires(reads_coach)
def coach_photo(request: PersonRequest, pk: int) -> HttpResponse:
    """A coach's picture, for whoever reads their introduction."""
    portrait = Portrait.objects.filter(coach=pk).first()
    if portrait is None:
        raise Http404
    return HttpResponse(bytes(portrait.picture), content_type=MIME)


@requires(looks_for_coach)
@takes_posts_only
def coach_avoidance(request: PersonRequest, pk: int) -> HttpResponse:
    """Never be suggested this coach, or be again. Nobody else learns of it."""
    coach = get_object_or_404(Coach.objects.select_related("person"), pk=pk)
    if "take_back" in request.POST:
        Conflict.objects.of_person(request.person).filter(coach=coach).delete()
        messages.success(request, _("%(coach)s can be suggested to you again.") % {"coach": coach})
    else:
        declare_conflict(coach=coach, person=request.person, side=Conflict.Side.PERSON, by=request.person)
        messages.success(
            request, _("%(coach)s is not suggested to you. Nobody learns of it.") % {"coach": coach}
        )
    return redirect(reverse("coach_page", args=[pk]))
