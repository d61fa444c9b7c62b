"""Reading an agreement, agreeing to it, changing it, and ending a coaching."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.agreements.actions import (
    OtherVersionError,
    agree,
    keep_as_it_is,
    propose_sentence,
    propose_sessions,
)
from inhabit.coaching.agreements.ending import end_engagement, ends_for_all, leave_engagement
from inhabit.coaching.agreements.forms import ConsentForm, SentenceForm, SessionsForm
from inhabit.coaching.agreements.lines import parts_on
from inhabit.coaching.agreements.party import engagements_for_party, panels_for, sessions_held
from inhabit.coaching.agreements.permissions import (
    party_of_coaching,
    side_of_the_agreement,
)
from inhabit.coaching.agreements.readers import readers_of_agreement
from inhabit.coaching.agreements.selectors import (
    AgreementPage,
    agreement_page,
    as_the_party_reads_it,
    names_of,
)
from inhabit.coaching.cohorts.places import MOST_SESSIONS
from inhabit.coaching.models import Agreement, Engagement, Format, Signature
from inhabit.coaching.pages import tabs_of_coaching, tabs_of_engagement
from inhabit.coaching.permissions import in_the_engagement
from inhabit.coaching.selectors import title_for
from inhabit.people.models import Person

A_PAGE = 25


@requires(side_of_the_agreement)
def agreement(request: PersonRequest, pk: int) -> HttpResponse:
    """Show what is agreed, or waits to be; to the organisation's party with what it may know."""
    engagement = the_engagement(pk, for_reader=request.person)
    if not engagement.is_mine:  # type: ignore[attr-defined]  # read with it
        return for_party(request, engagement)
    return for_the_two(request, engagement)


def for_the_two(
    request: PersonRequest,
    engagement: Engagement,
    form: SentenceForm | None = None,
    more: SessionsForm | None = None,
) -> HttpResponse:
    """Show it to coach and coachee; ``form`` and ``more`` as they were sent, where something is amiss."""
    shown = {
        "engagement": engagement,
        "title": title_for(request.person, engagement),
        "tabs": tabs_of_engagement(engagement, "agreement"),
        "shown": agreement_page(engagement, request.person),
        "parts_on": parts_on(engagement, request.person),
        "form": form or SentenceForm(),
        "more": (more or SessionsForm(initial=two_more(engagement))) if may_have_more(engagement) else None,
        "readers": readers_of_agreement(engagement).said_to(request.person),
        "help_here": settings.HELP_HERE,
    }
    return render(request, "coaching/agreements/agreement.html", shown, status=422 if form or more else 200)


def may_have_more(engagement: Engagement) -> bool:
    return engagement.is_going_on and engagement.sessions_planned < MOST_SESSIONS


def two_more(engagement: Engagement) -> dict[str, int]:
    return {"sessions": min(engagement.sessions_planned + 2, MOST_SESSIONS)}


def for_party(request: PersonRequest, engagement: Engagement) -> HttpResponse:
    """Show the party the agreement; what it may know beside it only once this party was agreed to."""
    is_agreed_to = engagement.party_id == request.person.pk and engagement.is_agreed
    page = agreement_page(engagement, request.person)
    shown = {
        "engagement": engagement,
        "name": name_of(engagement, page),
        "shown": as_the_party_reads_it(page, engagement, request.person),
        "is_agreed_to": is_agreed_to,
        "held": sessions_held([engagement]).get(engagement.pk, 0) if is_agreed_to else 0,
        "panels": panels_for(engagement, request.person) if is_agreed_to else [],
        "help_here": settings.HELP_HERE,
    }
    return render(request, "coaching/agreements/for_party.html", shown)


def name_of(engagement: Engagement, page: AgreementPage | None) -> str:
    """Return who is coached, or the team's or group's name; read already where ``page`` is shown."""
    if page is None or engagement.format != Format.ONE_TO_ONE:
        return names_of([engagement])[engagement.pk]
    return next((s.person.name for s in page.signings if s.side == Signature.Side.COACHEE), "")


@requires(side_of_the_agreement)
@takes_posts_only
def agreement_consent(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Agree to the version that was read."""
    form = ConsentForm(request.POST)
    if not form.is_valid():
        return redirect("agreement", pk)
    version = get_object_or_404(Agreement, engagement=pk, number=form.cleaned_data["number"])
    try:
        agreed = agree(agreement=version, side=form.cleaned_data["side"], by=request.person)
    except OtherVersionError:
        messages.warning(request, _("Another version has been proposed meanwhile. Please read it first."))
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    else:
        messages.success(request, words_after(agreed))
    return redirect("agreement", pk)


def words_after(agreed: Agreement) -> str:
    if agreed.agreed_at is not None:
        return _("Everybody has agreed. You can begin.")
    return _("You have agreed. We will tell you when the others have.")


@requires(in_the_engagement)
@takes_posts_only
def agreement_sentence(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Propose a sentence of one's own, as a new version."""
    form = SentenceForm(request.POST)
    if form.is_valid():
        try:
            propose_sentence(engagement=the_engagement(pk), text=form.cleaned_data["text"], by=request.person)
        except ValidationError as error:
            form.add_error("text", error)
    if not form.is_valid():
        return for_the_two(request, the_engagement(pk), form)
    messages.success(request, _("Proposed. Now everybody is asked to agree to it, you too."))
    return redirect("agreement", pk)


@requires(in_the_engagement)
@takes_posts_only
def agreement_sessions(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Propose more sessions, as a new version."""
    form = SessionsForm(request.POST)
    if form.is_valid():
        number = form.cleaned_data["sessions"]
        try:
            propose_sessions(engagement=the_engagement(pk), sessions=number, by=request.person)
        except ValidationError as error:
            form.add_error("sessions", error)
    if not form.is_valid():
        return for_the_two(request, the_engagement(pk), more=form)
    messages.success(request, _("Proposed. Now everybody is asked to agree to it, you too."))
    return redirect("agreement", pk)


@requires(in_the_engagement)
@takes_posts_only
def agreement_kept(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Set a proposed version aside."""
    for version in Agreement.objects.filter(engagement=pk, agreed_at__isnull=True, set_aside_at__isnull=True):
        try:
            keep_as_it_is(agreement=version, by=request.person)
            messages.success(request, _("It stays as it was agreed before."))
        except ValidationError as error:
            messages.warning(request, error.messages[0])
    return redirect("agreement", pk)


@requires(in_the_engagement)
def engagement_end(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Ask once, saying what happens; then end it, or leave a group that goes on. No reason is asked."""
    engagement = the_engagement(pk)
    is_for_all = ends_for_all(engagement, request.person)
    if request.method != "POST":
        title = title_for(request.person, engagement)
        shown = {"engagement": engagement, "title": title, "is_for_all": is_for_all}
        return render(request, "coaching/agreements/end.html", shown)
    if not is_for_all:
        leave_engagement(engagement=engagement, by=request.person)
        messages.success(request, _("You have left. Nobody is told why."))
        return redirect("coaching")
    end_engagement(engagement=engagement, by=request.person)
    messages.success(request, _("It has ended. What you wrote stays readable for you for a year."))
    return redirect("agreement", pk)


@requires(party_of_coaching)
def coaching_as_party(request: PersonRequest) -> HttpResponse:
    """List the coachings that name the reader for the organisation."""
    page = Paginator(engagements_for_party(request.person), A_PAGE).get_page(request.GET.get("page"))
    engagements = list(page)
    names, held = names_of(engagements), sessions_held(engagements)
    rows = [(e, names[e.pk], held.get(e.pk, 0), e.party_id == request.person.pk) for e in engagements]
    shown = {"rows": rows, "page": page, "tabs": tabs_of_coaching(request.person, "coaching_as_party")}
    return render(request, "coaching/agreements/as_party.html", shown)


def the_engagement(pk: int, *, for_reader: Person | None = None) -> Engagement:
    """Return it with its key; for a reader it says whether they coach or are coached (``is_mine``)."""
    rows = Engagement.objects.select_related("coach__person", "unit", "party", "key")
    if for_reader is not None:
        rows = rows.annotate(is_mine=Exists(Engagement.objects.of(for_reader).filter(pk=OuterRef("pk"))))
    return get_object_or_404(rows, pk=pk)
