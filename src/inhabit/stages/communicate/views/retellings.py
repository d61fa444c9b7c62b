"""A lead retells the story: writes, rehearses, looks at it once more, tells it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.access.readers import Readers
from inhabit.people.models import Unit
from inhabit.people.permissions import lead_of_the_unit
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.clarify.views import autosave
from inhabit.stages.communicate.actions.retellings import (
    discard_retelling_draft,
    save_retelling_draft,
    tell_story,
)
from inhabit.stages.communicate.beside import beside_draft
from inhabit.stages.communicate.forms.retellings import (
    RetellingForm,
    contents_of_form,
    initial_of_retelling,
)
from inhabit.stages.communicate.models import Mark, Retelling, Story
from inhabit.stages.communicate.readers.circles import EveryoneUnder
from inhabit.stages.communicate.readers.stories import (
    readers_of_marks,
    readers_of_rehearsal,
)
from inhabit.stages.communicate.selectors.comparing import is_nearly_a_copy, retelling_against_form
from inhabit.stages.communicate.selectors.drafts import Desk, desk_of
from inhabit.stages.communicate.selectors.openings import may_retell


@requires(lead_of_the_unit)
def retelling(request: PersonRequest, pk: int, story: int) -> HttpResponseBase:
    """Write beside the story. POST keeps the draft and goes on: to the rehearsal, or to look at it."""
    unit, shown = unit_and_story(pk, story)
    if not shown.is_current or not may_retell(shown, unit):
        messages.info(request, _("It arrives here as soon as the unit above has told it."))
        return redirect("unit_story", pk=unit.pk)
    desk = desk_of(unit, shown, request.person)
    if request.method != "POST":
        initial = initial_of_retelling(desk.latest, request.person.pk)
        return page(request, desk, RetellingForm(initial=initial, points=desk.points))
    form = RetellingForm(request.POST, points=desk.points)
    if not form.is_valid():
        return page(request, desk, form, status=422)
    try:
        keep(form, desk, request)
    except StaleFormError as stale:
        return stale_page(request, desk, form, stale)
    except ValidationError as error:
        form.add_error(None, error)
        return page(request, desk, form, status=422)
    onward = "rehearsal" if "rehearse" in request.POST else "telling"
    return redirect(onward, pk=unit.pk, story=shown.pk)


@requires(lead_of_the_unit)
@takes_posts_only
def retelling_draft(request: PersonRequest, pk: int, story: int) -> HttpResponse:
    """Autosave: keep the draft as typed so far and answer with the count of edits."""
    desk = desk_of(*unit_and_story(pk, story), request.person)
    form = RetellingForm(request.POST, points=desk.points)
    if not form.is_valid() and not form.has_only_a_wrong_link():
        return autosave.too_long()
    try:
        draft = keep(form, desk, request)
    except StaleFormError:
        return autosave.newer_is_stored()
    except ValidationError as error:
        return autosave.not_kept(" ".join(error.messages), status=422)
    return autosave.kept(draft)


@requires(lead_of_the_unit)
def retelling_draft_removal(request: PersonRequest, pk: int, story: int) -> HttpResponse:
    """Ask once, naming what goes; then throw the draft away."""
    unit, shown = unit_and_story(pk, story)
    if request.method == "POST":
        discard_retelling_draft(story=shown, unit=unit, by=request.person)
        messages.success(request, _("The draft is gone. What you have told stays as it is."))
        return redirect(address_of(unit, shown))
    draft = draft_of(unit, shown, request)
    if draft is None:
        return redirect(address_of(unit, shown))
    context = {"unit": unit, "story": shown, "draft": draft}
    return render(request, "communicate/retelling_draft_removal.html", context)


@requires(lead_of_the_unit)
def telling(request: PersonRequest, pk: int, story: int) -> HttpResponse:
    """The draft as the unit will read it. POST tells it."""
    unit, shown = unit_and_story(pk, story)
    if request.method == "POST":
        return tell(request, unit, shown)
    draft = draft_of(unit, shown, request)
    if draft is None:
        return redirect(address_of(unit, shown))
    return preview(request, unit, shown, draft)


def tell(request: PersonRequest, unit: Unit, story: Story) -> HttpResponse:
    try:
        edits = row_number(request.POST.get("edits")) or 0
        told = tell_story(story=story, unit=unit, edits=edits, by=request.person)
    except StaleFormError:
        draft = draft_of(unit, story, request)
        assert draft is not None  # noqa: S101  # it made the form stale
        return preview(request, unit, story, draft, has_changed=True, status=422)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("retelling", pk=unit.pk, story=story.pk)
    if told.number == 1:
        messages.success(
            request, _("Told. Your people read it now, and whoever leads below you tells it on.")
        )
    else:
        messages.success(request, _("Told anew. The words before stay readable beside it."))
    return redirect(address_of(unit, story))


def unit_and_story(pk: int, story: int) -> tuple[Unit, Story]:
    """Return the unit and a published story for it; not at the top, where it is told in its own words."""
    unit = get_object_or_404(Unit.objects.open().select_related("lead", "parent"), pk=pk)
    stories = Story.objects.published().filter(audience__lines_down__unit=unit)
    shown = get_object_or_404(stories.select_related("programme__root_unit", "audience", "author"), pk=story)
    if shown.audience_id == unit.pk:
        raise Http404
    return unit, shown


def address_of(unit: Unit, story: Story) -> str:
    return reverse("unit_story", args=[unit.pk], query={"story": story.pk})


def draft_of(unit: Unit, story: Story, request: PersonRequest) -> Retelling | None:
    drafts = Retelling.objects.drafts_of(request.person).filter(unit=unit, story=story)
    return drafts.select_related("author").prefetch_related("marks").first()


def keep(form: RetellingForm, desk: Desk, request: PersonRequest) -> Retelling:
    return save_retelling_draft(
        story=desk.story,
        unit=desk.unit,
        contents=contents_of_form(form),
        edits=form.cleaned_data["edits"],
        by=request.person,
    )


def stale_page(
    request: PersonRequest, desk: Desk, form: RetellingForm, stale: StaleFormError
) -> HttpResponse:
    stored = stale.stored
    assert isinstance(stored, Retelling)  # noqa: S101  # tells mypy what the action raises
    changes = retelling_against_form(stored, form)
    form.data = with_edits(form.data, stored.edits)
    return page(request, desk, form, newer=stored, changes=changes, status=422)


def page(
    request: PersonRequest,
    desk: Desk,
    form: RetellingForm,
    *,
    newer: Retelling | None = None,
    changes: object = (),
    status: int = 200,
) -> HttpResponse:
    alone = readers_of_rehearsal(request.person).said_to(request.person)
    context = {
        "desk": desk,
        "unit": desk.unit,
        "story": desk.story,
        "form": form,
        "newer": newer,
        "changes": changes,
        "is_copy": desk.draft is not None and is_nearly_a_copy(desk.draft.texts, desk.texts_above),
        "readers_of_draft": alone,
        "noted": beside_draft(request.person),
        "readers_of_telling": EveryoneUnder(desk.unit).words(request.person),
        "readers_of_marks": readers_of_marks(desk.unit).said_to(request.person),
    }
    return render(request, "communicate/retelling.html", context, status=status)


def preview(
    request: PersonRequest,
    unit: Unit,
    story: Story,
    draft: Retelling,
    *,
    has_changed: bool = False,
    status: int = 200,
) -> HttpResponse:
    desk = desk_of(unit, story, request.person)
    context = {
        "unit": unit,
        "story": story,
        "draft": draft,
        "added": [mark for mark in draft.marks.all() if mark.kind == Mark.Kind.ADDED],
        "unsaid": desk.points_unsaid(draft),
        "is_copy": is_nearly_a_copy(draft.texts, desk.texts_above),
        "has_changed": has_changed,
        "is_correction": desk.told is not None,
        "readers": Readers((EveryoneUnder(unit),)).said_to(request.person),
    }
    return render(request, "communicate/telling.html", context, status=status)
