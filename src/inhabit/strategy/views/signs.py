"""Writing down where a sign of success stands."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.permissions import PersonRequest, requires
from inhabit.people.models import today
from inhabit.strategy.actions import record_reading
from inhabit.strategy.forms import ReadingForm
from inhabit.strategy.models import Sign
from inhabit.strategy.permissions import editor


@requires(editor)
def new_reading(request: PersonRequest, pk: int) -> HttpResponse:
    """Record the latest reading of a sign of a published version."""
    published = Sign.objects.filter(statement__version__published_at__isnull=False)
    sign = get_object_or_404(published.select_related("statement__version"), pk=pk)
    form = ReadingForm(request.POST or None, initial={"latest_on": today()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            record_reading(sign=sign, latest=said["latest"], on=said["latest_on"], by=request.person)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Written down. Everyone sees it on the strategy’s page."))
            return redirect("strategy_version", sign.statement.version_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "strategy/reading_of_sign.html", {"form": form, "sign": sign}, status=status)
