"""The directory: everyone who works here, and a page for each."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from inhabit.access.permissions import PersonRequest, requires, signed_in, steward_of_all
from inhabit.people.directory import PAGE_SIZE, Among, DirectoryPage, directory_page
from inhabit.people.models import Person, Unit
from inhabit.people.permissions import readers_of_history
from inhabit.people.selectors import own_unit_of, reports_to, unit_of
from inhabit.surfaces.filters import Filter, filter_by

REPORTS_SHOWN = 50


@requires(signed_in)
@require_safe
def directory(request: PersonRequest) -> HttpResponse:
    """Search everyone who works here by name, title or address."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    cursor, unit = request.GET.get("after", ""), own_unit_of(request.person)
    among = filter_among(request.GET.get("among", ""), unit)
    chosen = Among(among.chosen)
    page = directory_page(
        words=words,
        cursor=cursor,
        unit_id=unit.pk if unit and chosen is Among.MY_UNIT else None,
        among=chosen,
    )
    context = {
        "page": page,
        "words": words,
        "filters": [among],
        "is_narrowed": (is_narrowed := bool(words) or among.is_set),
        "sentence": sentence_about(page, is_first=not cursor, is_narrowed=is_narrowed),
        "may_import": steward_of_all.holds(request.person),
    }
    return render(request, "people/directory.html", context)


def filter_among(asked: str, unit: Unit | None) -> Filter:
    """Return whom the directory can be narrowed down to, with what was asked for as the choice."""
    choices = [
        (Among.EVERYONE, _("Everyone")),
        (Among.LEADS, _("Leads")),
        (Among.POSTS, _("Posts without a name")),
    ]
    if unit is not None:
        choices.insert(1, (Among.MY_UNIT, _("My unit")))
    return filter_by("among", _("Look among"), choices, asked=asked)


def sentence_about(page: DirectoryPage, *, is_first: bool, is_narrowed: bool) -> str:
    """Say how many there are, as far as one page tells: counting all would cost more than the page."""
    if not page.entries:
        return _("Nobody found") if is_narrowed else ""
    if not is_first:
        return ""
    if page.next_cursor:
        return _("More than %(number)d people, by name") % {"number": PAGE_SIZE}
    number = len(page.entries)
    return ngettext("%(number)d person", "%(number)d people", number) % {"number": number}


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
