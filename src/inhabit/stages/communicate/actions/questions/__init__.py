"""Asking, passing up, merging and answering questions."""

from inhabit.stages.communicate.actions.questions.answering import (
    AnsweredMeanwhileError,
    Reply,
    answer_question,
    answer_with,
    may_be_for_everyone,
    say_whether_answered,
    seat_of_answer,
)
from inhabit.stages.communicate.actions.questions.asking import (
    also_ask,
    ask_question,
    withdraw_question,
)
from inhabit.stages.communicate.actions.questions.merging import merge_questions
from inhabit.stages.communicate.actions.questions.moving import pass_up, take_question
from inhabit.stages.communicate.actions.questions.unnamed import ask_unnamed, withdraw_unnamed

__all__ = [
    "AnsweredMeanwhileError",
    "Reply",
    "also_ask",
    "answer_question",
    "answer_with",
    "ask_question",
    "ask_unnamed",
    "may_be_for_everyone",
    "merge_questions",
    "pass_up",
    "say_whether_answered",
    "seat_of_answer",
    "take_question",
    "withdraw_question",
    "withdraw_unnamed",
]
