"""The moves of a programme: what each role can be asked to do in each stage.

A next step on Home carries the key of its move. A programme can give a move its own words, another place
among those of its stage and role, or leave it out: that is what ``Programme.moves`` keeps, as

    {"words": {key: {"en": {"title": …, "reason": …}, "de": …}}, "off": [key, …], "order": [key, …]}

with only what differs. Keys that are no longer in the catalogue are passed over. Everyone reads the words
in their own language; where the programme has none in it, those that it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inhabit.access.languages import known_language
from inhabit.programme.models import Programme, Stage
from inhabit.programme.steps import NextStep

type WordsOfMove = dict[str, dict[str, str]]  # by language: "title" and "reason"


class MoveRole(models.TextChoices):
    MEMBER = "member", _("Everyone")
    LEAD = "lead", _("Leads")
    SPONSOR = "sponsor", _("Sponsors")
    STEWARD = "steward", _("The programme team")


@dataclass(frozen=True)
class Move:
    """Something that a role can be asked to do. ``stage`` is None for what belongs to every stage.

    ``label`` says it in general; a step's own title names the unit or the thing.
    """

    key: str
    stage: Stage | None
    role: MoveRole
    label: str | Promise
    minutes: int

    @property
    def group(self) -> tuple[str, str]:
        return (self.stage or "", self.role)


CLARIFY, COMMUNICATE = Stage.CLARIFY, Stage.COMMUNICATE
EMPOWER, REFLECT = Stage.EMPOWER, Stage.REFLECT
MEMBER, LEAD, SPONSOR, STEWARD = MoveRole.MEMBER, MoveRole.LEAD, MoveRole.SPONSOR, MoveRole.STEWARD

CATALOGUE: tuple[Move, ...] = (
    Move("interpret", CLARIFY, LEAD, _("Say what the strategy means for the unit"), 10),
    Move("answer_contest", CLARIFY, LEAD, _("Answer a unit for which a priority can’t work"), 10),
    Move("stop_list", CLARIFY, LEAD, _("Say what the unit stops doing"), 5),
    Move("hear_needs", CLARIFY, LEAD, _("Read what my people need to say yes"), 3),
    Move("contribute", CLARIFY, MEMBER, _("Say what my part is"), 5),
    Move("connect", CLARIFY, MEMBER, _("Connect the strategy with my own work"), 8),
    Move("connect_begun", CLARIFY, MEMBER, _("Finish what I began to connect"), 5),
    Move("ask_for_words", CLARIFY, MEMBER, _("Ask what it means for my unit"), 1),
    Move("answer_contest_at_top", CLARIFY, SPONSOR, _("Answer a priority that is contested"), 10),
    Move("tell_story", COMMUNICATE, SPONSOR, _("Tell the story at the top"), 20),
    Move("retell", COMMUNICATE, LEAD, _("Retell the story in one’s own words"), 15),
    Move("answer_question", COMMUNICATE, LEAD, _("Answer a question, or pass it up"), 5),
    Move("listen", COMMUNICATE, LEAD, _("Read what the unit heard, and write back"), 5),
    Move("look_at_drift", COMMUNICATE, SPONSOR, _("Look at what survived on the way down"), 3),
    Move("play_back", COMMUNICATE, MEMBER, _("Say what I heard"), 2),
    Move("judge_answer", COMMUNICATE, MEMBER, _("Say whether an answer answers my question"), 2),
    Move("agree_remit", EMPOWER, LEAD, _("Agree on what is whose to decide"), 10),
    Move("settle_decision", EMPOWER, LEAD, _("Settle who decides something"), 3),
    Move("read_remit", EMPOWER, MEMBER, _("Read what is mine to decide, and agree to it"), 4),
    Move("look_again", EMPOWER, MEMBER, _("Look again at a decision: did it come true?"), 2),
    Move("own_barrier", EMPOWER, LEAD, _("See to what stands in somebody’s way"), 5),
    Move("escalated_barrier", EMPOWER, SPONSOR, _("See to what nobody below could clear"), 5),
    Move("confirm_barrier", EMPOWER, MEMBER, _("Say whether what stood in the way is gone"), 1),
    Move("end_trial", EMPOWER, MEMBER, _("Say whether a trial is kept or dropped"), 3),
    Move("promise", EMPOWER, MEMBER, _("Promise one thing, with a date"), 3),
    Move("check_in", EMPOWER, MEMBER, _("Say in one line how a promise goes"), 1),
    Move("stand_beside", EMPOWER, MEMBER, _("Answer somebody who asks me to stand beside a promise"), 1),
    Move("reflect", REFLECT, MEMBER, _("Look back, for myself alone"), 8),
    Move("retrospective", REFLECT, LEAD, _("Look back together with the unit"), 45),
    Move("join_retrospective", REFLECT, MEMBER, _("Look back together: it is going on now"), 30),
    Move("answer_adjustment", REFLECT, LEAD, _("Answer a proposed change"), 5),
    Move("answer_adjustment_at_top", REFLECT, SPONSOR, _("Answer a proposed change of the strategy"), 10),
    Move("agree_recognition", REFLECT, MEMBER, _("Read a story that somebody wrote about me"), 2),
    Move("review_cycle", REFLECT, LEAD, _("Review the cycle of the unit"), 10),
    Move("review_programme", REFLECT, SPONSOR, _("Review the cycle of the organisation"), 15),
    Move("coaching_step", None, MEMBER, _("Take a step from coaching"), 2),
    Move("go_on", None, LEAD, _("Go on to the next stage"), 1),
    Move("coaching_session", None, MEMBER, _("Prepare a session with a coach"), 5),
    Move("coaching_outcome", None, MEMBER, _("Say whether a coaching session took place"), 1),
    Move("coaching_book", None, MEMBER, _("Book the next session with a coach"), 2),
    Move("coaching_alliance", None, MEMBER, _("Say how working with a coach is"), 1),
    Move("coaching_review", None, MEMBER, _("Look back on a coaching"), 5),
    Move("read_agreement", None, MEMBER, _("Read how I will work together with a coach"), 4),
    Move("answer_coaching_offer", None, MEMBER, _("Answer an offer of coaching"), 2),
    Move("answer_group", None, MEMBER, _("Answer an invitation to coaching with others"), 3),
    Move("mark_times", None, MEMBER, _("Say which times suit me"), 1),
    Move("choose_team_coach", None, LEAD, _("Choose a coach for my team"), 5),
    Move("see_to_group", None, STEWARD, _("See to a group or a team"), 5),
    Move("choose_coach", None, MEMBER, _("Say what I need, and choose a coach"), 5),
    Move("write_strategy", None, SPONSOR, _("Write the strategy"), 15),
    Move("see_map", None, SPONSOR, _("See where the thread breaks"), 3),
    Move("coaching_waits", None, STEWARD, _("See who waits too long for a coach"), 5),
    Move("approve_coaches", None, STEWARD, _("Answer somebody who would like to coach"), 3),
    Move("read_safeguarding", None, MEMBER, _("Read, as a coach, how people are kept from harm"), 5),
    Move("introduce_coach", None, MEMBER, _("Say who one is as a coach"), 10),
    Move("import_people", None, STEWARD, _("Bring in your people"), 10),
    Move("start_programme", None, STEWARD, _("Start the programme"), 2),
    Move("invite", None, STEWARD, _("Invite your people"), 5),
)
MOVES: dict[str, Move] = {move.key: move for move in CATALOGUE}


def moves_in_order(changes: dict[str, Any], group: tuple[str, str]) -> list[Move]:
    """Return the moves of a stage and role in the order that ``changes`` of a programme give them."""
    here = [move for move in CATALOGUE if move.group == group]
    order = changes.get("order", [])
    return sorted(here, key=lambda move: order.index(move.key) if move.key in order else -1)


def arranged(steps: Iterable[NextStep], programme: Programme | None) -> list[NextStep]:
    """Return ``steps`` as ``programme`` wants them: without those switched off, in its order and words.

    Steps of one stage and role take the places that they had among all of them: what others wait for
    still comes first.
    """
    changes = programme.moves if programme is not None else {}
    if not changes:
        return list(steps)
    off = set(changes.get("off", []))
    kept = [step for step in steps if step.move not in off]
    return [in_its_words(step, changes) for step in in_its_order(kept, changes)]


def in_its_order(steps: Sequence[NextStep], changes: dict[str, Any]) -> list[NextStep]:
    order = {key: place for place, key in enumerate(changes.get("order", []))}
    queues: dict[tuple[str, str], list[NextStep]] = {}
    for step in steps:
        if step.move in order and step.move in MOVES:
            queues.setdefault(MOVES[step.move].group, []).append(step)
    for queue in queues.values():
        queue.sort(key=lambda step: order[step.move])
    turns = {group: iter(queue) for group, queue in queues.items()}
    return [
        next(turns[MOVES[step.move].group]) if step.move in order and step.move in MOVES else step
        for step in steps
    ]


def in_its_words(step: NextStep, changes: dict[str, Any]) -> NextStep:
    """Return ``step`` with the programme's own title and reason, where it has them."""
    own = own_words(changes, step.move)
    return replace(step, title=own.get("title") or step.title, reason=own.get("reason") or step.reason)


def own_words(changes: dict[str, Any], key: str) -> dict[str, str]:
    """Return the title and reason, each where there is one, that ``changes`` give a move for this reader.

    Both are of one language: where a reader's own has but one of them, the other is as delivered.
    """
    words: WordsOfMove = changes.get("words", {}).get(key, {})
    own = known_language(get_language() or "") or ""
    return words.get(own) or next(iter(words.values()), {})
