"""What somebody has promised, with all that they wrote about it, for their own file."""

from typing import Any

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.empower.commitments.models import Commitment

FIELDS = (
    "outcome",
    "due_on",
    "state",
    "closing_word",
    "closed_at",
    "made_at",
    "audience",
    "shows_check_ins",
    "may_be_told",
    "partnering",
)


def my_promises(person: Person) -> Part:
    mine = Commitment.objects.owned_by(person).select_related("unit").order_by("pk")
    return "promises", [of_one(item) for item in mine.prefetch_related("check_ins", "changes")]


def of_one(item: Commitment) -> dict[str, Any]:
    return {field: getattr(item, field) for field in FIELDS} | {
        "unit": item.unit.name,
        "priority": item.priority_id,
        "check_ins": [
            {"week_of": said.week_of, "state": said.state, "line": said.line, "made_at": said.made_at}
            for said in item.check_ins.all()
        ],
        "changes": [
            {
                "kind": change.kind,
                "outcome": change.outcome,
                "due_on": change.due_on,
                "word": change.word,
                "made_at": change.made_at,
            }
            for change in item.changes.all()
        ],
    }


def beside_whom_i_stand(person: Person) -> Part:
    beside = Commitment.objects.beside(person).order_by("pk")
    return "promises_i_stand_beside", list(beside.values("owner__name", "partnering", "partner_asked_at"))
