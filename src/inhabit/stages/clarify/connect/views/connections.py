"""Where one begins, goes on, looks back and throws away."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.access.readers import Readers, Said
from inhabit.people.selectors import unit_of
from inhabit.stages.clarify.connect.actions import delete_connection, start_connection
from inhabit.stages.clarify.connect.models import Connection
from inhabit.stages.clarify.connect.permissions import author_of_the_connection
from inhabit.stages.clarify.connect.questions import QUESTIONS
from inhabit.stages.clarify.connect.readers import readers_of_need_from, readers_of_private_words
from inhabit.stages.clarify.connect.selectors import ground_of, recollection_of
from inhabit.stages.clarify.connect.sharing import has_lead_to_share_with
from inhabit.stages.clarify.readers import readers_while_in
from inhabit.stages.clarify.views.contributions import priority_names, tie_asked_for

CONNECTIONS_PER_PAGE = 20


@requires(signed_in)
def connections(request: PersonRequest) -> HttpResponse:
    """Everything that I have thought through so far. POST begins, or opens what I have begun."""
    if request.method == "POST":
        tie = tie_asked_for(request.POST, request.person)
        begun = start_connection(
            programme=tie.programme,
            priority=tie.statement.priority,
            from_unit=tie.from_unit,
            by=request.person,
        )
        return redirect("connect_step", pk=begun.pk, step=begun.step)
    mine = Connection.objects.filter(person=request.person).select_related("programme")
    page = Paginator(mine, CONNECTIONS_PER_PAGE).get_page(request.GET.get("page"))
    names = priority_names([item.priority_id for item in page])
    context = {
        "page": page,
        "rows": [{"connection": item, "priority": names.get(item.priority_id, "")} for item in page],
        "readers": readers_of_private_words(request.person).said_to(request.person),
    }
    return render(request, "clarify/connect/connections.html", context)


@requires(signed_in)
def connect_start(request: PersonRequest) -> HttpResponse:
    """What Connect is, what it is about here, and who reads it; the short way beside it."""
    if "priority" not in request.GET:
        return redirect("home")
    tie = tie_asked_for(request.GET, request.person)
    context = {
        "tie": tie,
        "ground": ground_of(tie.programme, tie.statement.priority_id, request.person, tie.unit),
        "questions": QUESTIONS,
        "readers": readers_of_private_words(request.person).said_to(request.person),
    }
    return render(request, "clarify/connect/start.html", context)


@requires(author_of_the_connection)
def connection(request: PersonRequest, pk: int) -> HttpResponse:
    """To where I was; once finished, everything that I wrote, and what others see of it."""
    mine = connection_of(pk)
    if mine.finished_at is None:
        return redirect("connect_step", pk=mine.pk, step=mine.step)
    person, unit, part = request.person, unit_of(request.person), mine.contribution
    again = recollection_of(mine)
    for need in again.shared.values():
        need.connection = mine
    if part is not None:
        part.person = person
    only_me = readers_of_private_words(person)
    said_only_me = only_me.said_to(person)

    def said(readers: Readers) -> Said:  # of the same readers, once
        return said_only_me if readers == only_me else readers.said_to(person)

    context = {
        "connection": mine,
        "priority": priority_names([mine.priority_id]).get(mine.priority_id, ""),
        "again": again,
        "part": part,
        "part_readers": part and said(readers_while_in(unit, part)),
        "shared": [(need, said(readers_of_need_from(unit, need))) for need in again.shared.values()],
        "may_share": has_lead_to_share_with(person, unit),
        "readers": said_only_me,
    }
    return render(request, "clarify/connect/connection.html", context)


def connection_of(pk: int) -> Connection:
    together = Connection.objects.select_related("programme__root_unit", "priority", "from_unit", "person")
    return get_object_or_404(together.select_related("contribution__initiative"), pk=pk)


@requires(author_of_the_connection)
def connection_removal(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask once, naming what goes; then throw it all away."""
    mine = get_object_or_404(Connection, pk=pk)
    if request.method != "POST":
        name = priority_names([mine.priority_id]).get(mine.priority_id, "")
        again = recollection_of(mine)
        context = {"connection": mine, "priority": name, "again": again}
        return render(request, "clarify/connect/removal.html", context)
    delete_connection(connection=mine, by=request.person)
    messages.success(request, _("Thrown away."))
    return redirect("connections")
