"""The pages of an import, for the programme team."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, steward_of_all
from inhabit.people.imports.forms import ColumnsForm, ConfirmationForm, UploadForm
from inhabit.people.imports.progress import read_progress
from inhabit.people.imports.report import TITLES
from inhabit.people.imports.runs import (
    cancel_import,
    change_order,
    confirm_import,
    discard_old_imports,
    start_import,
)
from inhabit.people.imports.selectors import preview_of
from inhabit.people.imports.tasks import check_import, write_import
from inhabit.people.models import ImportChange, ImportRun, Person
from inhabit.surfaces.progress import count_in_words

ROWS_A_PAGE = 50
LISTS = {"joins": ImportChange.Kind.JOIN, "moves": ImportChange.Kind.MOVE, "leaves": ImportChange.Kind.LEAVE}


@requires(steward_of_all)
@require_http_methods(["GET", "POST"])
def import_people(request: PersonRequest) -> HttpResponse:
    """Choose the files; see which imports there were."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        discard_old_imports()
        run = start_import(
            uploads=form.cleaned_data["uploads"],
            profile=form.cleaned_data["profile"],
            effective_on=form.cleaned_data["effective_on"],
            by=request.person,
        )
        check_import.enqueue(run.pk)
        return redirect("import_run", pk=run.pk)
    runs = ImportRun.objects.exclude(state=ImportRun.State.CANCELLED).select_related("started_by")[:10]
    return render(request, "people/import.html", {"form": form, "runs": runs})


@requires(steward_of_all)
@never_cache
@require_GET
def import_run(request: PersonRequest, pk: int) -> HttpResponse:
    """Show where an import stands: being checked or written, its preview, or what became of it."""
    return run_page(request, get_object_or_404(ImportRun, pk=pk))


def run_page(request: PersonRequest, run: ImportRun, form: ConfirmationForm | None = None) -> HttpResponse:
    if run.is_busy:
        done, total = read_progress(run.pk)
        context = {"run": run, "done": done, "total": total, "count": count_in_words(done, total)}
        return render(request, "people/import_progress.html", context)
    if run.state != ImportRun.State.READY:
        return render(request, "people/import_result.html", {"run": run})
    preview = preview_of(run)
    form = form or ConfirmationForm([(found.kind, str(found.title)) for found in preview.kinds])
    kinds = [(found, form[found.kind]) for found in preview.kinds]
    context = {
        "run": run,
        "preview": preview,
        "kinds": kinds,
        "form": form,
        "am_i_leaving": would_leave(run, request.person),
    }
    status = 422 if form.errors else 200
    return render(request, "people/import_preview.html", context, status=status)


def would_leave(run: ImportRun, person: Person) -> bool:
    """Say whether the reader would lose their own place, and with it their access."""
    return run.changes.filter(kind=ImportChange.Kind.LEAVE, person=str(person)).exists()


@requires(steward_of_all)
@never_cache
@require_GET
def import_progress(request: PersonRequest, pk: int) -> JsonResponse:
    """Say how far an import is, for the page that shows it."""
    run = get_object_or_404(ImportRun, pk=pk)
    done, total = read_progress(pk)
    answer = {"state": run.state, "done": done, "total": total, "count": count_in_words(done, total)}
    return JsonResponse(answer)


@requires(steward_of_all)
@never_cache
@require_http_methods(["GET", "POST"])
def import_columns(request: PersonRequest, pk: int) -> HttpResponse:
    """Say by hand which column holds what, or choose another day."""
    run = get_object_or_404(ImportRun, pk=pk)
    if run.is_over or run.is_busy:
        return redirect("import_run", pk=pk)
    form = ColumnsForm(run, request.POST) if request.method == "POST" else ColumnsForm(run)
    if form.is_bound and form.is_valid():
        mapping, day = form.mapping(), form.cleaned_data["effective_on"]
        if change_order(run=run, mapping=mapping, effective_on=day, by=request.person):
            check_import.enqueue(run.pk)
        return redirect("import_run", pk=pk)
    return render(request, "people/import_columns.html", {"run": run, "form": form})


@requires(steward_of_all)
@takes_posts_only
def import_confirmation(request: PersonRequest, pk: int) -> HttpResponse:
    """Write what the preview shows."""
    run = get_object_or_404(ImportRun, pk=pk)
    if run.state != ImportRun.State.READY:
        return already(request, run)
    preview = preview_of(run)
    form = ConfirmationForm([(found.kind, str(found.title)) for found in preview.kinds], request.POST)
    if preview.is_blocked or not form.is_valid():
        return run_page(request, run, form)
    if not confirm_import(run=run, accepted_repairs=form.accepted(), by=request.person):
        return already(request, run)
    write_import.enqueue(run.pk)
    return redirect("import_run", pk=pk)


def already(request: PersonRequest, run: ImportRun) -> HttpResponse:
    """Answer a form that was sent twice, or long after."""
    run.refresh_from_db()
    if run.state == ImportRun.State.CANCELLED:
        messages.warning(request, _("This import was cancelled or has expired. Upload the file once more."))
    else:
        messages.info(request, _("This import is already on its way. Nothing was done twice."))
    return redirect("import_run", pk=run.pk)


@requires(steward_of_all)
@takes_posts_only
def import_cancellation(request: PersonRequest, pk: int) -> HttpResponse:
    """Forget an import and delete its files."""
    run = get_object_or_404(ImportRun, pk=pk)
    if not cancel_import(run=run, by=request.person):
        return already(request, run)
    messages.success(request, _("The import is cancelled and its files are deleted. Nothing was changed."))
    return redirect("import_people")


@requires(steward_of_all)
@never_cache
@require_GET
def import_changes(request: PersonRequest, pk: int, which: str) -> HttpResponse:
    """List who would join, move or leave."""
    run = get_object_or_404(ImportRun, pk=pk)
    rows = run.changes.filter(kind=LISTS[which])
    context = {"run": run, "which": which, "page": page_of(request, rows)}
    return render(request, "people/import_changes.html", context)


@requires(steward_of_all)
@never_cache
@require_GET
def import_defects(request: PersonRequest, pk: int, kind: str) -> HttpResponse:
    """List every defect of a kind."""
    run = get_object_or_404(ImportRun, pk=pk)
    rows = run.defects.filter(kind=kind)
    context = {"run": run, "title": TITLES.get(kind, ""), "page": page_of(request, rows)}  # type: ignore[call-overload]
    return render(request, "people/import_defects.html", context)


def page_of[M: Model](request: PersonRequest, rows: QuerySet[M]) -> object:
    return Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
