"""An import on the page: upload, check in the background, preview, confirm, write, or cancel."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.people.imports.actions import (
    DayTooEarlyError,
    NobodyInChargeError,
    Order,
    Outcome,
    StalePreviewError,
    import_people,
    preview_import,
)
from inhabit.people.imports.columns import NAMES, UnknownNameError, recognise
from inhabit.people.imports.defects import ALL_KINDS
from inhabit.people.imports.pipeline import Source
from inhabit.people.imports.progress import forget_progress, save_progress
from inhabit.people.imports.reading import UnreadableError, read_records
from inhabit.people.models import ImportChange, ImportDefect, ImportFile, ImportRun, Person
from inhabit.people.rows import insert_rows

logger = logging.getLogger(__name__)
KEPT_FOR = timedelta(days=7)  # how long files wait for somebody to confirm or cancel
State = ImportRun.State


@transaction.atomic
def start_import(
    *, uploads: Sequence[UploadedFile[Any]], profile: str, effective_on: date, by: Person
) -> ImportRun:
    """Keep the files privately until the import is over. Call ``check`` next."""
    run = ImportRun.objects.create(
        profile=profile, effective_on=effective_on, started_by=by, state=State.CHECKING
    )
    for upload in uploads:
        name = (upload.name or _("file"))[-255:]
        ImportFile.objects.create(run=run, name=name, content=upload)
    return run


def change_order(*, run: ImportRun, mapping: Mapping[str, str], effective_on: date, by: Person) -> bool:
    """Have a run checked again with other columns or another day. False: it is under way or over."""
    waiting = ImportRun.objects.filter(pk=run.pk, state__in=[State.READY, State.STOPPED])
    return bool(
        waiting.update(
            state=State.CHECKING,
            mapping=dict(mapping),
            effective_on=effective_on,
            problem="",
            started_by=by,
        )
    )


def confirm_import(*, run: ImportRun, accepted_repairs: Collection[str], by: Person) -> bool:
    """Release a checked run for writing. False: somebody confirmed or cancelled it before."""
    ready = ImportRun.objects.filter(pk=run.pk, state=State.READY)
    return bool(ready.update(state=State.WRITING, accepted_repairs=sorted(accepted_repairs), started_by=by))


def cancel_import(*, run: ImportRun, by: Person | None) -> bool:
    """Forget the files of a run. False: it is being written or is over."""
    waiting = ImportRun.objects.filter(pk=run.pk).exclude(state__in=[State.WRITING, State.APPLIED])
    is_cancelled = bool(waiting.update(state=State.CANCELLED))
    if is_cancelled:
        discard_files(run)
    return is_cancelled


def discard_old_imports() -> None:
    """Cancel the runs that nobody finished within a week."""
    for run in ImportRun.objects.unfinished().filter(started_at__lt=timezone.now() - KEPT_FOR):
        cancel_import(run=run, by=None)


def discard_files(run: ImportRun) -> None:
    """Delete the files of a run and everything that was read from them."""
    for file in run.files.all():
        file.content.delete(save=False)
    run.files.all().delete()
    run.defects.all().delete()
    run.changes.all().delete()
    forget_progress(run.pk)


# What the background tasks do. Each can run twice without harm.


def check_run(run: ImportRun) -> None:
    """Preview a run: note its columns, defects and changes."""
    if run.state != State.CHECKING:
        return
    order = order_of(run, ALL_KINDS)
    last = ImportRun.objects.applied().order_by("-pk").first()
    try:
        run.columns = columns_of(run, order.sources)
        outcome = preview_import(order)
    except (DayTooEarlyError, NobodyInChargeError, UnknownNameError) as error:
        stop(run, problem_of(error))
    except Exception as error:  # whatever it is, the page must say so, and the log must hold no names
        logger.error("Checking import %s failed: %s", run.pk, type(error).__name__)
        stop(run, _("Checking the files failed on our side. Nothing was written; please try again."))
    else:
        keep_preview(run, outcome, last)


def order_of(run: ImportRun, accepted: Collection[str]) -> Order:
    sources = []
    for file in run.files.all():
        with file.content.open("rb") as content:
            sources.append(Source(file.name, content.read()))
    return Order(sources, run.effective_on, run.profile, run.mapping, accepted)


def columns_of(run: ImportRun, sources: Sequence[Source]) -> dict[str, object]:
    """Return all headers of the files, and which of them hold which field."""
    headers: dict[str, None] = {}
    recognised: dict[str, str] = {}
    for source in sources:
        try:
            columns = recognise(read_records(source.content), run.mapping)
        except UnreadableError:
            continue
        headers |= dict.fromkeys(name for name in columns.header if name)
        recognised = {name: columns.header[at] for name, at in columns.at.items()} | recognised
    ordered = {name: recognised[name] for name in NAMES if name in recognised}
    return {"headers": list(headers)[:200], "recognised": ordered}


def problem_of(error: Exception) -> str:
    if isinstance(error, UnknownNameError):
        return _("No file has a column “%(column)s” any more. Choose the columns again.") % {
            "column": error.args[0]
        }
    return str(error)


def stop(run: ImportRun, problem: str) -> None:
    run.state, run.problem = State.STOPPED, problem
    run.save(update_fields=["state", "problem", "columns"])


@transaction.atomic
def keep_preview(run: ImportRun, outcome: Outcome, last: ImportRun | None) -> None:
    """Write down what a run would do, for the pages that show it."""
    run.defects.all().delete()
    run.changes.all().delete()
    insert_rows(
        ImportDefect,
        ["run_id", "kind", "file", "row", "reason", "repair"],
        ((run.pk, str(d.kind), d.file[:255], d.row, d.reason, d.repair) for d in outcome.defects),
    )
    for kind, changes in (("join", outcome.joins), ("move", outcome.moves), ("leave", outcome.leaves)):
        insert_rows(
            ImportChange,
            ["run_id", "kind", "person", "from_unit", "to_unit"],
            ((run.pk, kind, c.person[:300], c.from_unit, c.to_unit) for c in changes),
        )
    for name, count in outcome.counts().items():
        setattr(run, name, count)
    run.state, run.basis = State.READY, last
    run.save()


def write_run(run: ImportRun) -> None:
    """Write a confirmed run, all of it or nothing."""
    if run.state != State.WRITING:
        return
    order = order_of(run, run.accepted_repairs)
    try:
        outcome = import_people(
            order=order, by=run.started_by, run=run, progress=partial(save_progress, run.pk)
        )
    except StalePreviewError:
        problem = _("Another import was written after this preview was made, so it was made anew.")
        ImportRun.objects.filter(pk=run.pk).update(state=State.CHECKING, problem=problem)
        run.refresh_from_db()
        check_run(run)
    except (DayTooEarlyError, NobodyInChargeError) as error:
        stop(run, str(error))
    except Exception as error:  # whatever it is, the page must say so, and the log must hold no names
        logger.error("Writing import %s failed: %s", run.pk, type(error).__name__)
        stop(run, _("Writing failed on our side, and nothing was written. Please check again."))
    else:
        if outcome.is_stopped:
            stop(run, _("The files have defects whose repair was not accepted. Nothing was written."))
        else:
            discard_files(run)
