"""Who holds which role for which part of the organisation."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from inhabit.access.actions import (
    appoint_person,
    end_appointment,
    may_be_appointed,
    reinstate_appointment,
)
from inhabit.access.models import Appointment, Role
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, steward
from inhabit.people.forms import AppointmentForm
from inhabit.people.models import Person, Unit
from inhabit.people.permissions import units_run_by
from inhabit.surfaces.tables import Cell, Column, Sorting, Table, headings_of
from inhabit.surfaces.toasts import say_with_undo

FOUND_AT_MOST = 20
ROWS_A_PAGE = 50
COLUMNS = (
    Column(gettext_lazy("Name"), "name"),
    Column(gettext_lazy("Role"), "role"),
    Column(gettext_lazy("For"), "unit"),
    Column(gettext_lazy("Since"), "since"),
    Column(gettext_lazy("Change"), is_label_hidden=True),
)
FIELDS = {
    "name": ("person__name", "role", "pk"),
    "role": ("role", "person__name", "pk"),
    "unit": ("unit__name", "role", "person__name", "pk"),
    "since": ("appointed_at", "pk"),
}

# What each role may see, in the words of the page; never anybody's answers.
MEANING = {
    Role.SPONSOR: gettext_lazy(
        "Sees where the thread holds and where it breaks, tells the story at the top, and answers"
        " what comes up to there. For the part they are appointed for."
    ),
    Role.STEWARD: gettext_lazy(
        "Keeps people, programmes, their rhythm and roles in order, and can invite everyone."
    ),
    Role.COACH: gettext_lazy(
        "Accompanies people in confidence, and shapes the questions of “Think it through”."
    ),
    Role.PRIVACY_OFFICER: gettext_lazy(
        "Sees who did what and when, and that nobody has changed that record."
    ),
}


@requires(steward)
@require_safe
def roles(request: PersonRequest) -> HttpResponse:
    """Everyone's role in the part of the organisation that the reader looks after."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    sorting = Sorting.asked(request.GET.get("sort", ""), COLUMNS, default="role")
    held = (
        Appointment.objects.current()
        .filter(unit__in=units_run_by(request.person))
        .select_related("person", "unit", "person__account")
        .order_by(*sorting.order(*FIELDS[sorting.key]))
    )
    page = Paginator(held, ROWS_A_PAGE).get_page(request.GET.get("page"))
    found = (
        Person.objects.here().filter(name__gt="").matching(words).order_by("name", "pk") if words else None
    )
    context = {
        "table": table_of(page, sorting),
        "endings": [ending_of(appointment) for appointment in page],
        "page": page,
        "sorting": sorting,
        "words": words,
        "found": None if found is None else list(found[:FOUND_AT_MOST]),
        "may": {role.label: MEANING[role] for role in Role},
    }
    return render(request, "people/roles.html", context)


def table_of(appointments: Iterable[Appointment], sorting: Sorting) -> Table:
    rows = [cells_of(appointment) for appointment in appointments]
    return Table(_("Roles held now"), headings_of(COLUMNS, sorting), rows)


def cells_of(held: Appointment) -> list[Cell]:
    person, role = held.person, held.get_role_display()
    note = "" if hasattr(person, "account") else _("has not joined yet")
    spoken = _("End %(role)s of %(name)s") % {"role": role, "name": person}
    return [
        Cell(str(person), reverse("person", args=[person.pk]), note),
        Cell(role),
        Cell(str(held.unit), reverse("unit", args=[held.unit_id])),
        Cell(date_format(timezone.localtime(held.appointed_at), "SHORT_DATE_FORMAT")),
        Cell(_("End"), reverse("appointment_end", args=[held.pk]), spoken=spoken, dialog=f"end-{held.pk}"),
    ]


def ending_of(appointment: Appointment) -> dict[str, object]:
    """Return what the question before an end speaks of."""
    return {"appointment": appointment, "meaning": MEANING[Role(appointment.role)]}


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
        return render(request, "people/appointment_end.html", {"ending": ending_of(appointment)})
    try:
        end_appointment(appointment=appointment, by=request.person)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("roles")
    if not request.person.appointments.current().filter(role=Role.STEWARD).exists():
        messages.success(
            request, _("The role has ended. Somebody else of the programme team can give it back.")
        )
        return redirect("home")
    say_ended(request, appointment)
    return redirect("roles")


def say_ended(request: PersonRequest, ended: Appointment) -> None:
    """Say that a role has ended, with a way back where the person could be given it again."""
    words = _("%(person)s no longer has the role.") % {"person": ended.person}
    if may_be_appointed(ended.person, by=request.person) and ended.unit.is_open:
        say_with_undo(request, words, undo=reverse("appointment_reinstatement", args=[ended.pk]))
    else:
        messages.success(request, words)


@requires(steward)
@takes_posts_only
def appointment_reinstatement(request: PersonRequest, pk: int) -> HttpResponse:
    """Take back that a role has ended."""
    ended = Appointment.objects.filter(unit__in=units_run_by(request.person))
    appointment = get_object_or_404(ended.select_related("person", "unit"), pk=pk)
    try:
        reinstate_appointment(appointment=appointment, by=request.person)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("%(person)s has the role again.") % {"person": appointment.person})
    return redirect("roles")
