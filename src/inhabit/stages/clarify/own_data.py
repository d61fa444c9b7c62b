"""What a person has written in Clarify & Connect, for their own file."""

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.clarify.models import Contribution, Interpretation, InterpretationRequest


def my_parts(person: Person) -> Part:
    fields = ("priority", "text", "draft", "audience", "audience_unit__name", "finished_at", "edited_at")
    return "contributions", list(Contribution.objects.filter(person=person).order_by("pk").values(*fields))


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
