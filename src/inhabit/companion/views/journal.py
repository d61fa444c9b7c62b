"""A conversation that one kept, as an entry of one's journal."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.companion.actions import mark_act
from inhabit.companion.models import Conversation
from inhabit.companion.permissions import whose_entry
from inhabit.companion.readers import readers_of_conversations
from inhabit.companion.selectors import entry_of


@requires(whose_entry)
def journal_entry(request: PersonRequest, pk: UUID) -> HttpResponse:
    conversation = get_object_or_404(Conversation, pk=pk)
    context = {
        "entry": entry_of(conversation),
        "conversation": conversation,
        "readers": readers_of_conversations(request.person).said_to(request.person),
    }
    return render(request, "companion/entry.html", context)


@requires(whose_entry)
@takes_posts_only
def journal_act(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Tick the small act, or take the tick away. For oneself alone: nothing else knows of it."""
    conversation = get_object_or_404(Conversation, pk=pk)
    mark_act(conversation=conversation, is_done=request.POST.get("done") == "1", by=request.person)
    return redirect("journal_entry", pk)
