"""Inviting a unit: by mail, or with a printed sheet of one-time codes."""

from dataclasses import dataclass
from datetime import datetime

import segno
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from inhabit.access.actions import invite_by_code, invite_by_mail, revoke_invitations
from inhabit.access.actions.invitations import has_account
from inhabit.access.models import Appointment
from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.access.secrets import grouped
from inhabit.people.invitations import (
    SHEET_SIZE,
    members_of,
    outlook,
    page_of_members,
    tally,
    to_print,
)
from inhabit.people.models import Person, Unit
from inhabit.people.permissions import lead_or_steward, may_make_code, runs, steward_over
from inhabit.people.tasks import invite_unit


@dataclass(frozen=True)
class Card:
    """What is printed for one person: it exists on this page alone."""

    person: Person
    code: str
    qr: SafeString
    expires_at: datetime
    is_recovery: bool


@requires(lead_or_steward)
@require_safe
def unit_invitations(request: PersonRequest, pk: int) -> HttpResponse:
    """Who of the unit has joined, who was invited and when, and what can be done next."""
    unit = get_object_or_404(Unit, pk=pk)
    members, paginator, number = page_of_members(unit, request.GET.get("page", "1"))
    is_steward = runs(request.person, unit)
    context = {
        "unit": unit,
        "members": members,
        "page": paginator.page(number),
        "tally": tally(unit),
        "is_steward": is_steward,
        "outlook": outlook(unit) if is_steward else None,
    }
    return render(request, "people/unit_invitations.html", context)


@requires(lead_or_steward)
@takes_posts_only
def mail_unit(request: PersonRequest, pk: int) -> HttpResponse:
    """Mail everyone in the unit who has an address and no invitation that works."""
    return start_mailing(request, get_object_or_404(Unit, pk=pk), with_below=False)


@requires(steward_over)
@takes_posts_only
def mail_below(request: PersonRequest, pk: int) -> HttpResponse:
    """The same for the unit and every unit below."""
    return start_mailing(request, get_object_or_404(Unit, pk=pk), with_below=True)


def start_mailing(request: PersonRequest, unit: Unit, *, with_below: bool) -> HttpResponse:
    invite_unit.enqueue(unit.pk, request.person.pk, with_below)
    messages.success(request, _("The invitations are on their way. Load this page again to see them."))
    return redirect("unit_invitations", pk=unit.pk)


@requires(lead_or_steward)
@takes_posts_only
def mail_member(request: PersonRequest, pk: int, member_pk: int) -> HttpResponse:
    """Send one member a link, or a new one; the former stops working."""
    member = get_object_or_404(members_of(get_object_or_404(Unit, pk=pk)), pk=member_pk)
    try:
        invite_by_mail(person=member, by=request.person)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Sent to %(person)s.") % {"person": member})
    return redirect("unit_invitations", pk=pk)


@requires(lead_or_steward)
@takes_posts_only
def revoke_member(request: PersonRequest, pk: int, member_pk: int) -> HttpResponse:
    """Make a member's link or code stop working."""
    member = get_object_or_404(members_of(get_object_or_404(Unit, pk=pk)), pk=member_pk)
    revoke_invitations(person=member, by=request.person)
    messages.success(request, _("The invitation of %(person)s no longer works.") % {"person": member})
    return redirect("unit_invitations", pk=pk)


@requires(lead_or_steward)
@takes_posts_only
@never_cache
def member_code(request: PersonRequest, pk: int, member_pk: int) -> HttpResponse:
    """Print one code: for a member who lost theirs, or who needs a new password and has no address."""
    unit = get_object_or_404(Unit, pk=pk)
    member = get_object_or_404(members_of(unit), pk=member_pk)
    if not may_make_code(request.person, member):
        messages.error(request, why_no_code(member))
        return redirect("unit_invitations", pk=pk)
    try:
        cards = [make_card(member, by=request.person)]
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("unit_invitations", pk=pk)
    return render_sheet(request, unit, cards, left=0)


@requires(lead_or_steward)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def code_sheet(request: PersonRequest, pk: int) -> HttpResponse:
    """Make codes for those without an address, and show them once, ready to print and cut."""
    unit = get_object_or_404(Unit, pk=pk)
    if request.method != "POST":
        counts = tally(unit)
        context = {"unit": unit, "tally": counts, "sheet_size": SHEET_SIZE, "days": settings.CODE_DAYS}
        return render(request, "people/code_sheet_ask.html", context)
    people = to_print(members_of(unit), replace=request.POST.get("scope") == "replace")
    people = people.filter(pk__gt=row_number(request.POST.get("after")))
    if not runs(request.person, unit):
        people = people.exclude(appointments__in=Appointment.objects.current())  # see may_make_code
    chosen = list(people.order_by("pk")[: SHEET_SIZE + 1])
    if not chosen:
        messages.info(request, _("Nobody here needs a code now."))
        return redirect("unit_invitations", pk=pk)
    cards = [make_card(person, by=request.person) for person in chosen[:SHEET_SIZE]]
    return render_sheet(request, unit, cards, left=len(chosen) - len(cards))


def why_no_code(member: Person) -> str:
    if has_account(member):
        text = _("%(person)s has joined already. The programme team can give them a code for a new password.")
    else:
        text = _("%(person)s holds a role. The programme team for the whole of it can make their code.")
    return text % {"person": member}


def make_card(person: Person, *, by: Person) -> Card:
    """Make a code. Its QR sign holds the address with the code behind #, which no server ever logs."""
    is_recovery = has_account(person)
    invitation, code = invite_by_code(person=person, by=by)
    address = f"{settings.SITE_URL}{reverse('join')}#{grouped(code)}"
    svg = segno.make(address, error="m").svg_inline(scale=3, border=4, dark="#000", light="#fff")
    # Made of an address of ours and our own alphabet: nothing in it was written by anybody.
    return Card(person, grouped(code), mark_safe(svg), invitation.expires_at, is_recovery)  # noqa: S308


def render_sheet(request: PersonRequest, unit: Unit, cards: list[Card], *, left: int) -> HttpResponse:
    context = {
        "unit": unit,
        "cards": cards,
        "is_more": left > 0,
        "last": max(card.person.pk for card in cards),
        "scope": request.POST.get("scope", ""),
        "join_address": f"{settings.SITE_URL}{reverse('join')}",
    }
    response = render(request, "people/code_sheet.html", context)
    response["Referrer-Policy"] = "same-origin"
    return response
