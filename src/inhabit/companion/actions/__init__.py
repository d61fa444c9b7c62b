"""Every write in conversations with oneself, and in the paths that they follow."""

from inhabit.companion.actions.conversations import (
    NewerAnswerError,
    answer_question,
    begin_conversation,
    delete_conversation,
    keep_conversation,
    keep_draft,
    mark_act,
)
from inhabit.companion.actions.paths import revert_path, save_path

__all__ = [
    "NewerAnswerError",
    "answer_question",
    "begin_conversation",
    "delete_conversation",
    "keep_conversation",
    "keep_draft",
    "mark_act",
    "revert_path",
    "save_path",
]
