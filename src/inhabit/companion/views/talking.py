"""A conversation with oneself, a question on a page."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.companion.actions import (
    NewerAnswerError,
    answer_question,
    delete_conversation,
    keep_conversation,
    keep_draft,
)
from inhabit.companion.forms import AnswerForm, DraftForm, EndForm, with_edits
from inhabit.companion.listening import speaks_of_harm
from inhabit.companion.models import Conversation
from inhabit.companion.permissions import whose_conversation
from inhabit.companion.readers import readers_of_conversations
from inhabit.companion.talks import Talk, talk_of
from inhabit.companion.walking import Answer, Step, Walk


@requires(whose_conversation)
def conversation(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Lead to where a conversation stands: its open question, its end, or the journal."""
    stored = get_object_or_404(Conversation, pk=pk)
    if stored.kept_at is not None:
        return redirect("journal_entry", pk)
    taken = talk_of(stored).walk
    if taken.open_step is None:
        return redirect("conversation_end", pk)
    return redirect("conversation_step", pk, taken.open_step.number)


@requires(whose_conversation)
def conversation_step(request: PersonRequest, pk: UUID, number: int) -> HttpResponse:
    """One question. POST answers it; another answer than before drops what was said after it."""
    stored, talk, step = at_step(pk, number)
    if step is None:
        return redirect("conversation", pk)
    if request.method != "POST":
        form = AnswerForm(initial=initial_of(stored, talk, step), question=step.question)
        return question_page(request, stored, talk, step, form)
    form = AnswerForm(request.POST, question=step.question)
    if not form.is_valid():
        return question_page(request, stored, talk, step, form, status=422)
    if speaks_of_harm(form.answer.words):
        return to_help(request, stored, form.answer, form.cleaned_data["edits"])
    try:
        dropped = answer_question(
            conversation=stored,
            number=number,
            answer=form.answer,
            edits=form.cleaned_data["edits"],
            by=request.person,
        )
    except NewerAnswerError:
        return newer_page(request, pk, number, form)
    say_what_was_dropped(request, dropped)
    return to_next(pk, number)


def at_step(pk: UUID, number: int) -> tuple[Conversation, Talk, Step | None]:
    """Return a conversation and its question ``number``; None where it has not come that far or is kept."""
    stored = get_object_or_404(Conversation, pk=pk)
    talk = talk_of(stored)
    steps = talk.walk.steps if stored.kept_at is None else ()
    return stored, talk, steps[number - 1] if 1 <= number <= len(steps) else None


def to_next(pk: UUID, number: int) -> HttpResponse:
    """Lead to the question after ``number``, answered before or not, or to the end."""
    _stored, _talk, following = at_step(pk, number + 1)
    return redirect("conversation_step", pk, number + 1) if following else redirect("conversation", pk)


def initial_of(stored: Conversation, talk: Talk, step: Step) -> dict[str, Any]:
    answer = step.answer
    draft = talk.drafts.get(step.question.key)
    words = draft if draft is not None else answer.words if answer else ""
    return {"choice": answer.choice if answer else "", "words": words, "edits": stored.edits}


def to_help(request: PersonRequest, stored: Conversation, answer: Answer, edits: int) -> HttpResponse:
    """Stop the conversation and show who helps. The words stay where they were typed."""
    with suppress(NewerAnswerError):  # help comes first; what another window wrote stands
        keep_draft(
            conversation=stored,
            question=answer.question,
            words=answer.words,
            edits=edits,
            by=request.person,
        )
    return help_page(request, stored)


def help_page(request: PersonRequest, stored: Conversation) -> HttpResponse:
    """Say who helps, where the words are not for a conversation with oneself. Nobody is told of it.

    It has no address, and the status of a form that is shown again: the lines that a proxy or a browser
    keep of requests would else say of whom it was shown to.
    """
    context = {"conversation": stored, "help_here": settings.HELP_HERE}
    return render(request, "companion/help.html", context, status=422)


def say_what_was_dropped(request: PersonRequest, dropped: int) -> None:
    if dropped:
        text = ngettext(
            "You said something else here, so the answer after it is gone.",
            "You said something else here, so the %(number)s answers after it are gone.",
            dropped,
        )
        messages.info(request, text % {"number": dropped})


def newer_page(request: PersonRequest, pk: UUID, number: int, form: AnswerForm) -> HttpResponse:
    """Show what another window stored beside what was typed in this one."""
    stored, talk, step = at_step(pk, number)
    if step is None:
        messages.info(request, _("You went on in another window. This is where it stands."))
        return redirect("conversation", pk)
    form.data = with_edits(form.data, stored.edits)
    return question_page(request, stored, talk, step, form, has_newer=True, status=422)


def question_page(
    request: PersonRequest,
    stored: Conversation,
    talk: Talk,
    step: Step,
    form: AnswerForm,
    *,
    has_newer: bool = False,
    status: int = 200,
) -> HttpResponse:
    taken = talk.walk
    context = {
        "path": talk.path,
        "step": step,
        "form": form,
        "conversation": stored,
        "before": taken.answered[: step.number - 1],
        "after": taken.answered[step.number :],
        "has_newer": has_newer,
        "readers": readers_of_conversations(request.person).said_to(request.person),
    }
    return render(request, "companion/question.html", context, status=status)


@requires(whose_conversation)
@takes_posts_only
def conversation_draft(request: PersonRequest, pk: UUID, number: int) -> HttpResponse:
    """Keep what is typed so far."""
    stored, _talk, step = at_step(pk, number)
    form = DraftForm(request.POST)
    if step is None or not form.is_valid():
        return JsonResponse({"message": _("This is too long to keep as it is.")}, status=422)
    try:
        saved = keep_draft(
            conversation=stored, question=step.question.key, by=request.person, **form.cleaned_data
        )
    except NewerAnswerError:
        message = _("You went on in another window. Press the button to see both.")
        return JsonResponse({"message": message}, status=409)
    return JsonResponse({"saved_at": saved.touched_at.isoformat(), "edits": saved.edits})


@requires(whose_conversation)
def conversation_end(request: PersonRequest, pk: UUID) -> HttpResponse:
    """One sentence and one small act. POST keeps the conversation in the journal."""
    stored = get_object_or_404(Conversation, pk=pk)
    talk = talk_of(stored)
    if stored.kept_at is not None or talk.walk.outcome is None:
        return redirect("conversation", pk)
    taken = talk.walk
    if request.method != "POST":
        assert taken.outcome is not None  # noqa: S101  # tells mypy what stands above
        form = EndForm(initial={"sentence": taken.outcome.sentence, "act": taken.outcome.act})
        return end_page(request, stored, talk, taken, form)
    form = EndForm(request.POST)
    if not form.is_valid():
        return end_page(request, stored, talk, taken, form, status=422)
    if speaks_of_harm(" ".join(form.cleaned_data.values())):
        return help_page(request, stored)
    try:
        keep_conversation(conversation=stored, by=request.person, **form.cleaned_data)
    except NewerAnswerError:
        messages.info(request, _("You went on in another window. This is where it stands."))
        return redirect("conversation", pk)
    messages.success(request, _("Kept in your journal. Only you read it."))
    return redirect("journal_entry", pk)


def end_page(
    request: PersonRequest,
    stored: Conversation,
    talk: Talk,
    taken: Walk,
    form: EndForm,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "path": talk.path,
        "conversation": stored,
        "taken": taken,
        "form": form,
        "readers": readers_of_conversations(request.person).said_to(request.person),
    }
    return render(request, "companion/end.html", context, status=status)


@requires(whose_conversation)
def conversation_removal(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Ask once, naming what goes; then throw the conversation away for good."""
    stored = Conversation.objects.filter(pk=pk).first()
    if stored is None:
        raise Http404
    if request.method != "POST":
        return render(request, "companion/removal.html", {"conversation": stored})
    delete_conversation(conversation=stored, by=request.person)
    messages.success(request, _("Thrown away. Nothing of it is left."))
    return redirect("journal" if stored.kept_at is not None else "companion")
