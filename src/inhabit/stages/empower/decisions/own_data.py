"""What a person has written in decision logs, for their own file."""

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.empower.decisions.models import Decision, DecisionChange, LookBack


def my_decisions(person: Person) -> Part:
    mine = Decision.objects.filter(owner=person).order_by("pk")
    fields = ("text", "priority", "ease", "expects", "look_on", "context", "audience", "verdict")
    return "decisions", list(mine.values("pk", "unit__name", "decided_on", "withdrawn_at", *fields))


def my_wordings(person: Person) -> Part:
    mine = DecisionChange.objects.filter(author=person).order_by("pk")
    fields = ("kind", "text", "expects", "look_on", "context", "made_at")
    return "wordings_of_decisions", list(mine.values("decision", *fields))


def my_look_backs(person: Person) -> Part:
    mine = LookBack.objects.filter(author=person).order_by("pk")
    fields = ("number", "verdict", "learned", "next_on", "looked_on")
    return "looks_back_at_decisions", list(mine.values("decision", *fields))


PARTS = (my_decisions, my_wordings, my_look_backs)
