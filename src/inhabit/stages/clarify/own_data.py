"""What a person has written in Clarify & Connect, for their own file."""

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.clarify.models import Contribution, ContributionTie, Interpretation, InterpretationRequest


def my_parts(person: Person) -> Part:
    fields = ("priority", "text", "draft", "audience", "audience_unit__name", "finished_at", "edited_at")
    mine = Contribution.objects.filter(person=person).order_by("pk")
    ties = ContributionTie.objects.filter(contribution__person=person)
    also: dict[int, list[int]] = {}
    for contribution, priority in ties.values_list("contribution", "priority").order_by("pk"):
        also.setdefault(contribution, []).append(priority)
    rows = mine.values("pk", *fields)
    return "contributions", [{**row, "also": also.get(row.pop("pk"), [])} for row in rows]


def my_interpretations(person: Person) -> Part:
    texts = (
        "unit__name",
        "priority",
        "number",
        "stance",
        "meaning",
        "changes",
        "stays",
        "telling",
        "because",
    )
    mine = Interpretation.objects.filter(author=person).order_by("pk")
    return "interpretations", list(mine.values(*texts, "edited_at", "shared_at"))


def my_requests(person: Person) -> Part:
    mine = InterpretationRequest.objects.filter(asked_by=person).order_by("pk")
    return "requests_for_an_interpretation", list(mine.values("unit__name", "asked_on"))
