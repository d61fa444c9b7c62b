"""What a person has asked and answered with their name, for their own file."""

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.communicate.models import Answer, Asking


def my_questions(person: Person) -> Part:
    mine = Asking.objects.filter(person=person).order_by("pk")
    return "questions", list(mine.values("text", "asked_on", "verdict"))


def my_answers(person: Person) -> Part:
    mine = Answer.objects.filter(author=person).order_by("pk")
    return "answers", list(mine.values("unit__name", "number", "text", "answered_on"))
