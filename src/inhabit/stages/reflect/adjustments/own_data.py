"""What a person has proposed, supported and answered, for their own file."""

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.reflect.adjustments.models import Adjustment, AdjustmentAnswer, AdjustmentSupport


def my_proposals(person: Person) -> Part:
    mine = Adjustment.objects.filter(author=person).order_by("pk")
    fields = (
        "target",
        "part",
        "unit__name",
        "before",
        "wording",
        "reason",
        "is_credited",
        "state",
        "decided",
        "made_at",
    )
    return "proposed_changes", list(mine.values(*fields))


def my_supports(person: Person) -> Part:
    mine = AdjustmentSupport.objects.filter(person=person).order_by("pk")
    return "supported_changes", list(mine.values("adjustment", "said_at"))


def my_answers_to_proposals(person: Person) -> Part:
    mine = AdjustmentAnswer.objects.filter(author=person).order_by("pk")
    return "answers_to_proposed_changes", list(mine.values("adjustment", "verdict", "text", "answered_at"))


PARTS = (my_proposals, my_supports, my_answers_to_proposals)
