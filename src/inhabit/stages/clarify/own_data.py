"""What a person has written in Clarify & Connect, for their own file."""

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.clarify.models import (
    ContestAnswer,
    Contribution,
    ContributionTie,
    Interpretation,
    InterpretationRequest,
    StopChange,
)


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
        "wish",
        "contest__state",
    )
    mine = Interpretation.objects.filter(author=person).order_by("pk")
    return "interpretations", list(mine.values(*texts, "edited_at", "shared_at"))


def my_requests(person: Person) -> Part:
    mine = InterpretationRequest.objects.filter(asked_by=person).order_by("pk")
    return "requests_for_an_interpretation", list(mine.values("unit__name", "asked_on"))


def my_answers_to_contests(person: Person) -> Part:
    mine = ContestAnswer.objects.filter(author=person).order_by("pk")
    fields = ("contest__unit__name", "contest__priority", "verdict", "text", "answered_at")
    return "answers_to_contests", list(mine.values(*fields))


def my_stops(person: Person) -> Part:
    mine = StopChange.objects.filter(author=person).order_by("pk")
    return "stop_lists", list(mine.values("stop__unit__name", "kind", "text", "made_at"))


PARTS = (my_parts, my_interpretations, my_requests, my_answers_to_contests, my_stops)
