"""Fewer mails, by a link in each: without sign-in, since whoever reads the mail may have lost theirs.

Looking changes nothing (scanners open every link of a mail): a button does, or the mail program's own
"unsubscribe" (RFC 8058), which posts by itself.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from inhabit.access.languages import language_for
from inhabit.access.permissions import anyone, requires
from inhabit.notify.choosing import get_fewer_mails, preferences_of, restore_mails
from inhabit.notify.less import Less, offers, read_token, read_undo, undo_token
from inhabit.notify.models import Limit
from inhabit.people.models import Person

ONE_CLICK = "List-Unsubscribe"


@csrf_exempt  # a mail program posts it; the token in the address is the permission
@requires(anyone)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def fewer_mails(request: HttpRequest, token: str) -> HttpResponse:
    """Offer fewer mails; do what was chosen, and say how to take it back."""
    read = read_token(token)
    person = Person.objects.select_related("account").filter(pk=read[0]).first() if read else None
    if read is None or person is None:
        raise Http404
    with translation.override(language_for(person)):
        offered = offers(read[1])
        if request.method != "POST":
            return render(request, "notify/fewer.html", {"offers": offered})
        return answer(request, person, read[1], offered)


def answer(request: HttpRequest, person: Person, scope: str, offered: list[Less]) -> HttpResponse:
    if "undo" in request.POST:
        before = read_undo(request.POST["undo"], person)
        if before is not None:
            restore_mails(by=person, limit=before[0], ways=before[1])
        return render(request, "notify/fewer.html", {"offers": offered, "is_restored": before is not None})
    wish = str(Limit.NO_MAIL) if ONE_CLICK in request.POST else request.POST.get("act", "")
    chosen = next((offer for offer in offered if offer.act == wish), None)
    if chosen is None:
        return render(request, "notify/fewer.html", {"offers": offered}, status=422)
    undo = undo_token(preferences_of(person))
    get_fewer_mails(by=person, act=chosen.act, kind=scope)
    return render(request, "notify/fewer.html", {"done": chosen.done, "undo": undo})
