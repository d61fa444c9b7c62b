"""What an import does in the background. Each task can run twice without harm."""

from __future__ import annotations

from django.tasks import task
from django.utils import translation

from inhabit.access.languages import language_for
from inhabit.people.imports.runs import check_run, discard_old_imports, write_run
from inhabit.people.models import ImportRun


@task
def check_import(run: int) -> None:
    """Preview an uploaded import."""
    found = run_with_its_starter(run)
    with translation.override(language_for(found.started_by)):
        check_run(found)


@task
def write_import(run: int) -> None:
    """Write a confirmed import."""
    found = run_with_its_starter(run)
    with translation.override(language_for(found.started_by)):
        write_run(found)


def run_with_its_starter(pk: int) -> ImportRun:
    """Return the run; what doesn't fit in its files is written down in its starter's language."""
    return ImportRun.objects.select_related("started_by__account").get(pk=pk)


@task
def discard_imports_nobody_finished() -> None:
    """Delete uploads that nobody came back to; runs daily."""
    discard_old_imports()
