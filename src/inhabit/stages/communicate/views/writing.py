"""The story of a programme is written and published, by those at its top."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.access.readers import Readers
from inhabit.programme.models import Programme
from inhabit.programme.permissions import follows
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.clarify.views import autosave
from inhabit.stages.communicate.actions.stories import (
    MOST_POINTS,
    discard_story_draft,
    publish_story,
    save_story_draft,
    what_is_missing,
)
from inhabit.stages.communicate.forms.stories import LANGUAGES, StoryForm, contents_of_form, initial_of_story
from inhabit.stages.communicate.models import Story
from inhabit.stages.communicate.permissions.stories import story_team_of_the_programme
from inhabit.stages.communicate.readers.circles import EveryoneUnder
from inhabit.stages.communicate.readers.stories import StoryTeam, readers_of_story
from inhabit.stages.communicate.selectors.comparing import story_against_form
from inhabit.stages.communicate.selectors.stories import points_of_story
from inhabit.strategy.models import KeyPoint as StrategyKeyPoint


@requires(story_team_of_the_programme)
def story_writing(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Write the story. POST keeps the draft and shows it as its audience will read it."""
    programme = running_programme(pk)
    draft = draft_for(programme)
    if request.method != "POST":
        form = StoryForm(initial=initial_of_story(draft, programme), programme=programme)
        return page(request, programme, form)
    data = request.POST
    if taken := row_number(data.get("take")):
        data = with_point_taken(data, programme, taken)
    form = StoryForm(data, programme=programme)
    if not form.is_valid():
        return page(request, programme, form, status=422)
    try:
        save_story_draft(
            programme=programme,
            contents=contents_of_form(form),
            edits=form.cleaned_data["edits"],
            by=request.person,
        )
    except StaleFormError:
        return stale_page(request, programme, form)
    except ValidationError as error:
        form.add_error(None, error)
        return page(request, programme, form, status=422)
    if taken:
        return redirect(reverse("story_writing", args=[programme.pk]) + "#points")
    return redirect("story_publication", pk=programme.pk)


@requires(story_team_of_the_programme)
@takes_posts_only
def story_draft(request: PersonRequest, pk: int) -> HttpResponse:
    """Autosave: keep the story as typed so far and answer with the count of edits."""
    programme = running_programme(pk)
    form = StoryForm(request.POST, programme=programme)
    if not form.is_valid():
        return autosave.too_long()
    try:
        draft = save_story_draft(
            programme=programme,
            contents=contents_of_form(form),
            edits=form.cleaned_data["edits"],
            by=request.person,
        )
    except StaleFormError:
        return autosave.newer_is_stored()
    except ValidationError as error:
        return autosave.not_kept(" ".join(error.messages), status=422)
    return autosave.kept(draft)


@requires(story_team_of_the_programme)
def story_draft_removal(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask once, naming what goes; then throw the draft away."""
    programme = running_programme(pk)
    draft = draft_for(programme)
    if request.method == "POST":
        discard_story_draft(programme=programme, by=request.person)
        messages.success(request, _("The draft is gone. What has been told stays as it is."))
        return redirect("stories")
    if draft is None:
        return redirect("story_writing", pk=programme.pk)
    context = {"programme": programme, "story": draft}
    return render(request, "communicate/story_draft_removal.html", context)


@requires(story_team_of_the_programme)
def story_publication(request: PersonRequest, pk: int) -> HttpResponse:
    """The draft as its audience will read it. POST publishes it: from then on it never changes."""
    programme = running_programme(pk)
    draft = draft_for(programme)
    if draft is None:
        return redirect("stories" if request.method == "POST" else reverse("story_writing", args=[pk]))
    if request.method != "POST":
        return preview(request, programme, draft)
    try:
        told = publish_story(story=draft, edits=row_number(request.POST.get("edits")) or 0, by=request.person)
    except StaleFormError:
        draft.refresh_from_db()
        return preview(request, programme, draft, has_changed=True, status=422)
    except ValidationError:
        return preview(request, programme, draft, status=422)
    messages.success(request, _("Told. It waits now for whoever leads each unit below to tell it on."))
    return redirect("story", pk=told.pk)


def running_programme(pk: int) -> Programme:
    return get_object_or_404(Programme.objects.running().select_related("root_unit", "strategy"), pk=pk)


def draft_for(programme: Programme) -> Story | None:
    drafts = Story.objects.drafts().filter(programme=programme)
    return drafts.select_related("programme__root_unit", "audience", "author").first()


def with_point_taken(data: Any, programme: Programme, taken: int) -> Any:
    """Return what was posted with a key point of the strategy in the first row that is free."""
    point = key_points_of(programme).filter(pk=taken).first()
    rows = range(1, MOST_POINTS + 1)
    free = (row for row in rows if not any(data.get(f"point_{row}_{code}", "").strip() for code in LANGUAGES))
    row = next(free, None)
    if point is None or row is None:
        return data
    copy = data.copy()
    copy[f"point_{row}_{data.get('language')}"], copy[f"from_{row}"] = point.text[:300], point.pk
    return copy


def key_points_of(programme: Programme) -> Any:
    """Return the key points that the strategy says now."""
    return StrategyKeyPoint.objects.filter(
        statement__version__strategy=programme.strategy_id, statement__version__is_in_force=True
    )


def stale_page(request: PersonRequest, programme: Programme, form: StoryForm) -> HttpResponse:
    stored = draft_for(programme)
    assert stored is not None  # noqa: S101  # a draft made the form stale
    changes = story_against_form(stored, form)
    form.data = with_edits(form.data, stored.edits)
    return page(request, programme, form, newer=stored, changes=changes, status=422)


def page(
    request: PersonRequest,
    programme: Programme,
    form: StoryForm,
    *,
    newer: Story | None = None,
    changes: object = (),
    status: int = 200,
) -> HttpResponse:
    taken = {str(field.value()) for _number, field, _fields in form.points}
    context = {
        "programme": programme,
        "tabs": tabs_of_programme(programme, "story_writing") if follows(request.person, programme) else [],
        "form": form,
        "newer": newer,
        "changes": changes,
        "former": Story.objects.published().filter(programme=programme).first(),
        "offered": [point for point in key_points_of(programme)[:24] if str(point.pk) not in taken],
        "readers": Readers((StoryTeam(programme),)).said_to(request.person),
    }
    return render(request, "communicate/story_writing.html", context, status=status)


def preview(
    request: PersonRequest,
    programme: Programme,
    draft: Story,
    *,
    has_changed: bool = False,
    status: int = 200,
) -> HttpResponse:
    audience = Readers((EveryoneUnder(draft.audience), StoryTeam(programme)))
    context = {
        "programme": programme,
        "story": draft,
        "points": points_of_story(draft),
        "missing": what_is_missing(draft),
        "has_changed": has_changed,
        "readers": audience.said_to(request.person),
        "readers_of_draft": readers_of_story(draft).said_to(request.person),
    }
    return render(request, "communicate/story_publication.html", context, status=status)
