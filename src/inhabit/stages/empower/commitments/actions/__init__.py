"""Writing of promises.

Nothing of it goes into the audit trail: no record ties to a person what became of their promises, except
for themself and whom they chose.
"""

from inhabit.stages.empower.commitments.actions.checking_in import check_in
from inhabit.stages.empower.commitments.actions.ending import close, renegotiate, reopen
from inhabit.stages.empower.commitments.actions.partnering import (
    answer_partner,
    ask_for_ten_minutes,
    ask_partner,
    go_without_partner,
)
from inhabit.stages.empower.commitments.actions.promising import Serves, promise
from inhabit.stages.empower.commitments.actions.showing import choose_readers

__all__ = [
    "Serves",
    "answer_partner",
    "ask_for_ten_minutes",
    "ask_partner",
    "check_in",
    "choose_readers",
    "close",
    "go_without_partner",
    "promise",
    "renegotiate",
    "reopen",
]
