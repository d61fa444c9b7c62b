"""Paths for coaches: what there is, its branches as a picture, a preview, and saving an edited one."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.companion.actions import revert_path, save_path
from inhabit.companion.files.reading import read_path
from inhabit.companion.forms import AnswerForm, PathForm
from inhabit.companion.library import KnownPath, all_paths, paths_of_files
from inhabit.companion.listening import speaks_of_harm
from inhabit.companion.models import PathEdition
from inhabit.companion.permissions import coach_or_steward, shaper_of_paths
from inhabit.companion.pictures import picture_of
from inhabit.companion.walking import Answer, walk
from inhabit.programme.models import Stage
from inhabit.strategy.files.nodes import MOST_BYTES, FileProblem, UnusableFileError

ON_A_PAGE = 30
ANSWERS = TypeAdapter(list[Answer])


@requires(coach_or_steward)
def paths(request: PersonRequest) -> HttpResponse:
    """Every path in force, with where it comes from."""
    known = sorted(all_paths().values(), key=lambda one: (one.path.stage or "~", one.path.role, one.path.id))
    page = Paginator(known, ON_A_PAGE).get_page(request.GET.get("page"))
    chapters = [(heading, list(paths)) for heading, paths in groupby(page, key=heading_of)]
    return render(request, "companion/paths.html", {"page": page, "chapters": chapters})


def heading_of(known: KnownPath) -> str:
    """Name the stage that a path belongs to, or what the others are about, as people read it."""
    stage = known.path.stage
    return str(Stage(stage).label) if stage else _("About myself, and how we work together")


def path_or_404(path_id: str) -> KnownPath:
    known = all_paths().get(path_id)
    if known is None:
        raise Http404
    return known


@requires(coach_or_steward)
def path(request: PersonRequest, path_id: str) -> HttpResponse:
    """One path: the picture of its branches, its editions, and what can be done with it."""
    known = path_or_404(path_id)
    context = {
        "known": known,
        "path": known.path,
        "picture": picture_of(known.path),
        "editions": PathEdition.objects.filter(path=path_id).select_related("made_by")[:20],
        "has_file": path_id in paths_of_files(),
        "may_save": shaper_of_paths.holds(request.person),
    }
    return render(request, "companion/path.html", context)


@requires(coach_or_steward)
def path_file(request: PersonRequest, path_id: str) -> HttpResponse:
    """The path as a file to download."""
    known = path_or_404(path_id)
    headers = {"Content-Disposition": f'attachment; filename="{path_id}.yaml"'}
    return HttpResponse(known.text, content_type="application/yaml; charset=utf-8", headers=headers)


@requires(coach_or_steward)
def path_edition(request: PersonRequest, path_id: str, number: int) -> HttpResponse:
    """An earlier edition as a file to download."""
    edition = PathEdition.objects.filter(path=path_id, number=number).first()
    if edition is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{path_id}-{number}.yaml"'}
    return HttpResponse(edition.text, content_type="application/yaml; charset=utf-8", headers=headers)


@requires(coach_or_steward)
def path_preview(request: PersonRequest, path_id: str) -> HttpResponse:
    """Walk a path without anything being kept: what was said travels in the page."""
    known = path_or_404(path_id)
    answers = answers_sent(request.POST.get("answers", ""))
    taken = walk(known.path, answers)
    context: dict[str, Any] = {"path": known.path, "taken": taken}
    if taken.open_step is not None:
        form = AnswerForm(
            request.POST if "words" in request.POST or "choice" in request.POST else None,
            question=taken.open_step.question,
        )
        if form.is_bound and form.is_valid():
            context["is_stopped"] = speaks_of_harm(form.answer.words)
            answers = [*answers, *([] if context["is_stopped"] else [form.answer])]
            taken = walk(known.path, answers)
            form = AnswerForm(question=taken.open_step.question) if taken.open_step else form
        context |= {"taken": taken, "form": form, "step": taken.open_step}
    context["answers"] = json.dumps([answer.model_dump() for answer in answers])
    return render(request, "companion/preview.html", context)


def answers_sent(text: str) -> list[Answer]:
    """Return the answers that a preview carries. Anybody can send anything: what is none is dropped."""
    try:
        return ANSWERS.validate_json(text)[:10] if text else []
    except ValidationError:
        return []


@requires(coach_or_steward)
def path_check(request: PersonRequest) -> HttpResponse:
    """Paste or choose a file: its mistakes by line, or its picture; from there it can be saved."""
    start = path_edited(request)
    if request.method != "POST":
        return check_page(request, PathForm(initial={"text": start.text if start else ""}))
    form = PathForm(request.POST, request.FILES)
    if not form.is_valid():
        return check_page(request, form, status=422)
    chosen = form.cleaned_data["file"]
    raw = chosen.read(MOST_BYTES + 1) if chosen else form.cleaned_data["text"].encode()
    try:
        read = read_path(raw)
    except UnusableFileError as error:
        return check_page(request, with_text(raw), problems=error.problems, status=422)
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    if request.POST.get("save") != "1":
        return check_page(request, with_text(raw), picture=picture_of(read), title=str(read.title))
    if not shaper_of_paths.holds(request.person):
        message = _("Only coaches and the programme team of the whole organisation save paths.")
        return check_page(request, with_text(raw), problems=[FileProblem(0, None, "", message)], status=403)
    edition = save_path(text=text, by=request.person)
    messages.success(request, _("Saved. New conversations follow it; those under way stay as they began."))
    return redirect("path", edition.path)


def path_edited(request: PersonRequest) -> KnownPath | None:
    """Return the path that the address names; None for a file from elsewhere."""
    return all_paths().get(request.GET.get("path", ""))


def with_text(raw: bytes) -> PathForm:
    return PathForm(initial={"text": raw.decode("utf-8-sig", errors="replace")})


def check_page(
    request: PersonRequest,
    form: PathForm,
    *,
    problems: list[FileProblem] | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {
        "form": form,
        "start": path_edited(request),
        "problems": problems or [],
        "may_save": shaper_of_paths.holds(request.person),
        "folder": settings.COMPANION_PATHS,
    }
    return render(request, "companion/check.html", context | more, status=status)


@requires(shaper_of_paths)
@takes_posts_only
def path_reversion(request: PersonRequest, path_id: str) -> HttpResponse:
    """Take the saved edition out of force: the file holds again, or the path is no more."""
    revert_path(path_id=path_id, by=request.person)
    messages.success(request, _("Done. What was saved here stays among the editions."))
    return redirect("path", path_id) if path_id in paths_of_files() else redirect("paths")
