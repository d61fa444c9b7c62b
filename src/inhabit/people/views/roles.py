"""Who holds which role for which part of the organisation."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from inhabit.access.actions import appoint_person, end_appointment
from inhabit.access.models import Appointment, Role
from inhabit.access.permissions import PersonRequest, requires, steward
from inhabit.people.forms import AppointmentForm
from inhabit.people.models import Person, Unit
from inhabit.people.permissions import units_run_by

FOUND_AT_MOST = 20

# What each role may see, in the words of the page; never anybody's answers.
MEANING = {
    Role.SPONSOR: gettext_lazy(
        "Sees where the thread holds and where it breaks, across the part they are appointed for."
    ),
    Role.STEWARD: gettext_lazy("Keeps people, programmes and roles in order, and can invite everyone."),
    Role.COACH: gettext_lazy("Works with the people who chose them or were matched with them."),
    Role.PRIVACY_OFFICER: gettext_lazy(
        "Sees who did what and when, and that nobody has changed that record."
    ),
}


@requires(steward)
@require_safe
def roles(request: PersonRequest) -> HttpResponse:
    """Everyone's role in the part of the organisation that the reader looks after."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    held = (
        Appointment.objects.current()
        .filter(unit__in=units_run_by(request.person))
        .select_related("person", "unit", "person__account")
        .order_by("role", "person__name", "pk")
    )
    found = (
        Person.objects.here().filter(name__gt="").matching(words).order_by("name", "pk") if words else None
    )
    context = {
        "appointments": list(held[:500]),
        "words": words,
        "found": None if found is None else list(found[:FOUND_AT_MOST]),
        "may": {role.label: MEANING[role] for role in Role},
    }
    return render(request, "people/roles.html", context)


@requires(steward)
@require_http_methods(["GET", "HEAD", "POST"])
def appointment_new(request: PersonRequest, person_pk: int) -> HttpResponse:
    """Choose a role and a unit for one person."""
    chosen = get_object_or_404(Person.objects.here().filter(name__gt=""), pk=person_pk)
    form = AppointmentForm(request.POST or None, by=request.person, words=request.GET.get("unit", ""))
    if request.method == "POST" and form.is_valid():
        try:
            appoint_person(
                person=chosen,
                role=Role(form.cleaned_data["role"]),
                unit=form.cleaned_data["unit"],
                by=request.person,
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("%(person)s has the role now.") % {"person": chosen})
            return redirect("roles")
    status = 422 if form.errors else 200
    return render(request, "people/appointment_new.html", {"chosen": chosen, "form": form}, status=status)


@requires(steward)
@require_http_methods(["GET", "HEAD", "POST"])
def appointment_end(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what goes, then end an appointment."""
    appointment = get_object_or_404(Appointment.objects.current().select_related("person", "unit"), pk=pk)
    get_object_or_404(Unit.objects.filter(pk__in=units_run_by(request.person)), pk=appointment.unit_id)
    if request.method != "POST":
        context = {"appointment": appointment, "meaning": MEANING[Role(appointment.role)]}
        return render(request, "people/appointment_end.html", context)
    try:
        end_appointment(appointment=appointment, by=request.person)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(
            request,
            _("The role has ended. You can appoint %(person)s again at any time.")
            % {"person": appointment.person},
        )
    is_still_steward = any(each.role == Role.STEWARD for each in request.person.appointments.current())
    return redirect("roles" if is_still_steward else "home")
