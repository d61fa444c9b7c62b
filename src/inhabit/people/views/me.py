"""What others can see of me, how I want to be spoken to, and everything of mine to take along."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from inhabit.access.actions import revoke_invitations, set_preferences
from inhabit.access.models import Account, is_guest
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, inside, requires
from inhabit.people.forms import PreferencesForm
from inhabit.people.own_data import own_data
from inhabit.people.selectors import unit_of


@requires(inside)
@require_safe
def me(request: PersonRequest) -> HttpResponse:
    """What is known of me, and who sees which part of it."""
    return show_me(request, PreferencesForm(account=Account.objects.get(person=request.person)))


@requires(inside)
@takes_posts_only
def preferences(request: PersonRequest) -> HttpResponse:
    """Keep my language and time zone."""
    account = Account.objects.get(person=request.person)
    form = PreferencesForm(request.POST, account=account)
    if form.is_valid():
        try:
            set_preferences(account=account, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Kept. It holds from the next page on."))
            return redirect("me")
    return show_me(request, form, status=422)


@requires(inside)
@require_safe
@never_cache
def my_data(request: PersonRequest) -> HttpResponse:
    """Everything of mine, as a file."""
    response = JsonResponse(own_data(request.person), json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="my-inhabit.json"'
    return response


@requires(inside)
@takes_posts_only
def code_revocation(request: PersonRequest) -> HttpResponse:
    """Stop a code that was made for me and that I did not ask for."""
    if revoke_invitations(person=request.person, by=request.person):
        messages.success(
            request, _("The code no longer works. That it was made stands in the privacy officer’s record.")
        )
    return redirect("me")


def show_me(request: PersonRequest, form: PreferencesForm, *, status: int = 200) -> HttpResponse:
    person = request.person
    context = {
        "account": Account.objects.get(person=person),
        "unit": unit_of(person),
        "stay": person.stays.staying().first() if is_guest(person) else None,
        "placements": list(person.placements.select_related("unit").order_by("-starts_on", "-pk")[:100]),
        "appointments": list(person.appointments.select_related("unit").order_by("-appointed_at")[:100]),
        "ways_in": list(person.invitations.order_by("-sent_at")[:20]),
        "form": form,
    }
    return render(request, "people/me.html", context, status=status)
