"""What the two sides do with a remit."""

from inhabit.stages.empower.remits.actions.agreeing import (
    agree,
    ask_for_change,
    hold,
    keep_as_it_is,
    propose_again,
    reply,
)
from inhabit.stages.empower.remits.actions.changing import change_line
from inhabit.stages.empower.remits.actions.drafting import (
    choose_group,
    discard_draft,
    end_remit,
    open_draft,
    propose,
    put_line_back,
    remove_line,
    start_remit,
    write_line,
)

__all__ = [
    "agree",
    "ask_for_change",
    "change_line",
    "choose_group",
    "discard_draft",
    "end_remit",
    "hold",
    "keep_as_it_is",
    "open_draft",
    "propose",
    "propose_again",
    "put_line_back",
    "remove_line",
    "reply",
    "start_remit",
    "write_line",
]
