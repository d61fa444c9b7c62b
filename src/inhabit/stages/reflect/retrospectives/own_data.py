"""What a person has written in retrospectives under their name, and taken on, for their own file.

A card without a name is nobody's: nothing here could say whose it is.
"""

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.reflect.retrospectives.models import Card, Idea, Retrospective


def my_retrospectives(person: Person) -> Part:
    cards = Card.objects.filter(author=person).exclude(text="").order_by("retrospective", "pk")
    taken = Idea.objects.filter(owner=person).order_by("retrospective", "pk")
    led = Retrospective.objects.filter(facilitator=person).order_by("pk")
    begun = Retrospective.objects.filter(started_by=person).order_by("pk")
    return "retrospectives", {
        "cards_with_my_name": list(cards.values("retrospective__unit__name", "text")),
        "taken_on": list(taken.values("retrospective__unit__name", "kind", "text", "because", "due_on")),
        "facilitated": list(led.values("unit__name", "starts_at")),
        "begun": list(begun.values("unit__name", "starts_at", "columns")),
    }
