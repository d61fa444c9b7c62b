"""Who did what and when, for the privacy officer, and the proof that nobody has changed it."""

from datetime import date

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import privacy_officer, requires
from inhabit.access.tasks import CHECK_RESULT, CHECK_STATE, check_trail
from inhabit.audit.selectors import events_matching, verbs_in_use
from inhabit.audit.words import words_for

PAGE_SIZE = 50


@requires(privacy_officer)
@require_safe
def audit_trail(request: HttpRequest) -> HttpResponse:
    """The trail, the newest first, by kind and day."""
    verb, day = request.GET.get("kind", "")[:60], day_of(request.GET.get("day", ""))
    events = events_matching(verb=verb, day=day)
    if before := row_number(request.GET.get("before")):
        events = events.filter(pk__lt=before)
    shown = list(events[: PAGE_SIZE + 1])
    context = {
        "events": shown[:PAGE_SIZE],
        "next": shown[PAGE_SIZE - 1].pk if len(shown) > PAGE_SIZE else None,
        "kinds": [(each, words_for(each)) for each in verbs_in_use()],
        "kind": verb,
        "day": day,
        "check": cache.get(CHECK_RESULT),
        "is_checking": cache.get(CHECK_STATE),
    }
    return render(request, "audit/trail.html", context)


@requires(privacy_officer)
@takes_posts_only
def audit_check(request: HttpRequest) -> HttpResponse:
    """Check every seal, in the background: the trail can be long."""
    if cache.add(CHECK_STATE, True, timeout=600):  # once at a time
        check_trail.enqueue()
    return redirect("audit_trail")


def day_of(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
