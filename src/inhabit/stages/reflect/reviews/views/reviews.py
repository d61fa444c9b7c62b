"""The review of a cycle: written, shared, read and printed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Person, Unit
from inhabit.programme.going_on import turn_of
from inhabit.programme.models import Programme, Stage, UnitStage
from inhabit.programme.permissions import follows, lead_in_the_programme
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.programme.rhythm_words import label_to_go_on
from inhabit.programme.selectors import asked_programme, chosen_from, programmes_of, tabs_of_programmes
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.clarify.views.autosave import kept, newer_is_stored, too_long
from inhabit.stages.reflect.reviews.actions import TEXTS, begin_review, share_review, write_review
from inhabit.stages.reflect.reviews.cycles import cycle_to_review
from inhabit.stages.reflect.reviews.forms import ReviewForm
from inhabit.stages.reflect.reviews.models import CycleReview
from inhabit.stages.reflect.reviews.permissions import (
    reader_of_the_review,
    sponsor_of_the_programme,
    sponsors,
    writer_of_the_review,
)
from inhabit.stages.reflect.reviews.readers import READERS_OF_SHARED, readers_of_draft
from inhabit.stages.reflect.reviews.selectors import cycles_of, reviews_in, reviews_of

PER_PAGE = 20


@requires(signed_in)
def unit_reviews(request: PersonRequest, pk: int) -> HttpResponse:
    """The cycles that a unit has reviewed; for its lead, the one that is at its end."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    programmes = programmes_of(unit)
    programme = chosen_from(programmes, asked_programme(request))
    stage = UnitStage.objects.filter(programme=programme, unit=unit).first() if programme else None
    cycle = cycle_to_review(stage)
    is_lead = unit.is_open and unit.lead_id == request.person.pk
    listed = Paginator(reviews_of(unit), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "unit": unit,
        "above": list(Unit.objects.above(unit).exclude(pk=unit.pk)),
        "tabs": tabs_of_unit(unit, "unit_reviews"),
        "programme": programme,
        "programmes": tabs_of_programmes(programmes, programme),
        "cycle": cycle,
        "is_lead": is_lead and programme is not None,
        "is_written": is_shared(programme, unit, cycle),
        "page": listed,
    }
    return render(request, "reflect/reviews/unit_reviews.html", context)


def is_shared(programme: Programme | None, unit: Unit, cycle: int | None) -> bool:
    reviews = CycleReview.objects.filter(programme=programme, unit=unit, cycle=cycle or 0)
    return reviews.filter(shared_at__isnull=False).exists()


@requires(signed_in)
def programme_reviews(request: PersonRequest, pk: int) -> HttpResponse:
    """The reviews of a programme and of its units, and how many units have come how far."""
    programme = get_object_or_404(Programme.objects.select_related("strategy", "root_unit"), pk=pk)
    stage = UnitStage.objects.filter(programme=programme, unit=programme.root_unit_id).first()
    shared = CycleReview.objects.filter(programme=programme, unit=None, shared_at__isnull=False)
    own, cycle = list(shared.order_by("-cycle")), cycle_to_review(stage)
    context = {
        "programme": programme,
        "tabs": tabs_of_programme(programme, "programme_reviews")
        if follows(request.person, programme)
        else [],
        "cycles": cycles_of(programme),
        "own": own,
        "page": Paginator(reviews_in(programme), PER_PAGE).get_page(request.GET.get("page")),
        "cycle": cycle,
        "is_written": any(review.cycle == cycle for review in own),
        "may_write": sponsors(request.person, pk),
    }
    return render(request, "reflect/reviews/programme_reviews.html", context)


@requires(lead_in_the_programme)
@takes_posts_only
def new_unit_review(request: PersonRequest, pk: int, unit: int) -> HttpResponse:
    """Begin the review of the unit's cycle, or go on with it."""
    about = get_object_or_404(Unit, pk=unit)
    programme = get_object_or_404(Programme.objects.select_related("root_unit"), pk=pk)
    try:
        review = begin_review(programme=programme, unit=about, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("unit_reviews", unit)
    return redirect("review" if review.is_shared else "review_writing", review.pk)


@requires(sponsor_of_the_programme)
@takes_posts_only
def new_programme_review(request: PersonRequest, pk: int) -> HttpResponse:
    """Begin the review of the whole programme's cycle, or go on with it."""
    programme = get_object_or_404(Programme.objects.select_related("root_unit"), pk=pk)
    try:
        review = begin_review(programme=programme, unit=None, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("programme_reviews", pk)
    return redirect("review" if review.is_shared else "review_writing", review.pk)


@requires(writer_of_the_review)
def review_writing(request: PersonRequest, pk: int) -> HttpResponse:
    """Write the few sentences; below them the page as it will stand."""
    review = review_by_number(pk)
    if review.is_shared:
        return redirect("review", pk)
    if request.method != "POST":
        initial = {name: getattr(review, name) for name in TEXTS} | {"edits": review.edits}
        return writing(request, review, ReviewForm(initial=initial))
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return writing(request, review, form, status=422)
    texts = {name: form.cleaned_data[name] for name in TEXTS}
    try:
        write_review(review=review, texts=texts, edits=form.cleaned_data["edits"], by=request.person)
    except StaleFormError:
        stored = review_by_number(pk)
        form.data = with_edits(form.data, stored.edits)
        return writing(request, stored, form, is_stale=True, status=422)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("review", pk)
    messages.success(request, _("Kept. Only you read it until you share it."))
    return redirect("review_writing", pk)


@requires(writer_of_the_review)
@takes_posts_only
def review_autosave(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep the words while they are typed."""
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return too_long()
    texts = {name: form.cleaned_data[name] for name in TEXTS}
    try:
        saved = write_review(
            review=review_by_number(pk),
            texts=texts,
            edits=form.cleaned_data["edits"],
            by=request.person,
            is_read_anew=False,
        )
    except (StaleFormError, ValidationError):
        return newer_is_stored()
    return kept(saved)


def writing(
    request: PersonRequest,
    review: CycleReview,
    form: ReviewForm,
    *,
    is_stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = page_of(review) | {
        "form": form,
        "is_stale": is_stale,
        "readers": readers_of_draft(review).said_to(request.person),
        "later_readers": READERS_OF_SHARED.said_to(request.person),
    }
    return render(request, "reflect/reviews/writing.html", context, status=status)


@requires(writer_of_the_review)
@takes_posts_only
def review_sharing(request: PersonRequest, pk: int) -> HttpResponse:
    """Let everybody read it, as it is and for good."""
    try:
        share_review(review=review_by_number(pk), by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("review_writing", pk)
    messages.success(request, _("Shared. It stays as it is now, whatever changes later."))
    return redirect("review", pk)


@requires(reader_of_the_review)
def review(request: PersonRequest, pk: int) -> HttpResponse:
    """One page on a cycle, to read and to print; for who leads the unit, the way into the next one."""
    found = review_by_number(pk)
    context = page_of(found) | {
        "readers": (READERS_OF_SHARED if found.is_shared else readers_of_draft(found)).said_to(
            request.person
        ),
        "going_on": going_on(found, request.person),
    }
    return render(request, "reflect/reviews/review.html", context)


def going_on(review: CycleReview, reader: Person) -> dict[str, Any] | None:
    """Return what the lead of a reviewed unit needs to begin the next cycle; None for all others."""
    unit = review.unit
    if unit is None or unit.lead_id != reader.pk or not (unit.is_open and review.is_shared):
        return None
    stage = UnitStage.objects.filter(programme=review.programme, unit=unit).first()
    is_at_its_end = stage is not None and (stage.stage, stage.cycle) == (Stage.REFLECT, review.cycle)
    if stage is None or not is_at_its_end or review.programme.ended_at is not None:
        return None
    turn = turn_of(stage)
    return {"seen": turn.sign, "label": label_to_go_on(turn)}


def page_of(review: CycleReview) -> dict[str, Any]:
    page = review.page
    return {
        "review": review,
        "unit": review.unit,
        "programme": review.programme,
        "content": page,
        "first": date.fromisoformat(page["first"]),
        "last": date.fromisoformat(page["last"]),
    }


def review_by_number(pk: int) -> CycleReview:
    rows = CycleReview.objects.select_related("programme__root_unit", "unit__lead", "author")
    return get_object_or_404(rows, pk=pk)
