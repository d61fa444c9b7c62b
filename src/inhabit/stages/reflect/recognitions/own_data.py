"""What a person wrote about others, and said to what was written about them, for their own file."""

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.reflect.recognitions.models import Recognised, Recognition


def my_recognitions_of_others(person: Person) -> Part:
    mine = Recognition.objects.filter(author=person).order_by("written_at", "pk")
    return "stories_of_others", list(
        mine.values("did", "made_possible", "written_at", "shown_at", "taken_back_at")
    )


def my_answers_to_recognitions(person: Person) -> Part:
    """What others wrote stays theirs; what I said to it is mine."""
    mine = Recognised.objects.filter(person=person).order_by("pk")
    return "answers_to_stories_about_me", list(
        mine.values("answer", "reach", "did", "made_possible", "answered_at")
    )


PARTS = (my_recognitions_of_others, my_answers_to_recognitions)
