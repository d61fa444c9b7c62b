"""The development mailbox: what was sent, as text and as HTML. In the demo and while building only."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from inhabit.access.permissions import anyone, requires
from inhabit.notify.mailbox import Kept, kept_mail, names_kept

PAGE_SIZE = 30
# Of the one answer that is a mail and no page of ours: its inline styles, and nothing else.
POLICY_OF_MAILS: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "sandbox": ["allow-top-navigation-by-user-activation"],
}


@requires(anyone)
@require_safe
@never_cache
def mailbox(request: HttpRequest) -> HttpResponse:
    """The mails, the newest first."""
    refuse_outside_of_demo()
    page = Paginator(names_kept(), PAGE_SIZE).get_page(request.GET.get("page"))
    mails = [mail for name in page if (mail := kept_mail(name))]
    return render(request, "notify/mailbox.html", {"mails": mails, "page": page})


@requires(anyone)
@require_safe
@never_cache
def mailbox_mail(request: HttpRequest, name: str) -> HttpResponse:
    """One mail as plain text."""
    return render(request, "notify/mailbox_mail.html", {"mail": mail_called(name)})


@requires(anyone)
@require_safe
@never_cache
@csp_override(POLICY_OF_MAILS)
def mailbox_html(request: HttpRequest, name: str) -> HttpResponse:
    """One mail as HTML, as a mail program shows it: by itself, since no page of ours takes inline styles."""
    mail = mail_called(name)
    if not mail.html:
        raise Http404
    return HttpResponse(mail.html)


def mail_called(name: str) -> Kept:
    refuse_outside_of_demo()
    mail = kept_mail(name)
    if mail is None:
        raise Http404
    return mail


def refuse_outside_of_demo() -> None:
    """Mails hold ways to sign in: where people are real, nobody reads those of others."""
    if not (settings.DEMO or settings.DEBUG):
        raise Http404
