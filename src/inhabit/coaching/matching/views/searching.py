"""Saying what one needs, and choosing a coach."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inhabit.access.languages import language_for
from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.matching.choosing import (
    NotPossibleError,
    cancel_meetings,
    change_coach,
    choose_coach,
    undo_choice,
)
from inhabit.coaching.matching.circles import readers_of_needs, readers_of_own_words
from inhabit.coaching.matching.enquiring import (
    pass_on_all,
    replace_suggestion,
    say_needs,
    withdraw_enquiry,
)
from inhabit.coaching.matching.facts import zone_of
from inhabit.coaching.matching.forms import NeedsForm, coaches_to_leave_out, values_of
from inhabit.coaching.matching.needs import needs_from_text
from inhabit.coaching.matching.permissions import whose_enquiry, whose_suggestion
from inhabit.coaching.matching.selectors import address_if_any, search_of
from inhabit.coaching.models import Enquiry, Format, Match
from inhabit.people.picking import as_typed, is_searching, picker_of, words_for
from inhabit.people.words import every_word_begins


def enquiry_named(pk: int) -> Enquiry:
    return get_object_or_404(Enquiry.objects.select_related("person__account", "offer__cohort"), pk=pk)


@requires(whose_enquiry)
@require_http_methods(["GET", "HEAD", "POST"])
def needs(request: PersonRequest, pk: int) -> HttpResponse:
    """What do you want to think about?"""
    enquiry = enquiry_named(pk)
    if enquiry.state not in {Enquiry.State.OPEN, Enquiry.State.WAITING}:
        return redirect("suggestions", pk=pk)
    form = needs_form(request, enquiry)
    if not (form.is_bound and form.is_valid()):
        return needs_page(request, enquiry, form)
    try:
        say_needs(enquiry=enquiry, needs=form.needs, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("suggestions", pk=pk)


def needs_form(request: PersonRequest, enquiry: Enquiry) -> NeedsForm:
    formats = formats_of(enquiry)
    if request.method == "POST" and not is_searching(request.POST):
        return NeedsForm(request.POST, formats=formats)
    if request.method == "POST":
        return NeedsForm(initial=as_typed(NeedsForm, request.POST), formats=formats)
    kept = needs_from_text(enquiry.needs)
    initial = values_of(kept, language=language_for(request.person))
    if kept.format not in formats:
        initial["format"] = formats[0]
    return NeedsForm(initial=initial, formats=formats)


def formats_of(enquiry: Enquiry) -> list[str]:
    """Return how this person can be coached: as it is offered; whoever asks by themselves, one-to-one."""
    offered = enquiry.offer.cohort.formats if enquiry.offer else []
    return offered or [Format.ONE_TO_ONE]


def needs_page(request: PersonRequest, enquiry: Enquiry, form: NeedsForm) -> HttpResponse:
    never = picker_of(
        form["never"],
        coaches_to_leave_out(),
        words=words_for("never", request.POST),
        found=lambda rows, words: rows.filter(every_word_begins("person__name", words)),
        note=lambda coach: coach.person.job_title,
    )
    context = {
        "enquiry": enquiry,
        "form": form,
        "never": never,
        "has_one_format": len(formats_of(enquiry)) == 1,
        "zone": zone_of(request.person),
        "readers": readers_of_needs(request.person).said_to(request.person),
        "readers_of_words": readers_of_own_words(enquiry, shows=False).said_to(request.person),
        "readers_of_shown": readers_of_own_words(enquiry, shows=True).said_to(request.person),
    }
    return render(request, "coaching/matching/needs.html", context, status=422 if form.errors else 200)


@requires(whose_enquiry)
@require_safe
def suggestions(request: PersonRequest, pk: int) -> HttpResponse:
    """Three coaches with the reasons for each; or how it goes on where there is none."""
    enquiry = enquiry_named(pk)
    is_looking = enquiry.state in {Enquiry.State.OPEN, Enquiry.State.WAITING}
    if is_looking and not enquiry.needs:
        return redirect("coaching_needs", pk=pk)
    search = search_of(enquiry)
    context = {
        "search": search,
        "agreement": address_if_any("agreement", search.engagement.pk) if search.engagement else "",
    }
    return render(request, "coaching/matching/suggestions.html", context)


@requires(whose_suggestion)
@takes_posts_only
def coach_choice(request: PersonRequest, pk: int) -> HttpResponse:
    """Choose this coach; how you work together is agreed next."""
    match = get_object_or_404(Match.objects.select_related("enquiry", "coach__person"), pk=pk)
    try:
        engagement = choose_coach(match=match, by=request.person)
    except NotPossibleError as error:
        said = _("%(coach)s can’t be chosen any more: %(why)s Your needs are kept, and we have looked again.")
        messages.warning(request, said % {"coach": match.coach, "why": error.why.label})
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        return redirect(address_if_any("agreement", engagement.pk) or "coaching")
    return redirect("suggestions", pk=match.enquiry_id)


@requires(whose_enquiry)
@takes_posts_only
def coach_choice_undone(request: PersonRequest, pk: int) -> HttpResponse:
    """Take back a choice that was not meant."""
    try:
        undo_choice(enquiry=enquiry_named(pk), by=request.person)
        messages.success(request, _("Taken back. You can choose again; your one change is still yours."))
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return redirect("suggestions", pk=pk)


@requires(whose_suggestion)
@takes_posts_only
def suggestion_replacement(request: PersonRequest, pk: int) -> HttpResponse:
    """Somebody else in the place of a coach who can't be chosen any more."""
    match = get_object_or_404(Match.objects.select_related("enquiry"), pk=pk)
    try:
        replace_suggestion(match=match, by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return redirect("suggestions", pk=match.enquiry_id)


@requires(whose_enquiry)
@takes_posts_only
def suggestions_refusal(request: PersonRequest, pk: int) -> HttpResponse:
    """None of these: three others, or the waiting list."""
    seen = {row_number(text) for text in request.POST.getlist("seen")}
    try:
        pass_on_all(enquiry=enquiry_named(pk), seen=seen, by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return redirect("suggestions", pk=pk)


@requires(whose_enquiry)
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_withdrawal(request: PersonRequest, pk: int) -> HttpResponse:
    """Stop looking: say what goes, then do it."""
    enquiry = enquiry_named(pk)
    if request.method != "POST":
        return render(request, "coaching/matching/withdrawal.html", {"enquiry": enquiry})
    cancel_meetings(enquiry, but=None, by=request.person)
    withdraw_enquiry(enquiry=enquiry, by=request.person)
    messages.success(request, _("You are not looking for a coach any more. What you had written is deleted."))
    return redirect("coaching")


@requires(whose_enquiry)
@require_http_methods(["GET", "HEAD", "POST"])
def coach_change(request: PersonRequest, pk: int) -> HttpResponse:
    """Change to another coach, once, for no reason."""
    enquiry = enquiry_named(pk)
    search = search_of(enquiry)
    if request.method != "POST" and search.may_change:
        return render(request, "coaching/matching/change.html", {"search": search})
    try:
        change_coach(enquiry=enquiry, by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return redirect("suggestions", pk=pk)
