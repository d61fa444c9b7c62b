"""What a unit says on one priority, for everybody: side by side with others, and version by version."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Unit
from inhabit.programme.models import Programme
from inhabit.programme.selectors import asked_programme, programme_of
from inhabit.stages.clarify.words import (
    is_dropped,
    last_statement,
    page_of_versions,
    shared_versions,
    side_by_side,
)
from inhabit.strategy.models import Statement
from inhabit.surfaces.tabs import Tab
from inhabit.surfaces.thanks import thanks_for


@requires(signed_in)
def words(request: PersonRequest, pk: int, priority: int) -> HttpResponse:
    """The unit's words beside those from above and those of the units beside it."""
    unit, programme, statement = unit_on_priority(pk, priority, asked_programme(request))
    number = shared_versions(unit, programme, priority).count()
    around = side_by_side(unit, programme, priority, request.GET.get("units"))
    context = head_of(unit, statement, number, at="words") | {
        "around": around,
        "is_taken_back": around.own is None and number > 0,
        "may_write": unit.lead_id == request.person.pk,
        "thanks": thanks_for("words", [around.own.pk]).get(around.own.pk, []) if around.own else [],
    }
    return render(request, "clarify/words.html", context)


@requires(signed_in)
def versions_of_words(request: PersonRequest, pk: int, priority: int) -> HttpResponse:
    """Every version that the unit has shared, with what it changed in the one before."""
    unit, programme, statement = unit_on_priority(pk, priority, asked_programme(request))
    page, versions = page_of_versions(shared_versions(unit, programme, priority), request.GET.get("page"))
    thanks = thanks_for("words", [version.words.pk for version in versions])
    context = head_of(unit, statement, page.paginator.count, at="versions_of_words") | {
        "page": page,
        "versions": [(version, thanks.get(version.words.pk, [])) for version in versions],
    }
    return render(request, "clarify/versions_of_words.html", context)


def unit_on_priority(pk: int, priority: int, asked: int) -> tuple[Unit, Programme, Statement]:
    """Return whose words on what; dissolved units and dropped priorities included."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    programme = programme_of(unit, asked, priority)
    statement = last_statement(programme, priority) if programme is not None else None
    if programme is None or statement is None:
        raise Http404
    return unit, programme, statement


def head_of(unit: Unit, statement: Statement, number: int, *, at: str) -> dict[str, object]:
    """Return what the two pages have in common; ``at`` is the name of the one that is shown."""
    labels = [(_("Side by side"), "words", None), (_("Versions"), "versions_of_words", number)]
    return {
        "unit": unit,
        "statement": statement,
        "is_dropped": is_dropped(statement),
        "views": [
            Tab(label, reverse(name, args=[unit.pk, statement.priority_id]), name == at, count)
            for label, name, count in labels
        ],
    }
