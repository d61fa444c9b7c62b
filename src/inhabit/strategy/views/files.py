"""A strategy from a YAML file, in the browser."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from inhabit.access.permissions import PersonRequest, requires
from inhabit.strategy.actions import DraftInTheWayError, Imported, import_strategy
from inhabit.strategy.files.nodes import MOST_BYTES, UnusableFileError
from inhabit.strategy.files.reading import read_strategy_file
from inhabit.strategy.forms import FileForm
from inhabit.strategy.permissions import editor, readers_of_drafts


@requires(editor)
def import_file(request: PersonRequest) -> HttpResponse:
    """Upload a file; all its mistakes are listed, or it becomes a draft or is published."""
    form = FileForm(request.POST or None, request.FILES or None)
    context = {"form": form, "readers": readers_of_drafts().said_to(request.person)}
    if request.method == "POST" and form.is_valid():
        publish = form.cleaned_data["publish"]
        try:
            raw = form.cleaned_data["file"].read(MOST_BYTES + 1)
            read = read_strategy_file(raw, is_to_be_published=publish)
            imported = import_strategy(
                name=read.name, contents=read.contents, publish=publish, by=request.person
            )
        except UnusableFileError as error:
            context["problems"] = error.problems
        except DraftInTheWayError as error:
            context["draft_in_the_way"] = error.draft
        else:
            return after_import(request, imported)
    is_refused = len(context) > 2 or form.errors
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK
    return render(request, "strategy/file.html", context, status=status)


def after_import(request: PersonRequest, imported: Imported) -> HttpResponse:
    version = imported.version
    if imported.outcome == "unchanged":
        messages.info(request, _("Nothing changed: the strategy says the same already."))
    elif version.is_in_force:
        messages.success(request, _("The strategy is published. Everyone can read it now."))
    else:
        messages.success(request, _("The file is now a draft. Look it over, then publish it."))
    return redirect("edit_draft" if version.is_draft else "strategy_version", version.pk)
