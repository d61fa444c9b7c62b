"""What I was told: the list, opening one, and having seen all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, inside, requires
from inhabit.notify.actions import read_all_notices, read_notice
from inhabit.notify.mails import mail_that_failed
from inhabit.notify.models import Notice
from inhabit.notify.permissions import own_notice, readers_of_notices
from inhabit.notify.selectors import is_told_something_new, page_of_notices


@requires(inside)
@require_safe
def notices(request: PersonRequest) -> HttpResponse:
    """What I was told: the unread first, by day."""
    days, page = page_of_notices(request.person, request.GET.get("page"))
    context = {
        "days": days,
        "page": page,
        "has_unread": is_told_something_new(request),
        "failed": mail_that_failed(request.person),
        "readers": readers_of_notices(request.person).said_to(request.person),
    }
    return render(request, "notify/notices.html", context)


@requires(own_notice)
@require_safe
def open_notice(request: PersonRequest, pk: int) -> HttpResponse:
    """To the page that a notice is about. It is read now, unless the browser only looks ahead."""
    notice = get_object_or_404(Notice, pk=pk)
    if not is_looking_ahead(request):
        read_notice(notice)
    return redirect(notice.address)


def is_looking_ahead(request: HttpRequest) -> bool:
    """Say whether a browser loads a page before anybody asked for it, or asks without showing it."""
    purposes = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    return request.method == "HEAD" or any("pre" in purpose for purpose in purposes)


@requires(inside)
@takes_posts_only
def notices_reading(request: PersonRequest) -> HttpResponse:
    """I have seen all of them."""
    if number := read_all_notices(by=request.person):
        words = ngettext("%(number)d marked as read.", "%(number)d marked as read.", number)
        messages.success(request, words % {"number": number})
    return redirect("notices")
