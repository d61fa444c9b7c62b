"""What somebody does in a conversation with themself. Nothing here is audited, counted or logged."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from inhabit.companion.files.shape import CoachingPath
from inhabit.companion.models import Conversation
from inhabit.companion.talks import Talk, exchanges_of, talk_of
from inhabit.companion.walking import Answer
from inhabit.people.models import Person

MOST_GOING_ON = 20  # of one person; the oldest goes when there is one more


class NewerAnswerError(Exception):
    """Another window has gone on meanwhile; what was sent from this one was not stored."""


@transaction.atomic
def begin_conversation(*, pk: UUID, path: CoachingPath, by: Person) -> Conversation:
    """Begin a conversation under the number ``pk`` that its page chose; twice is the same as once.

    Raises ``Conversation.DoesNotExist`` where the number is somebody else's.
    """
    talk = Talk(path_id=path.id, title=str(path.title), path=path)
    conversation, _is_new = Conversation.objects.get_or_create(
        pk=pk, defaults={"person": by, "content": talk.model_dump_json()}
    )
    if conversation.person_id != by.pk:
        raise Conversation.DoesNotExist
    forget_oldest(by)
    return conversation


def forget_oldest(person: Person) -> None:
    mine = Conversation.objects.going_on().filter(person=person).order_by("-touched_at", "pk")
    surplus = list(mine.values_list("pk", flat=True)[MOST_GOING_ON:])
    Conversation.objects.filter(pk__in=surplus).delete()


@transaction.atomic
def answer_question(
    *, conversation: Conversation, number: int, answer: Answer, edits: int, by: Person
) -> int:
    """Answer question ``number`` (from 1). Return how many later answers were dropped by that.

    The same answer as before changes nothing. Raises :class:`NewerAnswerError` where another window
    has gone on since ``edits``.
    """
    stored, talk = opened(conversation, by=by)
    before = talk.answers[number - 1] if number <= len(talk.answers) else None
    if before == answer:
        return 0
    if edits != stored.edits:
        raise NewerAnswerError
    dropped = max(len(talk.answers) - number, 0)
    talk.answers = [*talk.answers[: number - 1], answer]
    talk.drafts.pop(answer.question, None)
    store(stored, talk)
    return dropped


@transaction.atomic
def keep_draft(
    *, conversation: Conversation, question: str, words: str, edits: int, by: Person
) -> Conversation:
    """Keep open words as far as they are typed. Raises :class:`NewerAnswerError`."""
    stored, talk = opened(conversation, by=by)
    if edits != stored.edits:
        raise NewerAnswerError
    talk.drafts[question] = words
    return store(stored, talk)


@transaction.atomic
def keep_conversation(*, conversation: Conversation, sentence: str, act: str, by: Person) -> Conversation:
    """Keep a conversation that is over in its author's journal; twice is the same as once.

    Raises :class:`NewerAnswerError` where another window went back, so that it is not over.
    """
    stored, talk = opened(conversation, by=by, kept_too=True)
    if stored.kept_at is not None:
        return stored
    taken = talk.walk
    if not taken.is_over:
        raise NewerAnswerError
    assert talk.path is not None  # noqa: S101  # tells mypy what "not kept" means
    kept = Talk(
        path_id=talk.path_id,
        title=str(talk.path.title),
        exchanges=exchanges_of(taken),
        sentence=sentence.strip(),
        act=act.strip(),
    )
    stored.kept_at = timezone.now()
    return store(stored, kept)


@transaction.atomic
def mark_act(*, conversation: Conversation, is_done: bool, by: Person) -> None:
    """Tick the small act of a kept conversation, or take the tick away."""
    stored = Conversation.objects.kept().select_for_update().get(pk=conversation.pk, person=by)
    talk = talk_of(stored)
    talk.is_done = is_done
    store(stored, talk)


@transaction.atomic
def delete_conversation(*, conversation: Conversation, by: Person) -> None:
    """Delete a conversation for good; nothing of it stays."""
    Conversation.objects.filter(pk=conversation.pk, person=by).delete()


def opened(conversation: Conversation, *, by: Person, kept_too: bool = False) -> tuple[Conversation, Talk]:
    """Return the conversation of ``by`` as it is stored now. Raises :class:`NewerAnswerError` once kept."""
    stored = Conversation.objects.select_for_update().get(pk=conversation.pk, person=by)
    if stored.kept_at is not None and not kept_too:
        raise NewerAnswerError
    return stored, talk_of(stored)


def store(conversation: Conversation, talk: Talk) -> Conversation:
    conversation.content = talk.model_dump_json()
    conversation.edits += 1
    conversation.touched_at = timezone.now()
    conversation.save(update_fields=["content", "edits", "touched_at", "kept_at"])
    return conversation
