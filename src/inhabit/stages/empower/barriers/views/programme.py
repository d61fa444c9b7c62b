"""Where barriers age in a programme: for its sponsor and its team."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from inhabit.access.permissions import PersonRequest, requires
from inhabit.programme.models import Programme
from inhabit.programme.permissions import sponsor_or_team_of_the_programme
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.stages.empower.barriers.selectors.flow import counts_by_kind, stuck_longest, table_by_level


@requires(sponsor_or_team_of_the_programme)
def programme_barriers(request: PersonRequest, pk: int) -> HttpResponse:
    """What stands in the way by kind and by level, and what has stood longest."""
    programme = get_object_or_404(Programme.objects.select_related("root_unit"), pk=pk)
    counts = counts_by_kind(programme)
    context = {
        "programme": programme,
        "tabs": tabs_of_programme(programme, "programme_barriers"),
        "counts": counts,
        "number": sum(count.number for count in counts),
        "late": sum(count.late for count in counts),
        "table": table_by_level(programme),
        "longest": stuck_longest(programme),
    }
    return render(request, "empower/barriers/programme.html", context)
