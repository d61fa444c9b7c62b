"""The directory: everyone who works here, and a page for each."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inhabit.access.permissions import PersonRequest, requires, signed_in, steward_of_all
from inhabit.people.directory import directory_page
from inhabit.people.models import Person, Unit
from inhabit.people.permissions import readers_of_history
from inhabit.people.selectors import reports_to, unit_of

REPORTS_SHOWN = 50


@requires(signed_in)
@require_safe
def directory(request: PersonRequest) -> HttpResponse:
    """Search everyone who works here by name, title or address."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    page = directory_page(words=words, cursor=request.GET.get("after", ""))
    context = {"page": page, "words": words, "may_import": steward_of_all.holds(request.person)}
    return render(request, "people/directory.html", context)


@requires(signed_in)
@require_safe
def person_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One person: what their colleagues may know of them, and nothing of what they answer or write."""
    shown = get_object_or_404(Person, pk=pk)
    unit = unit_of(shown)
    readers = readers_of_history(shown)
    context = {
        "shown": shown,
        "unit": unit,
        # Of somebody who has left, colleagues see the name that stands beside what they shared, no more.
        "is_shown_in_full": unit is not None or readers.include(request.person),
        "units_led": list(Unit.objects.open().filter(lead=shown)),
        "reports": list(reports_to(shown)[:REPORTS_SHOWN]),
        "local_time": local_time(shown.time_zone),
        "placements": list(shown.placements.select_related("unit").order_by("-starts_on", "-pk")[:100])
        if readers.include(request.person)
        else [],
        "history_readers": readers.said_to(request.person),
    }
    return render(request, "people/person.html", context)


def local_time(zone: str) -> datetime | None:
    """Return what time it is where somebody works, where we know the zone."""
    try:
        return timezone.localtime(timezone=ZoneInfo(zone)) if zone else None
    except (LookupError, ValueError, OSError):
        return None
