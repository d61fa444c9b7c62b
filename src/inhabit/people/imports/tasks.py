"""What an import does in the background. Each task can run twice without harm."""

from __future__ import annotations

from django.conf import settings
from django.tasks import task
from django.utils import translation

from inhabit.people.imports.runs import check_run, discard_old_imports, write_run
from inhabit.people.models import ImportRun


@task
def check_import(run: int) -> None:
    """Preview an uploaded import."""
    with translation.override(settings.LANGUAGE_CODE):
        check_run(ImportRun.objects.get(pk=run))


@task
def write_import(run: int) -> None:
    """Write a confirmed import."""
    with translation.override(settings.LANGUAGE_CODE):
        write_run(ImportRun.objects.select_related("started_by").get(pk=run))


@task
def discard_imports_nobody_finished() -> None:
    """Delete uploads that nobody came back to; runs daily."""
    discard_old_imports()
