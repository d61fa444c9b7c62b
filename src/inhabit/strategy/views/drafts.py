"""Writing a draft, publishing it, discarding it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.strategy.actions import (
    PublishedVersionError,
    StaleDraftError,
    create_strategy,
    discard_draft,
    publish_version,
    save_draft,
    start_draft,
)
from inhabit.strategy.differences import difference_between
from inhabit.strategy.forms import DraftForms, NewStrategyForm
from inhabit.strategy.models import Strategy, Version
from inhabit.strategy.permissions import editor, readers_of_drafts
from inhabit.strategy.problems import reasons_not_to_publish, what_is_off_in_weights
from inhabit.strategy.rows import DraftRows, rows_of_contents, rows_of_post
from inhabit.strategy.selectors import contents_of, contents_of_both, former_version, version_in_force


def draft_or_404(pk: int) -> Version:
    return get_object_or_404(Version.objects.select_related("strategy", "edited_by"), pk=pk)


@requires(editor)
def new_strategy(request: PersonRequest) -> HttpResponse:
    """Name a strategy and begin its first draft."""
    form = NewStrategyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            draft = create_strategy(name=form.cleaned_data["name"], by=request.person)
        except ValidationError as error:
            form.add_error("name", error.messages)
        else:
            return redirect("edit_draft", draft.pk)
    context = {"form": form, "readers": readers_of_drafts().said_to(request.person)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "strategy/new.html", context, status=status)


@requires(editor)
@takes_posts_only
def new_draft(request: PersonRequest, pk: int) -> HttpResponse:
    """Go on with a strategy's draft, made from its latest version where there is none."""
    draft = start_draft(strategy=get_object_or_404(Strategy, pk=pk), by=request.person)
    return redirect("edit_draft", draft.pk)


@requires(editor)
def edit_draft(request: PersonRequest, pk: int) -> HttpResponse:
    """Write a draft: one form, whose buttons add, remove and move rows and save on the way."""
    draft = draft_or_404(pk)
    if request.method != "POST":
        if not draft.is_draft:
            return redirect("strategy_version", draft.pk)
        rows = rows_of_contents(draft.strategy.name, contents_of(draft))
        return render_form(request, draft, rows, open_list=request.GET.get("open", ""))
    button = request.POST.get("do", "save")
    rows = rows_of_post(request.POST)
    anchor = rows.press(button)
    forms = DraftForms(rows, has_name="name" in rows.fields)
    if not forms.is_valid():
        return render_form(request, draft, rows, forms=forms, open_list=anchor)
    try:
        save_forms(request, draft, forms)
    except (StaleDraftError, PublishedVersionError):
        return render_stale(request, draft, rows, forms)
    except ValidationError as error:
        forms.version.add_error(None, error.messages)
        return render_form(request, draft, rows, forms=forms)
    if button == "save":
        messages.success(request, _("The draft is saved."))
    return redirect(place_after(draft, button, anchor))


def place_after(draft: Version, button: str, anchor: str) -> str:
    """Return where one goes after ``button``: on to publishing, or back to the row in question."""
    if button == "review":
        return reverse("publish_draft", args=[draft.pk])
    page = reverse("edit_draft", args=[draft.pk])
    return f"{page}?open={anchor}#{anchor}" if anchor else page


def save_forms(request: PersonRequest, draft: Version, forms: DraftForms) -> Version:
    return save_draft(
        version=draft,
        contents=forms.contents(contents_of(draft)),
        edits=edits_in(request),
        name=forms.version.cleaned_data.get("name"),
        by=request.person,
    )


def edits_in(request: PersonRequest) -> int:
    written = request.POST.get("edits", "")
    return int(written) if written.isdecimal() and written.isascii() and len(written) < 10 else -1


def render_form(
    request: PersonRequest, draft: Version, rows: DraftRows, *, forms: DraftForms | None = None, **extra: Any
) -> HttpResponse:
    """Show the form with ``rows`` as they were typed, and what ``forms`` found wrong with them."""
    is_first = former_version(draft) is None
    status = HTTPStatus.OK if forms is None else HTTPStatus.UNPROCESSABLE_ENTITY
    weights = [row.fields.get("weight", "") for row in rows.priorities]
    context = {
        "draft": draft,
        "forms": forms or DraftForms(rows, has_name=is_first),
        "errors": forms.errors() if forms else [],
        "edits": edits_in(request) if forms else draft.edits,
        "weights": what_is_off_in_weights([int(one) for one in weights if one.isdecimal() and len(one) <= 3]),
        "readers": readers_of_drafts().said_to(request.person),
    }
    return render(request, "strategy/edit.html", context | extra, status=extra.pop("status", status))


def render_stale(request: PersonRequest, draft: Version, rows: DraftRows, forms: DraftForms) -> HttpResponse:
    """Show what was typed beside what others have saved since; saving again keeps what was typed.

    Where the draft was published meanwhile, what was typed goes on in the next one.
    """
    draft = draft_or_404(draft.pk)
    was_published = not draft.is_draft
    if was_published:
        draft = draft_or_404(start_draft(strategy=draft.strategy, by=request.person).pk)
    saved = contents_of(draft)
    context = {
        "draft": draft,
        "forms": forms,
        "errors": [],
        "edits": draft.edits,
        "weights": "",
        "readers": readers_of_drafts().said_to(request.person),
        "is_stale": True,
        "was_published": was_published,
        "difference": difference_between(saved, forms.contents(saved)),
    }
    return render(request, "strategy/edit.html", context, status=HTTPStatus.CONFLICT)


@requires(editor)
@takes_posts_only
def autosave_draft(request: PersonRequest, pk: int) -> JsonResponse:
    """Save a draft while it is being written. The form says where nothing could be saved."""
    draft = draft_or_404(pk)
    rows = rows_of_post(request.POST)
    forms = DraftForms(rows, has_name="name" in rows.fields)
    if not forms.is_valid():
        _id, label, error = forms.errors()[0]
        return JsonResponse({"message": f"{label}: {error}"}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        draft = save_forms(request, draft, forms)
    except (StaleDraftError, PublishedVersionError):
        message = _("This draft was changed elsewhere. Save to see both; nothing you typed is lost.")
        return JsonResponse({"message": message}, status=HTTPStatus.CONFLICT)
    except ValidationError as error:
        return JsonResponse({"message": error.messages[0]}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return JsonResponse({"saved_at": timezone.now().isoformat(), "edits": draft.edits})


@requires(editor)
def publish_draft(request: PersonRequest, pk: int) -> HttpResponse:
    """Look at what publishing would change, and publish."""
    draft = draft_or_404(pk)
    if not draft.is_draft:
        return redirect("strategy" if draft.is_in_force else "strategy_versions")
    if request.method == "POST":
        try:
            publish_version(version=draft, by=request.person)
        except ValidationError:
            return redirect("publish_draft", draft.pk)  # the page lists what is missing
        messages.success(request, _("The strategy is published. Everyone can read it now."))
        return redirect("strategy")
    former = former_version(draft)
    before, contents = contents_of_both(former or draft, draft)
    context = {
        "draft": draft,
        "former": former,
        "in_force": version_in_force(),
        "problems": reasons_not_to_publish(contents.tidied()),
        "difference": difference_between(before, contents) if former else None,
        "priorities": contents.tidied().priorities,
    }
    return render(request, "strategy/publish.html", context)


@requires(editor)
def discard(request: PersonRequest, pk: int) -> HttpResponse:
    """Discard a draft, once it is said what goes with it."""
    draft = Version.objects.select_related("strategy", "edited_by").filter(pk=pk).first()
    if draft is None:
        return redirect("strategy_versions")
    if not draft.is_draft:
        return redirect("strategy_version", draft.pk)
    if request.method == "POST":
        discard_draft(version=draft, by=request.person)
        messages.success(request, _("The draft is gone."))
        return redirect("strategy_versions")
    former = former_version(draft)
    before, contents = contents_of_both(former or draft, draft)
    context = {
        "draft": draft,
        "former": former,
        "priorities": contents.tidied().priorities,
        "difference": difference_between(before, contents) if former else None,
    }
    return render(request, "strategy/discard.html", context)
