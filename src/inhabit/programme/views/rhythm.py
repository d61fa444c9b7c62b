"""A programme's calendar: to look at, and to change."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inhabit.access.permissions import PersonRequest, requires
from inhabit.people.models import Unit, today
from inhabit.programme.band_picture import picture_of
from inhabit.programme.calendar_actions import CalendarIsNewerError, change_calendar, sign_of_calendar
from inhabit.programme.models import Programme, Stage, UnitStage
from inhabit.programme.permissions import runs, sponsor_or_team_of_the_programme, team_of_the_programme
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.programme.rhythm import plan_of_cycle
from inhabit.programme.rhythm_forms import PauseForms, WeeksForm
from inhabit.programme.rhythm_tables import table_of_bands, table_of_days_off, table_of_stages
from inhabit.programme.rhythm_words import plan_in_words


@requires(sponsor_or_team_of_the_programme)
@require_safe
def programme_rhythm(request: PersonRequest, pk: int) -> HttpResponse:
    """The calendar of the cycle as a picture and a table, and how many units are in which stage."""
    programme = get_object_or_404(Programme.objects.select_related("root_unit"), pk=pk)
    day, language = today(), get_language() or "en"
    bands, calendar = plan_of_cycle(programme, day), programme.calendar
    off = calendar.named_holidays(bands[0].first, bands[-1].end, language)
    context = {
        "programme": programme,
        "tabs": tabs_of_programme(programme, "programme_rhythm"),
        "finding": plan_in_words(bands),
        "picture": picture_of(bands, calendar, day, language),
        "bands": table_of_bands(bands),
        "stages": table_of_stages(units_by_stage(programme)),
        "days_off": table_of_days_off(calendar, bands[0].first, bands[-1].end, off),
        "may_edit": programme.ended_at is None and runs(request.person, pk),
    }
    return render(request, "programme/rhythm.html", context)


def units_by_stage(programme: Programme) -> dict[str, tuple[int, int]]:
    """Return how many units are in each stage now, and how many of them for longer than planned."""
    inside = Unit.objects.open().within(programme.root_unit).values("pk")
    late = Count("pk", filter=Q(due_on__lt=today()))
    rows = UnitStage.objects.filter(programme=programme, unit__in=inside).values_list("stage")
    return {stage: (units, over) for stage, units, over in rows.annotate(units=Count("pk"), late=late)}


@requires(team_of_the_programme)
def programme_calendar(request: PersonRequest, pk: int) -> HttpResponse:
    """Change weeks, pauses and holidays. POST keeps them, and works out every unit's dates."""
    programme = get_object_or_404(Programme.objects.select_related("root_unit"), pk=pk)
    if request.method != "POST":
        return page(request, programme, WeeksForm(initial=initial_of(programme)), pauses_of(programme))
    form, pauses = WeeksForm(request.POST), PauseForms(request.POST)
    if not (form.is_valid() and pauses.is_valid()):
        return page(request, programme, form, pauses, status=422)
    try:
        change_calendar(
            programme=programme,
            weeks=form.weeks,
            pauses=[each.pause for each in pauses if each.pause],
            regions=form.cleaned_data["regions"],
            seen=form.cleaned_data["seen"],
            by=request.person,
        )
    except CalendarIsNewerError as error:
        form.add_error(None, error)
        form.data = {**request.POST.dict(), "seen": sign_of_calendar(programme)}
        return page(request, programme, form, pauses, newer=programme, status=422)
    except ValidationError as error:
        form.add_error(None, error)
        return page(request, programme, form, pauses, status=422)
    messages.success(request, _("Kept. The dates of every unit follow the new calendar."))
    return redirect("programme_rhythm", pk=pk)


def initial_of(programme: Programme) -> dict[str, object]:
    return {
        **programme.weeks,
        "regions": ", ".join(programme.regions),
        "seen": sign_of_calendar(programme),
    }


def pauses_of(programme: Programme) -> PauseForms:  # type: ignore[valid-type]  # a class made by a factory
    initial = [{"first": p.first, "last": p.last, "reason": p.reason} for p in programme.calendar.pauses]
    return PauseForms(initial=initial)


def page(
    request: PersonRequest,
    programme: Programme,
    form: WeeksForm,
    pauses: PauseForms,  # type: ignore[valid-type]  # as above
    *,
    newer: Programme | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "programme": programme,
        "form": form,
        "weeks": [form[stage.value] for stage in Stage],
        "pauses": pauses,
        "newer": table_of_bands(plan_of_cycle(newer, today())) if newer else None,
        "newer_calendar": newer and newer.calendar,
    }
    return render(request, "programme/calendar.html", context, status=status)
