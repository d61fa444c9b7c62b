"""Raising, seeing to, lifting, closing and merging barriers; trials of another way."""

from inhabit.stages.empower.barriers.actions.closing import close_barrier, confirm_barrier, reopen_barrier
from inhabit.stages.empower.barriers.actions.merging import merge_barriers
from inhabit.stages.empower.barriers.actions.raising import (
    Words,
    join_barrier,
    raise_barrier,
    withdraw_from_barrier,
)
from inhabit.stages.empower.barriers.actions.rising import (
    give_more_time,
    help_from_above,
    take_barrier_over,
    take_barrier_up,
)
from inhabit.stages.empower.barriers.actions.seeing import hand_barrier_on, see_to_barrier

__all__ = [
    "Words",
    "close_barrier",
    "confirm_barrier",
    "give_more_time",
    "hand_barrier_on",
    "help_from_above",
    "join_barrier",
    "merge_barriers",
    "raise_barrier",
    "reopen_barrier",
    "see_to_barrier",
    "take_barrier_over",
    "take_barrier_up",
    "withdraw_from_barrier",
]
