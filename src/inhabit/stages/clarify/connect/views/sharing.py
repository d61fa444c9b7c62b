"""Showing my lead where it rubs or what I need; and what a lead reads and answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.people.models import Person
from inhabit.people.selectors import unit_of
from inhabit.programme.lead_pages import tabs_of_lead
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.connect.forms import ReplyForm, SharingForm
from inhabit.stages.clarify.connect.models import SharedNeed
from inhabit.stages.clarify.connect.permissions import anyone_who_leads, author_of_the_connection
from inhabit.stages.clarify.connect.readers import readers_while_sharing_in
from inhabit.stages.clarify.connect.selectors import recollection_of
from inhabit.stages.clarify.connect.sharing import (
    answer_need,
    has_lead_to_share_with,
    share_need,
    take_back_need,
)
from inhabit.stages.clarify.connect.views.connections import connection_of
from inhabit.stages.clarify.views.contributions import has_moved_meanwhile, priority_names

NEEDS_PER_PAGE = 20


@requires(author_of_the_connection)
def connect_sharing(request: PersonRequest, pk: int, kind: str) -> HttpResponse:
    """Word it for my lead, see exactly what they would see, then share it: nothing goes before that."""
    connection, label = connection_of(pk), label_of(kind)
    unit = unit_of(request.person)
    if unit is None or not has_lead_to_share_with(request.person, unit):
        raise Http404
    again = recollection_of(connection)
    stored = again.shared.get(kind)
    begun = stored.text if stored else getattr(again, kind)
    form = SharingForm(request.POST or None, initial={"text": begun, "unit": unit.pk})
    if request.method == "POST" and has_moved_meanwhile(request):
        form.add_error("text", _("You have moved to another unit meanwhile. See who would read it now."))
    is_fine = request.method == "POST" and form.is_valid()
    if is_fine and "share" in request.POST:
        try:
            share_need(connection=connection, kind=kind, text=form.cleaned_data["text"], by=request.person)
        except ValidationError as error:
            form.add_error("text", error)
        else:
            messages.success(request, _("Shared. You can take it back at any time."))
            return redirect("connection", pk=pk)
    context = {
        "connection": connection,
        "kind": kind,
        "label": label,
        "unit": unit,
        "form": form,
        "stored": stored,
        "preview": form.cleaned_data["text"].strip() if is_fine and "look" in request.POST else "",
        "priority": priority_names([connection.priority_id]).get(connection.priority_id, ""),
        "readers": readers_while_sharing_in(unit, request.person).said_to(request.person),
    }
    status = 422 if form.errors else 200
    return render(request, "clarify/connect/sharing.html", context, status=status)


def label_of(kind: str) -> str:
    if kind not in SharedNeed.Kind:
        raise Http404
    return str(SharedNeed.Kind(kind).label)


@requires(author_of_the_connection)
@takes_posts_only
def connect_sharing_withdrawal(request: PersonRequest, pk: int, kind: str) -> HttpResponse:
    """Take back what I shared: nobody reads it from now on."""
    take_back_need(connection=connection_of(pk), kind=kind, by=request.person)
    messages.success(request, _("Taken back. Only you read it now; your lead may have read it before."))
    return redirect("connection", pk=pk)


@requires(anyone_who_leads)
def needs(request: PersonRequest) -> HttpResponse:
    """What my people have chosen to show me, what waits for a word of mine first."""
    return needs_page(request)


def needs_page(
    request: PersonRequest, *, bound: dict[int, ReplyForm] | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    page = Paginator(shared_with(request.person), NEEDS_PER_PAGE).get_page(request.GET.get("page"))
    names = priority_names([need.connection.priority_id for need in page])
    context = {
        "page": page,
        "lead_tabs": tabs_of_lead(request.person, "needs"),
        "rows": [
            {
                "need": need,
                "priority": names.get(need.connection.priority_id, ""),
                "form": (bound or {}).get(need.pk) or reply_form(need),
                "is_open": bool(bound and need.pk in bound),
            }
            for need in page
        ],
    }
    return render(request, "clarify/connect/needs.html", context | more, status=status)


def shared_with(lead: Person) -> Any:
    read = SharedNeed.objects.read_by_lead(lead)
    together = read.select_related("connection__person", "audience_unit", "replied_by")
    return together.order_by(F("replied_at").desc(nulls_first=True), "-shared_at", "-pk")


def reply_form(need: SharedNeed, data: Any = None) -> ReplyForm:
    initial = {"reply": need.reply, "edits": need.edits}
    return ReplyForm(data, initial=initial, auto_id=f"need-{need.pk}-%s")


@requires(anyone_who_leads)
@takes_posts_only
def need_reply(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what I heard. It comes back to whoever shared it."""
    need = SharedNeed.objects.read_by_lead(request.person).filter(pk=pk).first()
    if need is None:
        lost = request.POST.get("reply", "")
        return needs_page(request, lost=lost, status=410)
    form = reply_form(need, request.POST)
    if not form.is_valid():
        return needs_page(request, bound={pk: form}, status=422)
    try:
        answer_need(pk=pk, by=request.person, **form.cleaned_data)
    except StaleFormError:
        newer = reply_form(need, {"reply": form.cleaned_data["reply"], "edits": need.edits})
        newer.add_error("reply", _("This has changed since you opened the page. Read it again, then send."))
        return needs_page(request, bound={pk: newer}, status=409)
    except ValidationError as error:
        form.add_error("reply", error)
        return needs_page(request, bound={pk: form}, status=422)
    messages.success(request, _("Your answer is with them now."))
    return redirect("needs")
