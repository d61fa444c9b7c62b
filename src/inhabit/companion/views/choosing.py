"""What somebody can think through: by the next step, by where their unit stands, by theme."""

from __future__ import annotations

from contextlib import suppress
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.companion.actions import NewerAnswerError, answer_question, begin_conversation
from inhabit.companion.choosing import for_stage, for_themes, other_paths, path_for, roles_for, stage_of
from inhabit.companion.files.shape import CoachingPath
from inhabit.companion.forms import AnswerForm
from inhabit.companion.library import all_paths
from inhabit.companion.listening import speaks_of_harm
from inhabit.companion.models import Conversation
from inhabit.companion.permissions import coach_or_steward
from inhabit.companion.readers import readers_of_conversations
from inhabit.companion.selectors import going_on_of
from inhabit.companion.views.numbers import conversation_number
from inhabit.companion.views.talking import to_help
from inhabit.companion.walking import walk


@requires(signed_in)
def companion(request: PersonRequest) -> HttpResponse:
    """Choose what to think through, or go on with what was begun."""
    person, known = request.person, all_paths()
    roles = roles_for(person)
    now = for_stage(stage_of(person), roles, known.values())
    themes = for_themes(roles, known.values())
    context = {
        "going_on": going_on_of(person),
        "now": now,
        "themes": themes,
        "others": list(other_paths([*now, *themes], known.values())),
        "readers": readers_of_conversations(person).said_to(person),
        "may_shape": coach_or_steward.holds(person),
    }
    return render(request, "companion/companion.html", context)


@requires(signed_in)
def companion_for(request: PersonRequest, move: str) -> HttpResponse:
    """Lead to the conversation behind the next step ``move`` that fits the reader."""
    path = path_for(move, request.person, all_paths())
    return redirect("think_about", path.id) if path is not None else redirect("companion")


@requires(signed_in)
def think_about(request: PersonRequest, path_id: str) -> HttpResponse:
    """The first question of a path. Nothing is kept until it is answered."""
    known = all_paths().get(path_id)
    if known is None:
        raise Http404
    question = known.path.questions[0]
    form = AnswerForm(request.POST if request.method == "POST" else None, question=question)
    if form.is_valid():
        return begun(request, known.path, form)
    return first_page(request, known.path, form)


def begun(request: PersonRequest, path: CoachingPath, form: AnswerForm) -> HttpResponse:
    """Begin with the first answer; sent twice, the second one leads to where the first came."""
    pk = conversation_number(request.POST.get("conversation"))
    try:
        conversation = begin_conversation(pk=pk, path=path, by=request.person)
    except Conversation.DoesNotExist:
        raise Http404 from None
    answer = form.answer
    if speaks_of_harm(answer.words):
        return to_help(request, conversation, answer, conversation.edits)
    with suppress(NewerAnswerError):  # kept from another window: its own page says where it stands
        answer_question(
            conversation=conversation, number=1, answer=answer, edits=conversation.edits, by=request.person
        )
    return redirect("conversation", conversation.pk)


def first_page(request: PersonRequest, path: CoachingPath, form: AnswerForm) -> HttpResponse:
    begun_before = [one for one in going_on_of(request.person) if one.path_id == path.id]
    context = {
        "path": path,
        "step": walk(path, []).steps[0],
        "form": form,
        "conversation_pk": request.POST.get("conversation") or uuid4(),
        "begun_before": begun_before[0] if begun_before else None,
        "readers": readers_of_conversations(request.person).said_to(request.person),
    }
    return render(request, "companion/question.html", context, status=422 if form.errors else 200)
