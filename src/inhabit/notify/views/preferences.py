"""When and how I am told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inhabit.access.permissions import PersonRequest, inside, requires
from inhabit.notify.choosing import preferences_of, set_notice_preferences
from inhabit.notify.forms import NoticePreferencesForm
from inhabit.notify.kinds import kinds_that_reach
from inhabit.notify.mails import last_mails, mail_that_failed


@requires(inside)
@require_http_methods(["GET", "HEAD", "POST"])
def notice_preferences(request: PersonRequest) -> HttpResponse:
    """My ways by kind, my quiet hours, my day of the week, and what became of the last mails to me."""
    form = NoticePreferencesForm(
        request.POST if request.method == "POST" else None,
        preferences=preferences_of(request.person),
        kinds=kinds_that_reach(request.person),
    )
    if form.is_bound and form.is_valid():
        set_notice_preferences(by=request.person, ways=form.ways, **form.others)
        messages.success(request, _("Kept. It holds from the next mail on."))
        return redirect("notice_preferences")
    context = {
        "form": form,
        "mails": last_mails(request.person),
        "failed": mail_that_failed(request.person),
    }
    return render(request, "notify/preferences.html", context, status=422 if form.is_bound else 200)
